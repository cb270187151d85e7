"""One thing that waits for a person, as the first page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be done, in words; until when (None where nothing runs out); and where."""

    label: str
    due_on: date | None
    address: str


def soonest_first(found: Iterable[Waiting]) -> list[Waiting]:
    """The nearest day first; what has no day comes last, in the order in which it was found."""
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or date.max))
