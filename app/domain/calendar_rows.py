"""What an office may write into its calendar, and what the calendar of a year still lacks."""

from datetime import date

from app.domain.calendar import (
    WEEKDAYS,
    DayKind,
    WorkCalendar,
    days_between,
    is_weekend,
    show,
)
from app.domain.days_off import (
    DAYS_OFF,
    DOUBTFUL_DAY,
    DOUBTFUL_NAME,
    DOUBTFUL_SINCE,
    NOTICED_YEARS,
)
from app.domain.errors import RuleViolation
from app.domain.validity import EARLIEST, check_law_day

YEARS_AHEAD = 3  # notices are given year by year
LONGEST_SPAN = 15
_TET_SEASON = ((1, 15), (2, 25))
_TET_WEEKDAYS = 3
_SHIPPED_YEARS = frozenset(day.year for day in DAYS_OFF)

_NEEDLESS = {
    DayKind.OFF: "vốn là ngày nghỉ cuối tuần, không cần ghi thêm",
    DayKind.WORKED_INSTEAD: "vốn là ngày làm việc, không phải ngày làm bù",
    DayKind.ORDINARY: "không có dòng nào trong bảng để bỏ",
}


def check_name(name: str) -> None:
    if not name.strip():
        raise RuleViolation("Hãy ghi tên ngày nghỉ hoặc lý do, ví dụ: Tết Nguyên đán.")


def days_to_write(
    kind: DayKind, first: date, last: date | None, *, calendar: WorkCalendar, today: date
) -> list[date]:
    """The days of a span that need a row of ``kind``; a plain weekend within it needs none.

    Refuses far days, a span turned round or too long, and one in which no day needs a row.
    """
    last = last or first
    for day in (first, last):
        check_law_day("Ngày", day, today=today, years_ahead=YEARS_AHEAD)
    if last < first:
        raise RuleViolation(
            f"Ngày cuối {show(last)} không thể trước ngày đầu {show(first)}. "
            "Hãy kiểm tra lại hai ngày này."
        )
    days = days_between(first, last)
    if len(days) > LONGEST_SPAN:
        raise RuleViolation(
            f"Mỗi lần chỉ ghi được tối đa {LONGEST_SPAN} ngày liền nhau, không phải {len(days)} "
            "ngày. Hãy kiểm tra lại hai ngày này, hoặc ghi làm nhiều lần."
        )
    needed = [day for day in days if _needs_row(kind, day, calendar)]
    if not needed:
        raise RuleViolation(
            f"{WEEKDAYS[first.weekday()]}, {show(first)} {_NEEDLESS[kind]}. Hãy kiểm tra lại ngày."
        )
    return needed


def _needs_row(kind: DayKind, day: date, calendar: WorkCalendar) -> bool:
    row = calendar.row_of(day)
    if kind is DayKind.OFF:
        return row is not None or not is_weekend(day)
    if kind is DayKind.WORKED_INSTEAD:
        return row is not None or is_weekend(day)
    return row is not None


def years_shown(today: date) -> range:
    """The years whose calendar may be looked at and written."""
    return range(EARLIEST.year, today.year + YEARS_AHEAD + 1)


def told_of_year(year: int, *, written: int) -> str:
    """A sentence where the rows of the program do not rest on a notice of that year, or ``""``."""
    if year in NOTICED_YEARS:
        return ""
    if year in _SHIPPED_YEARS:
        told = (
            f"Phần mềm chưa có thông báo nghỉ lễ, tết và hoán đổi ngày làm việc của năm {year}; "
            "bảng chỉ có các ngày nghỉ tính theo Bộ luật Lao động."
        )
    else:
        told = f"Phần mềm không có ngày nghỉ lễ, tết của năm {year}."
    if written:
        return f"{told} Đã ghi {written} ngày của năm này."
    return f"{told} Khi có thông báo, hãy ghi những ngày khác với bảng."


def doubtful_day(year: int, calendar: WorkCalendar) -> tuple[date, str] | None:
    """A day that may be one off, where no row says anything of it: the day and its name."""
    day = date(year, *DOUBTFUL_DAY)
    if year < DOUBTFUL_SINCE or is_weekend(day) or calendar.row_of(day) is not None:
        return None
    return day, DOUBTFUL_NAME


def has_tet(year: int, calendar: WorkCalendar) -> bool:
    """Whether the year has days off where Tết lies, whatever they are called."""
    first, last = (date(year, *day) for day in _TET_SEASON)
    off = [
        day
        for day in days_between(first, last)
        if not is_weekend(day) and not calendar.is_working_day(day)
    ]
    return len(off) >= _TET_WEEKDAYS


def reminder(calendar: WorkCalendar, *, today: date) -> str:
    """In December: next year's Tết is not in the calendar yet. Never a refusal."""
    year = today.year + 1
    if today.month != 12 or has_tet(year, calendar):
        return ""
    return (
        f"Bảng ngày nghỉ năm {year} chưa có Tết Nguyên đán: các thời hạn qua Tết sẽ tính sai. "
        f"Hãy ghi ngày nghỉ theo thông báo của năm {year}."
    )
