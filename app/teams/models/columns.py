"""Columns by what may be known of them above the commune, and those that decisions share."""

from datetime import date
from functools import partial

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped

from app.records.model import FieldClass, Leaves, column

#: Days, numbers, kinds and states: what the superior counts.
counted = partial(column, leaves=Leaves.ALWAYS)
#: Names and words of the village; they stay in the commune.
inner = partial(column, field_class=FieldClass.INTERNAL)
#: What the team leader tells of the work, where the head of the unit lets it go further.
told = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.FULL_PROFILE)
#: Where somebody lives, when they were born, what was said of them.
private = partial(column, field_class=FieldClass.RESTRICTED)
#: Ethnic origin, and why somebody had to go.
sensitive = partial(column, field_class=FieldClass.SENSITIVE)


class Decided:
    """What an election and a departure have in common: the Chairman's decision and its sending.

    Căn cứ: khoản 4 Điều 8, Điều 11 Luật Hòa giải ở cơ sở số 35/2013/QH13 name who gets it.
    """

    received_on: Mapped[date | None] = counted("Ngày Chủ tịch nhận")
    decided_on: Mapped[date | None] = counted("Ngày quyết định")
    decision_number: Mapped[str | None] = counted("Số quyết định", String(50))
    signed_by: Mapped[str | None] = inner("Người ký quyết định", String(200))
    effective_on: Mapped[date | None] = counted("Ngày có hiệu lực")
    refusal: Mapped[str | None] = private("Lý do không chấp nhận", Text)
    told_front_on: Mapped[date | None] = counted("Gửi Ban Thường trực Ủy ban Mặt trận Tổ quốc xã")
    told_board_on: Mapped[date | None] = counted("Gửi Trưởng ban công tác Mặt trận")
    told_village_on: Mapped[date | None] = counted("Gửi trưởng thôn, tổ trưởng tổ dân phố")
    told_mediators_on: Mapped[date | None] = counted("Gửi hòa giải viên")
    published_on: Mapped[date | None] = counted("Thông báo công khai ở thôn, tổ dân phố")
