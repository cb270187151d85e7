"""What the page *Tổng quan* is about: named periods, the same days a year before, months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.labels import LabelledEnum
from app.domain.money import in_figures

MONTHS_SHOWN = 24
SILENT_DAYS = 7
"""A unit that was not heard of for more days than these is named: a week is the longest that a
line in the mountains was seen to be down without a letter on a stick taking its place."""
FEW = 20  # a change of one in a handful is no trend
EARLIEST = 2014
"""Luật Hòa giải ở cơ sở số 35/2013/QH13 is in force since 01/01/2014."""


class Span(LabelledEnum):
    """A part of a year, as reports name it; the code stands in addresses."""

    YEAR = "nam", "Cả năm"
    FIRST_HALF = "6-thang-dau", "6 tháng đầu năm"
    SECOND_HALF = "6-thang-cuoi", "6 tháng cuối năm"
    QUARTER_1 = "quy-1", "Quý I"
    QUARTER_2 = "quy-2", "Quý II"
    QUARTER_3 = "quy-3", "Quý III"
    QUARTER_4 = "quy-4", "Quý IV"

    def days(self, year: int) -> tuple[date, date]:
        """Its first and its last day in ``year``."""
        begins, months = _MONTHS[self]
        return date(year, begins, 1), _month_after(date(year, begins + months - 1, 1)) - _DAY


_DAY = timedelta(days=1)
_MONTHS = {
    Span.YEAR: (1, 12),
    Span.FIRST_HALF: (1, 6),
    Span.SECOND_HALF: (7, 6),
    Span.QUARTER_1: (1, 3),
    Span.QUARTER_2: (4, 3),
    Span.QUARTER_3: (7, 3),
    Span.QUARTER_4: (10, 3),
}


def until_today(first: date, last: date, today: date) -> tuple[date, date]:
    """The period as far as it has gone by: beside a whole year a running one would look poor."""
    return first, min(last, max(first, today))


def year_before(first: date, last: date) -> tuple[date, date]:
    """The same days a year before; the last day of February stands for one that was not."""
    return _a_year_back(first), _a_year_back(last)


def _a_year_back(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


@dataclass(frozen=True, slots=True)
class Change:
    """A number beside the one of the same days a year before.

    ``percent`` is rounded to whole numbers; None of so few that it would say nothing.
    """

    now: int
    before: int

    @property
    def percent(self) -> int | None:
        return None if self.before < FEW else round(100 * (self.now / self.before - 1))

    @property
    def in_words(self) -> str:
        """``tăng 12% so với cùng kỳ năm trước (310)``; of few the two numbers are enough."""
        if self.percent is None:
            return f"cùng kỳ năm trước: {self.before}"
        if self.percent == 0:
            return f"như cùng kỳ năm trước ({in_figures(self.before)})"
        percent, before = abs(self.percent), in_figures(self.before)
        if self.now > self.before:
            return f"tăng {percent}% so với cùng kỳ năm trước ({before})"
        return f"giảm {percent}% so với cùng kỳ năm trước ({before})"


def months_until(last: date, number: int = MONTHS_SHOWN) -> Sequence[date]:
    """The first days of so many months, the oldest first; the month of ``last`` is the last."""
    months = [last.replace(day=1)]
    while len(months) < number:
        months.append((months[-1] - _DAY).replace(day=1))
    return months[::-1]


def last_of_month(first: date) -> date:
    return _month_after(first) - _DAY


def _month_after(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
