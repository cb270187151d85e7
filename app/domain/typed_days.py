"""Days and hours as people type them, read by rule: what could mean two things is asked again."""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from enum import Enum

from app.domain.calendar import WEEKDAYS, show
from app.domain.words import fold, tidy

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SOON = 270  # days: a deadline without its year that lies further ahead is asked for in full
_LEAP = 2000  # in such a year every day is there that any year has
_FAR = 50  # years: a year of two digits that lies further ahead is asked for in full

_WRONG_DAY = "Ngày không đúng. Hãy nhập ngày/tháng/năm, ví dụ 05/03/2026."
_WRONG_HOUR = "Giờ không đúng. Hãy nhập giờ và phút, ví dụ 7h30 hoặc 14:05."
_WHOLE_YEAR = "Chưa rõ năm nào. Hãy ghi cả năm bằng bốn chữ số, ví dụ 05/03/2026."
_LUNAR = "Hãy ghi ngày dương lịch, ví dụ 05/03/2026."


class Lies(Enum):
    """Where the days that a field asks for lie: a day and a month alone then have one year."""

    PAST = "past"
    AHEAD = "ahead"
    EITHER = "either"


_NEAR = {"hom nay": 0, "hom qua": -1, "hom kia": -2, "ngay mai": 1}
_WEEKS = {"tuan truoc": -7, "tuan nay": 0, "tuan sau": 7}
_WEEKDAY = r"(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))"
_WEEKDAY_NAMES = ("hai", "ba", "tu", "nam", "sau", "bay")
_IN_WEEK = re.compile(rf"{_WEEKDAY}(?: ({'|'.join(_WEEKS)}))?")
_AHEAD_OF_DAY = re.compile(rf"{_WEEKDAY}(?:, ?|,? ngay | )(?=\d|ngay )")
_FIGURES = re.compile(r"(\d\d)(\d\d)(\d{4}|\d\d)")
_PARTED = re.compile(r"(\d{1,2}) ?[/.\-\s] ?(\d{1,2})(?: ?[/.\-\s] ?(\d{4}|\d\d))?")
_WORDS = re.compile(r"(\d{1,2}) thang (\d{1,2})(?:,? ?(?:nam )?(\d{4}|\d\d))?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_OF_MOON = re.compile(r"\b(?:am lich|al|mung|mong|ram|thang gieng|thang chap)\b")


def read_day(text: str, *, today: date, lies: Lies = Lies.EITHER) -> date:
    """The one day that ``text`` can mean: ``5/3/26``, ``05032026``, ``5 tháng 3``, ``hôm qua``.

    A day and a month alone are the nearest that ``lies`` allows. The year is asked for where it
    allows both sides, and where what lies ahead is far: that may be a deadline of the past. Raises
    ``ValueError`` with a Vietnamese sentence.
    """
    told = fold(tidy(text)).strip(" .,")
    if told in _NEAR:
        return _known(lambda: today + timedelta(days=_NEAR[told]))
    if found := _IN_WEEK.fullmatch(told):
        return _day_of_week(_weekday(found), found[3], today)
    if not told.isascii():  # figures of other scripts
        raise ValueError(_WRONG_DAY)
    if _OF_MOON.search(told):
        raise ValueError(_LUNAR)
    named = _AHEAD_OF_DAY.match(told)
    rest = told[named.end() :] if named else told
    day = _of_figures(rest.removeprefix("ngay ").strip(), today, lies)
    if named and day.weekday() != _weekday(named):
        raise ValueError(
            f"Ngày {show(day)} là {_mid(WEEKDAYS[day.weekday()])}, không phải "
            f"{_mid(WEEKDAYS[_weekday(named)])}. Hãy xem lại."
        )
    return day


def _mid(weekday: str) -> str:
    return weekday[0].lower() + weekday[1:]


def _weekday(found: re.Match[str]) -> int:
    """0 for Monday, which people here call the second day."""
    word = found[1]
    if word is None:
        return 6
    return int(word) - 2 if word.isdigit() else _WEEKDAY_NAMES.index(word)


def _day_of_week(weekday: int, week: str | None, today: date) -> date:
    if week is None:
        label = _mid(WEEKDAYS[weekday])
        raise ValueError(f"Chưa rõ {label} nào. Hãy ghi {label} tuần trước, tuần này hay tuần sau.")
    monday = today - timedelta(days=today.weekday())
    return _known(lambda: monday + timedelta(days=_WEEKS[week] + weekday))


def _of_figures(told: str, today: date, lies: Lies) -> date:
    if found := _YEAR_FIRST.fullmatch(told):
        year, month, day = found.groups()
    elif found := _FIGURES.fullmatch(told) or _PARTED.fullmatch(told) or _WORDS.fullmatch(told):
        day, month, year = found.groups()
    else:
        raise ValueError(_WRONG_DAY)
    if year is None:
        return _nearest(int(day), int(month), today, lies)
    return _real(int(day), int(month), _whole_year(year, today, lies))


def _whole_year(year: str, today: date, lies: Lies) -> int:
    """``26`` is 2026; what has passed lies in the century before where 2000 were to come."""
    if len(year) == 4:
        return int(year)
    whole = 2000 + int(year)
    if lies is Lies.PAST and whole > today.year:
        return whole - 100
    if whole > today.year + _FAR:
        raise ValueError(_WHOLE_YEAR)
    return whole


def _nearest(day: int, month: int, today: date, lies: Lies) -> date:
    if 1 <= month <= 12 and day > (last := monthrange(_LEAP, month)[1]):  # in no year
        raise ValueError(f"Ngày không đúng. Tháng {month} nhiều nhất {last} ngày.")
    _real(day, month, _LEAP)
    if lies is Lies.EITHER:
        raise ValueError(_WHOLE_YEAR)
    step = -1 if lies is Lies.PAST else 1
    years: Iterable[int] = range(today.year, today.year + 9 * step, step)
    leap = (day, month) == (29, 2)
    in_order = (date(year, month, day) for year in years if not leap or isleap(year))
    nearest = _known(lambda: next(one for one in in_order if (one - today).days * step >= 0))
    if (nearest - today).days > _SOON:
        raise ValueError(_WHOLE_YEAR)
    return nearest


def _real(day: int, month: int, year: int) -> date:
    """The day of the calendar, or the sentence that says why there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Năm phải trong khoảng từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise ValueError(f"Ngày không đúng. Không có tháng {month}: hãy ghi ngày trước, tháng sau.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"Ngày không đúng. Tháng {month} năm {year} chỉ có {last} ngày.")
    return date(year, month, day)


def _known(reckon: Callable[[], date]) -> date:
    """What is reckoned from a clock that stands at the edge of time is no day of ours."""
    try:
        return reckon()
    except (OverflowError, ValueError, StopIteration):
        raise ValueError(_WRONG_DAY) from None


_HOUR = re.compile(
    r"(\d{1,2}) ?(:|\.|h|g|gio) ?(?:(\d{1,2}|ruoi) ?(?:phut|p|')?)?(?: ?(sang|trua|chieu|toi|dem))?"
)
_HOUR_FIGURES = re.compile(r"(\d\d)()(\d\d)()")
# Hours of the clock that a part of the day may be said with, as they then stand.
_PARTS = {
    "sang": {hour: hour for hour in range(12)},
    "trua": {10: 10, 11: 11, 12: 12, 13: 13, 1: 13},
    "chieu": {hour: hour + 12 for hour in range(1, 7)} | {hour: hour for hour in range(12, 19)},
    "toi": {hour: hour + 12 for hour in range(5, 12)} | {hour: hour for hour in range(17, 24)},
    "dem": {hour: hour for hour in (0, 1, 2, 3, 4, 21, 22, 23)} | {9: 21, 10: 22, 11: 23},
}
_PART_NAMES = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "dem": "đêm"}
_TWO_WAYS = range(1, 6)  # "2 giờ" is said of the night and of the afternoon


def read_hour(text: str) -> time:
    """The hour that ``text`` means: ``14h30``, ``7:30``, ``0730``, ``2 giờ rưỡi chiều``.

    ``2h`` alone could be night or afternoon, so it is asked again; ``2:00`` and ``02h`` are
    the clock of 24 hours. Raises
    ``ValueError`` with a Vietnamese sentence.
    """
    told = fold(tidy(text)).strip(" ,")
    found = _HOUR.fullmatch(told.rstrip(".")) or _HOUR_FIGURES.fullmatch(told)
    if not found or not told.isascii():
        raise ValueError(_WRONG_HOUR)
    typed, mark, minutes, part = found.groups()
    hour = int(typed)
    minute = 30 if minutes == "ruoi" else int(minutes or 0)
    if hour > 23 or minute > 59:
        raise ValueError(_WRONG_HOUR)
    if part:
        if hour not in _PARTS[part]:
            raise ValueError(f"Giờ không đúng. Không có {hour} giờ {_PART_NAMES[part]}.")
        hour = _PARTS[part][hour]
    elif mark in ("h", "g", "gio") and len(typed) == 1 and hour in _TWO_WAYS:
        raise ValueError(f"Chưa rõ sáng hay chiều. Hãy ghi {hour} giờ sáng hoặc {hour + 12} giờ.")
    return time(hour, minute)
