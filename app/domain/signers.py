"""Who signs a unit's papers, in which post and from when until when.

Căn cứ: Nghị định số 30/2020/NĐ-CP: a paper bears the name and the post of who signed it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.validity import check_span
from app.domain.words import fold


@dataclass(frozen=True, slots=True)
class SignerSpan:
    """A person in a post; ``valid_to`` is the first day on which the person signs no more."""

    id: UUID | None
    name: str
    post: str
    valid_from: date
    valid_to: date | None

    def signs_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def check_signer(one: SignerSpan, others: list[SignerSpan], *, today: date) -> None:
    """Refuse a nameless signer, days that cannot be, and the same person twice in one post."""
    if not one.name.strip() or not one.post.strip():
        raise RuleViolation("Hãy ghi đủ họ tên và chức vụ của người ký.")
    check_span(one.valid_from, one.valid_to, today=today)
    key = _key(one)
    for other in others:
        if other.id != one.id and _key(other) == key and _overlap(one, other):
            raise RuleViolation(
                f"{other.name} đã được ghi với chức vụ {other.post} từ {show(other.valid_from)}. "
                "Hãy sửa dòng đó."
            )


def _key(one: SignerSpan) -> tuple[str, str]:
    return fold(one.name), fold(one.post)


def _overlap(one: SignerSpan, other: SignerSpan) -> bool:
    ends = one.valid_to or date.max, other.valid_to or date.max
    return max(one.valid_from, other.valid_from) < min(ends)
