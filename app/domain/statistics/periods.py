"""The days that figures are about."""

from datetime import date, timedelta

from app.domain.errors import RuleViolation


def check_period(first: date, last: date) -> None:
    if last < first:
        raise RuleViolation("Ngày cuối kỳ không thể trước ngày đầu kỳ.")


CALLED_BEFORE, CALLED_AFTER = timedelta(days=15), timedelta(days=60)


def is_called(due_on: date, *, today: date) -> bool:
    """Whether a last day is to be called to mind: it is near, or passed not long ago."""
    return due_on - CALLED_BEFORE <= today <= due_on + CALLED_AFTER
