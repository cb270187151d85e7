"""From when until when a row of the law holds, and which dates are too far to be meant."""

from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation

# Luật Hòa giải ở cơ sở số 35/2013/QH13 is in force since then; nothing here is older.
EARLIEST = date(2014, 1, 1)
YEARS_AHEAD = 5


def check_law_day(what: str, day: date, *, today: date, years_ahead: int = YEARS_AHEAD) -> None:
    """Refuse a day before the law or more than ``years_ahead`` full years after this one.

    ``what`` begins the sentence: ``"Ngày bắt đầu có hiệu lực"``.
    """
    if day < EARLIEST:
        raise RuleViolation(
            f"{what} {show(day)} quá xa trong quá khứ: chỉ ghi từ {show(EARLIEST)}, ngày Luật Hòa "
            "giải ở cơ sở có hiệu lực. Hãy kiểm tra lại năm."
        )
    latest = date(today.year + years_ahead, 12, 31)
    if day > latest:
        raise RuleViolation(
            f"{what} {show(day)} quá xa: chỉ ghi đến {show(latest)}. Hãy kiểm tra lại năm."
        )


def check_span(valid_from: date, valid_to: date | None, *, today: date) -> None:
    """Refuse far days and an end before its beginning; both on one day take the row back."""
    check_law_day("Ngày bắt đầu có hiệu lực", valid_from, today=today)
    if valid_to is None:
        return
    check_law_day("Ngày hết hiệu lực", valid_to, today=today)
    if valid_to < valid_from:
        raise RuleViolation(
            f"Ngày hết hiệu lực {show(valid_to)} không thể trước ngày bắt đầu có hiệu lực "
            f"{show(valid_from)}. Muốn bỏ hẳn dòng ghi nhầm, hãy ghi hai ngày bằng nhau."
        )
