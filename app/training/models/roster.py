"""The trainers of a unit and the yearly review of their roster. Nothing of it is sent.

Trainers are officials who teach by a signed decision, so everybody in the house may read
their names. No form of statistics asks a superior for them, and the decision that names
them travels on paper; so neither a name nor the mere fact of a roster goes up.
"""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.teams import Sex
from app.records.model import Record, choice
from app.training.models.columns import inside, personal


class Trainer(Record, db.Model):
    """Tập huấn viên trong danh sách của đơn vị."""

    __tablename__ = "trainer"

    name: Mapped[str | None] = inside("Họ và tên", String(200), listed=True, searched=True)
    sex: Mapped[Sex | None] = inside("Giới tính", choice(Sex), listed=True)
    birth_year: Mapped[int | None] = personal("Năm sinh")
    organisation: Mapped[str | None] = inside(
        "Cơ quan, tổ chức", String(200), listed=True, searched=True
    )
    post: Mapped[str | None] = inside("Chức vụ", String(200), listed=True)
    expertise: Mapped[str | None] = inside(
        "Lĩnh vực chuyên môn", String(200), listed=True, searched=True
    )
    phone: Mapped[str | None] = personal("Điện thoại", String(200))
    decision_number: Mapped[str | None] = inside("Số quyết định", String(200))
    decision_on: Mapped[date | None] = inside("Ngày quyết định")
    since: Mapped[date | None] = inside("Vào danh sách từ ngày", listed=True)
    until: Mapped[date | None] = inside("Thôi từ ngày", listed=True)
    until_reason: Mapped[str | None] = personal("Lý do thôi", String(1000))


class RosterReview(Record, db.Model):
    """Lần rà soát đội ngũ tập huấn viên; ``trainers`` counts who was on the roster that day."""

    __tablename__ = "roster_review"

    reviewed_on: Mapped[date | None] = inside("Ngày rà soát", listed=True)
    trainers: Mapped[int | None] = inside("Số tập huấn viên", listed=True)
    is_enough: Mapped[bool | None] = inside("Đủ số lượng, chất lượng", listed=True)
    proposals: Mapped[str | None] = inside("Kiến nghị kiện toàn, bổ sung", Text)
