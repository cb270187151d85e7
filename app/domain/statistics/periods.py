"""The days that figures are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import RuleViolation

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Usual:
    """The periods that figures are asked for every day: the running ones as far as they have gone
    by, and the last whole ones; first and last day each."""

    months: Sequence[Days]
    quarters: Sequence[Days]
    halves: Sequence[Days]
    years: Sequence[Days]


def usual_periods(today: date) -> Usual:
    return Usual(*(_running_and_last(months, today) for months in (1, 3, 6, 12)))


def _running_and_last(months: int, today: date) -> Sequence[Days]:
    """Of the parts of a year that are so many months long."""
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    eve = first - timedelta(days=1)
    return (first, today), (eve.replace(month=eve.month - months + 1, day=1), eve)


def check_period(first: date, last: date) -> None:
    if last < first:
        raise RuleViolation("Ngày cuối kỳ không thể trước ngày đầu kỳ.")


CALLED_BEFORE, CALLED_AFTER = timedelta(days=15), timedelta(days=60)


def is_called(due_on: date, *, today: date) -> bool:
    """Whether a last day is to be called to mind: it is near, or passed not long ago."""
    return due_on - CALLED_BEFORE <= today <= due_on + CALLED_AFTER
