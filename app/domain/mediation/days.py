"""Dates of a case: none after today, each at or after the one before it."""

from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.words import mid_sentence

# The first rules on mediation teams date from 1998; no book is older.
EARLIEST = date(1999, 1, 1)

Step = tuple[str, date | None]


def check_days(today: date, *steps: Step) -> None:
    """Refuse dates in the future, before any book, or out of order.

    ``steps`` are (what, day) in the order in which they must have happened; a step
    without a day is passed over. ``what`` begins a sentence: ``"Ngày kết thúc"``.
    """
    before: tuple[str, date] | None = None
    for what, day in steps:
        if day is None:
            continue
        if day > today:
            raise RuleViolation(
                f"{what} {show(day)} ở sau hôm nay ({show(today)}). "
                "Chỉ ghi việc đã xảy ra; hãy kiểm tra lại ngày, tháng, năm."
            )
        if day < EARLIEST:
            raise RuleViolation(f"{what} {show(day)} quá xa trong quá khứ. Hãy kiểm tra lại năm.")
        if before:
            _check_order(what, day, before)
        before = (what, day)


def check_future_day(what: str, day: date, not_before: tuple[str, date]) -> None:
    """Refuse a day to come (a time limit) that lies before the day it counts from."""
    _check_order(what, day, not_before)
    if day.year > not_before[1].year + 50:
        raise RuleViolation(f"{what} {show(day)} quá xa. Hãy kiểm tra lại năm.")


def _check_order(what: str, day: date, not_before: tuple[str, date]) -> None:
    told, earliest = not_before
    if day < earliest:
        raise RuleViolation(
            f"{what} {show(day)} không thể trước {mid_sentence(told)} {show(earliest)}. "
            "Hãy kiểm tra lại hai ngày này."
        )
