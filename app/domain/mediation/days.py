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

    ``steps`` are (name, day) in the order in which they must have happened; a step
    without a day is passed over. The name begins a sentence: ``"Ngày kết thúc"``.
    """
    before: Step | None = None
    for name, day in steps:
        if day is None:
            continue
        if day > today:
            raise RuleViolation(
                f"{name} {show(day)} ở sau hôm nay ({show(today)}). "
                "Chỉ ghi việc đã xảy ra; hãy kiểm tra lại ngày, tháng, năm."
            )
        if day < EARLIEST:
            raise RuleViolation(f"{name} {show(day)} quá xa trong quá khứ. Hãy kiểm tra lại năm.")
        if before and day < before[1]:
            raise RuleViolation(
                f"{name} {show(day)} không thể trước {mid_sentence(before[0])} {show(before[1])}. "
                "Hãy kiểm tra lại hai ngày này."
            )
        before = (name, day)


def check_future_day(name: str, day: date, not_before: Step) -> None:
    """Refuse a day to come (a time limit) that lies before the day it counts from."""
    if day < not_before[1]:
        raise RuleViolation(
            f"{name} {show(day)} không thể trước {mid_sentence(not_before[0])} "
            f"{show(not_before[1])}. Hãy kiểm tra lại hai ngày này."
        )
    if day.year > not_before[1].year + 50:
        raise RuleViolation(f"{name} {show(day)} quá xa. Hãy kiểm tra lại năm.")
