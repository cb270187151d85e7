"""Working days, days off and the counting of periods, on plain dates."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.days_off import DAYS_OFF, DAYS_WORKED_INSTEAD
from app.domain.labels import LabelledEnum, Term

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
_SATURDAY = 5
WEEKDAYS = tuple(
    map(Term, ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"))
)


class TimeUnit(LabelledEnum):
    """What a period is counted in; the last two count back, from the event or the year's end."""

    DAY = "day", "ngày"
    WORKING_DAY = "working_day", "ngày làm việc"
    MONTH = "month", "tháng"
    DAY_BEFORE = "day_before", "ngày trước đó"
    BEFORE_YEAR_END = "before_year_end", "ngày trước khi hết năm"


class DayKind(LabelledEnum):
    """What a row of the calendar says of its day."""

    OFF = "off", "Ngày nghỉ"
    WORKED_INSTEAD = "worked_instead", "Ngày làm bù"
    ORDINARY = "ordinary", "Ngày bình thường trong tuần"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One day that is not what its weekday says; an ordinary one takes another row back."""

    day: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Days off one after another under one name, the first and the last included."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days offices work: Monday to Friday, less days off, plus days worked instead.

    Both carry what the day is called.
    """

    days_off: Mapping[date, str] = field(default_factory=dict)
    worked_instead: Mapping[date, str] = field(default_factory=dict)

    def with_rows(self, rows: Iterable[CalendarRow]) -> "WorkCalendar":
        """This calendar as ``rows`` change it; of two rows about a day the later one holds."""
        off, worked = dict(self.days_off), dict(self.worked_instead)
        for row in rows:
            off.pop(row.day, None)
            worked.pop(row.day, None)
            if row.kind is DayKind.OFF:
                off[row.day] = row.name
            elif row.kind is DayKind.WORKED_INSTEAD:
                worked[row.day] = row.name
        return WorkCalendar(off, worked)

    def row_of(self, day: date) -> CalendarRow | None:
        """What the calendar says of a day, or None where the day is as its weekday is."""
        if day in self.worked_instead:
            return CalendarRow(day, DayKind.WORKED_INSTEAD, self.worked_instead[day])
        if day in self.days_off:
            return CalendarRow(day, DayKind.OFF, self.days_off[day])
        return None

    def is_working_day(self, day: date) -> bool:
        if day in self.worked_instead:
            return True
        return not is_weekend(day) and day not in self.days_off

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

    def runs_off(self, after: date, until: date) -> list[Run]:
        """The days off with a name after ``after`` up to ``until``; a weekend parts no run."""
        runs: list[Run] = []
        broken = True
        for day in days_between(after + _DAY, until):
            name = self.days_off.get(day)
            if self.is_working_day(day):
                broken = True
            elif name is not None:
                if broken or runs[-1].name != name:
                    runs.append(Run(day, day, name))
                runs[-1] = Run(runs[-1].first, day, name)
                broken = False
        return runs


SHIPPED = WorkCalendar(DAYS_OFF, DAYS_WORKED_INSTEAD)


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def days_between(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``, both included."""
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of a shorter month.

    Căn cứ: Điều 146, 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(event: date, length: int, unit: TimeUnit, calendar: WorkCalendar) -> date:
    """Last day of a period, before any roll past a day off; the event's day is not counted.

    What is asked once a year ends with the year of ``event``, or ``length`` days earlier.
    Căn cứ: khoản 2 Điều 147, khoản 4 Điều 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    if unit is TimeUnit.WORKING_DAY:
        return calendar.add_working_days(event, length)
    if unit is TimeUnit.MONTH:
        return add_months(event, length)
    if unit is TimeUnit.DAY_BEFORE:
        return event - timedelta(days=length)
    if unit is TimeUnit.BEFORE_YEAR_END:
        return date(event.year, 12, 31) - timedelta(days=length)
    return event + timedelta(days=length)


def show(day: date) -> str:
    """``05/03/2026``: a date as people here write it."""
    return f"{day:%d/%m}/{day.year:04d}"


def show_long(day: date) -> str:
    """``Thứ Năm, 05/03/2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {show(day)}"


def in_words(day: date) -> str:
    """``Thứ Năm, ngày 5 tháng 3 năm 2026``: a date as it is said, so that a slip is heard."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"


def hour_in_words(hour: time) -> str:
    """``14 giờ 30 phút``, ``8 giờ``."""
    return f"{hour.hour} giờ {hour.minute:02d} phút" if hour.minute else f"{hour.hour} giờ"


def show_moment(moment: datetime) -> str:
    """``14:30 05/03/2026``: a moment as the clock on the office's wall showed it."""
    return f"{moment.astimezone(HERE):%H:%M %d/%m/%Y}"
