"""Columns by who may know of them."""

from functools import partial

from sqlalchemy.orm import Mapped

from app.domain.emulation.evidence import Evidence
from app.records.model import FieldClass, Leaves, column

#: Between offices: it is written for the superior, and is not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)
#: Stays in the house that wrote it.
inner = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)


class Counted:
    """The figures of :class:`app.domain.emulation.evidence.Evidence`, frozen."""

    received: Mapped[int] = sent("Vụ, việc tiếp nhận", default=0)
    settled: Mapped[int] = sent("Hòa giải thành", default=0)
    not_settled: Mapped[int] = sent("Hòa giải không thành", default=0)
    due: Mapped[int] = sent("Có hạn bắt đầu", default=0)
    in_time: Mapped[int] = sent("Bắt đầu đúng hạn", default=0)
    written: Mapped[int] = sent("Có văn bản hòa giải thành", default=0)
    agreed: Mapped[int] = sent("Thỏa thuận có việc phải thực hiện", default=0)
    kept: Mapped[int] = sent("Thỏa thuận đã thực hiện xong", default=0)
    years: Mapped[int] = sent("Số năm làm việc", default=0)
    trained: Mapped[int] = sent("Bồi dưỡng", default=0)

    @property
    def evidence(self) -> Evidence:
        return Evidence(**{name: getattr(self, name) for name in Evidence.__dataclass_fields__})
