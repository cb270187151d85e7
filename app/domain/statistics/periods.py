"""The days that figures are about."""

from datetime import date

from app.domain.errors import RuleViolation


def check_period(first: date, last: date) -> None:
    if last < first:
        raise RuleViolation("Ngày cuối kỳ không thể trước ngày đầu kỳ.")
