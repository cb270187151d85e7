"""Working days, days off and the counting of periods, on plain dates."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.days_off import DAYS_OFF, DAYS_WORKED_INSTEAD
from app.domain.labels import LabelledEnum

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class TimeUnit(LabelledEnum):
    DAY = "day", "ngày"
    WORKING_DAY = "working_day", "ngày làm việc"
    MONTH = "month", "tháng"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days offices work: Monday to Friday, less days off, plus days swapped in."""

    days_off: frozenset[date]
    worked_instead: frozenset[date]

    @classmethod
    def of(cls, days_off: Iterable[date], worked_instead: Iterable[date]) -> "WorkCalendar":
        return cls(frozenset(days_off), frozenset(worked_instead))

    def is_working_day(self, day: date) -> bool:
        if day in self.worked_instead:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def roll(self, day: date) -> date:
        """The day itself, or the first working day after it.

        Căn cứ: khoản 5 Điều 148 Bộ luật Dân sự số 91/2015/QH13.
        """
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        while count:
            day += _DAY
            count -= self.is_working_day(day)
        return day


SHIPPED = WorkCalendar.of(DAYS_OFF, DAYS_WORKED_INSTEAD)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of a shorter month.

    Căn cứ: Điều 146, 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(event: date, length: int, unit: TimeUnit, calendar: WorkCalendar) -> date:
    """Last day of a period, before any roll past a day off; the event's day is not counted.

    Căn cứ: khoản 2 Điều 147, khoản 4 Điều 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    if unit is TimeUnit.WORKING_DAY:
        return calendar.add_working_days(event, length)
    if unit is TimeUnit.MONTH:
        return add_months(event, length)
    return event + timedelta(days=length)


def show(day: date) -> str:
    """``05/03/2026``: a date as people here write it."""
    return f"{day:%d/%m}/{day.year:04d}"


def show_long(day: date) -> str:
    """``Thứ Năm, 05/03/2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {show(day)}"


def show_moment(moment: datetime) -> str:
    """``14:30 05/03/2026``: a moment as the clock on the office's wall showed it."""
    return f"{moment.astimezone(HERE):%H:%M %d/%m/%Y}"
