"""A line that may be a case that the book has already: the same day and the same people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

NEAR = 0.88
"""How alike two signs of people must be, from 0 to 1, to be taken for the same."""
LOOKED_AT = 40
"""Cases of one day that are compared letter by letter; of more only equal ones are found."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A case of the book, or an earlier row of the same file."""

    sign: str
    case_id: UUID | None = None
    row: int | None = None


@dataclass(slots=True)
class Days:
    """What is known of each day; lines of the file are added while they are looked at."""

    _of_day: dict[date, list[Earlier]] = field(default_factory=lambda: defaultdict(list))
    _equal: dict[tuple[date, str], Earlier] = field(default_factory=dict)

    def add(self, day: date, earlier: Earlier) -> None:
        self._equal.setdefault((day, earlier.sign), earlier)
        self._of_day[day].append(earlier)

    def twin(self, day: date, sign: str) -> Earlier | None:
        """The case or row of the same day between the same people; names nearly alike count."""
        if not sign:
            return None
        if found := self._equal.get((day, sign)):
            return found
        for earlier in self._of_day.get(day, ())[:LOOKED_AT]:
            if is_near(sign, earlier.sign):
                return earlier
        return None


def is_near(one: str, other: str) -> bool:
    if not one or not other:
        return False
    mine, theirs = set(one.split("|")), set(other.split("|"))
    if mine == theirs or (min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine)):
        return True
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= NEAR and matcher.ratio() >= NEAR
