"""Which court a commune's people turn to, and what the row of a court must say.

Căn cứ: khoản 2 Điều 39, Điều 418 Bộ luật Tố tụng dân sự số 92/2015/QH13. Since 01/07/2025
courts are "Tòa án nhân dân khu vực"; which one serves a commune is data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.validity import check_span


@dataclass(frozen=True, slots=True)
class CourtSpan:
    """When a court serves; ``id`` tells rows apart."""

    id: UUID | None
    name: str
    valid_from: date
    valid_to: date | None

    def overlaps(self, other: "CourtSpan") -> bool:
        """Whether there is a day on which both serve; a row taken back serves on none."""
        first = max(self.valid_from, other.valid_from)
        last = min(self.valid_to or date.max, other.valid_to or date.max)
        return first < last


def check_court(court: CourtSpan, others: Iterable[CourtSpan], *, today: date) -> None:
    """Refuse a court without a name, a far or turned span, and two courts on one day."""
    if not court.name.strip():
        raise RuleViolation("Hãy nhập tên Tòa án, ví dụ: Tòa án nhân dân khu vực 1 – Lai Châu.")
    check_span(court.valid_from, court.valid_to, today=today)
    for other in others:
        if other.id != court.id and court.overlaps(other):
            raise RuleViolation(
                f"{other.name} đã được ghi có thẩm quyền từ {show(other.valid_from)}. Mỗi ngày "
                "chỉ có một Tòa án: hãy ghi ngày hết hiệu lực của dòng cũ trước."
            )
