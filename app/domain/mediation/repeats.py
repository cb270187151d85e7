"""A quarrel that comes back as a case of its own: which earlier case it may repeat."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.mediation.identity import is_same_name

_NUMBER = re.compile(r"([0-9]{1,6})\s*/\s*([0-9]{4})")
UNSEEN = (
    "Không thấy vụ, việc trước trong các vụ, việc bạn được xem. Hãy chọn lại, hoặc để công chức "
    "xã ghi."
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A party as far as it tells who came to quarrel again."""

    name: str
    person_id: UUID | None = None

    def is_one_with(self, other: "Somebody") -> bool:
        """By what a person has said of both; else by the name."""
        if self.person_id and other.person_id:
            return self.person_id == other.person_id
        return is_same_name(self.name, other.name)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stood against whom."""

    a: Collection[Somebody] = ()
    b: Collection[Somebody] = ()

    def is_like(self, other: "Sides") -> bool:
        """Whether somebody of each side met somebody of the other before, whoever was A."""
        return (_meet(self.a, other.a) and _meet(self.b, other.b)) or (
            _meet(self.a, other.b) and _meet(self.b, other.a)
        )


def _meet(these: Iterable[Somebody], those: Collection[Somebody]) -> bool:
    return any(one.is_one_with(other) for one in these for other in those)


def read_number(text: str) -> tuple[int, int]:
    """``05/2025`` as the number in the book and the year of the book."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise RuleViolation(
            f"“{text}” không phải số của một vụ, việc. Hãy ghi số và năm, ví dụ 05/2025."
        )
    return int(found[1]), int(found[2])


def check_chosen(earlier_id: UUID | None, number: str) -> None:
    """One earlier case is named, in one way."""
    if (earlier_id is None) == (not number.strip()):
        raise RuleViolation(
            "Hãy chọn một vụ, việc trước trong danh sách, hoặc ghi số của vụ, việc đó; không để "
            "trống và không ghi cả hai."
        )


def check_free(repeats_id: UUID | None) -> None:
    """A case repeats one; another is noted when the first is taken back."""
    if repeats_id is not None:
        raise RuleViolation(
            "Vụ, việc này đã được ghi là tái diễn của một vụ, việc khác. Hãy bỏ ghi đó trước."
        )


def check_repeat(
    case_id: UUID | None,
    received_on: date,
    *,
    earlier_id: UUID,
    earlier_received_on: date,
    before_that: Collection[UUID],
) -> None:
    """Refuse a case that repeats itself, a later one, or one that repeats this.

    ``case_id`` is None for a case that is just taken in; ``before_that``: the cases that the
    earlier one is said to repeat, however far back.
    """
    if case_id == earlier_id:
        raise RuleViolation("Một vụ, việc không thể là tái diễn của chính nó. Hãy chọn lại.")
    if earlier_received_on > received_on:
        raise RuleViolation(
            f"Vụ, việc trước được tiếp nhận ngày {show(earlier_received_on)}, sau vụ, việc này "
            f"(ngày {show(received_on)}). Hãy chọn một vụ, việc tiếp nhận trước đó."
        )
    if case_id in before_that:
        raise RuleViolation(
            "Vụ, việc đã chọn đang được ghi là tái diễn của chính vụ, việc này. Hãy bỏ ghi đó "
            "trước, hoặc chọn vụ, việc khác."
        )


def check_remove(repeats_id: UUID | None, *, reason: str) -> None:
    """What was said to repeat another case is taken back for a reason that the book keeps."""
    if repeats_id is None:
        raise RuleViolation("Vụ, việc này chưa được ghi là tái diễn nên không có gì để bỏ.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do bỏ ghi tái diễn; lý do được lưu trong sổ.")
