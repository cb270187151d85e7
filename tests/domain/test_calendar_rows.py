"""What an office may write into its calendar, and what the program says it does not know."""

from datetime import date

import pytest

from app.domain.calendar import SHIPPED, CalendarRow, DayKind, Run, WorkCalendar
from app.domain.calendar_rows import (
    check_name,
    days_to_write,
    doubtful_day,
    has_tet,
    reminder,
    told_of_year,
    years_shown,
)
from app.domain.errors import RuleViolation

TODAY = date(2026, 3, 2)


def to_write(kind, first, last=None, calendar=SHIPPED):
    return days_to_write(kind, first, last, calendar=calendar, today=TODAY)


def test_a_weekend_within_days_off_needs_no_row():
    # Thursday 12 to Tuesday 17 March
    days = to_write(DayKind.OFF, date(2026, 3, 12), date(2026, 3, 17))
    assert [day.day for day in days] == [12, 13, 16, 17]


def test_a_saturday_can_be_worked_instead_and_a_weekday_cannot():
    assert to_write(DayKind.WORKED_INSTEAD, date(2026, 3, 14)) == [date(2026, 3, 14)]
    with pytest.raises(RuleViolation, match="vốn là ngày làm việc"):
        to_write(DayKind.WORKED_INSTEAD, date(2026, 3, 13))


def test_a_day_that_has_a_row_may_become_anything():
    tet, swapped = date(2026, 2, 17), date(2026, 1, 10)
    for kind in DayKind:
        assert to_write(kind, tet) == [tet]
        assert to_write(kind, swapped) == [swapped]


def test_nothing_is_taken_back_where_nothing_stands():
    with pytest.raises(RuleViolation, match="không có dòng nào trong bảng để bỏ"):
        to_write(DayKind.ORDINARY, date(2026, 3, 13))


def test_a_weekend_is_not_written_as_a_day_off():
    with pytest.raises(RuleViolation, match="Thứ Bảy, 14/03/2026 vốn là ngày nghỉ cuối tuần"):
        to_write(DayKind.OFF, date(2026, 3, 14), date(2026, 3, 15))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 13), date(2026, 3, 12), "không thể trước ngày đầu"),
        (date(2026, 3, 2), date(2026, 3, 17), "tối đa 15 ngày liền nhau, không phải 16"),
        (date(2013, 12, 31), None, "quá xa trong quá khứ"),
        (date(2030, 1, 1), None, "quá xa: chỉ ghi đến 31/12/2029"),
        (date(2029, 12, 31), date(2030, 1, 1), "quá xa: chỉ ghi đến 31/12/2029"),
    ],
)
def test_a_span_that_cannot_be_meant_is_refused(first, last, said):
    with pytest.raises(RuleViolation, match=said):
        to_write(DayKind.OFF, first, last)


def test_fifteen_days_and_the_edges_of_the_years_are_allowed():
    assert to_write(DayKind.OFF, date(2026, 3, 2), date(2026, 3, 16))
    assert to_write(DayKind.OFF, date(2014, 1, 1))
    assert to_write(DayKind.OFF, date(2029, 12, 31))


def test_a_day_needs_a_name():
    with pytest.raises(RuleViolation, match="Hãy ghi tên ngày nghỉ"):
        check_name("  ")
    check_name("Tết Nguyên đán")


def test_a_row_changes_the_calendar_and_an_ordinary_one_takes_back():
    day = date(2026, 3, 5)
    off = SHIPPED.with_rows([CalendarRow(day, DayKind.OFF, "Nghỉ bão")])
    assert not off.is_working_day(day)
    assert SHIPPED.is_working_day(day)
    assert off.row_of(day) == CalendarRow(day, DayKind.OFF, "Nghỉ bão")
    again = off.with_rows([CalendarRow(day, DayKind.ORDINARY, "Ghi nhầm")])
    assert again.is_working_day(day)
    assert again.row_of(day) is None
    tet = SHIPPED.with_rows([CalendarRow(date(2026, 2, 20), DayKind.ORDINARY, "Theo thông báo")])
    assert tet.is_working_day(date(2026, 2, 20))


def test_of_two_rows_about_a_day_the_later_one_holds():
    saturday = date(2026, 3, 14)
    rows = [
        CalendarRow(saturday, DayKind.WORKED_INSTEAD, "Làm bù"),
        CalendarRow(saturday, DayKind.OFF, "Không làm bù nữa"),
    ]
    assert not SHIPPED.with_rows(rows).is_working_day(saturday)
    assert SHIPPED.with_rows(reversed(rows)).is_working_day(saturday)


def test_days_off_are_told_in_runs_that_a_weekend_does_not_part():
    # Thursday 4 to Wednesday 10 February 2027
    assert SHIPPED.runs_off(date(2027, 2, 1), date(2027, 2, 12)) == [
        Run(date(2027, 2, 4), date(2027, 2, 10), "Tết Nguyên đán")
    ]
    assert SHIPPED.runs_off(date(2026, 4, 20), date(2026, 5, 5)) == [
        Run(date(2026, 4, 27), date(2026, 4, 27), "Giỗ Tổ Hùng Vương, nghỉ bù"),
        Run(
            date(2026, 4, 30),
            date(2026, 5, 1),
            "Ngày Chiến thắng, Ngày Quốc tế lao động",
        ),
    ]


def test_the_swapped_days_of_2025_and_2026_stand_in_pairs():
    for worked, off in (
        (date(2025, 4, 26), date(2025, 5, 2)),
        (date(2026, 1, 10), date(2026, 1, 2)),
        (date(2026, 8, 22), date(2026, 8, 31)),
    ):
        assert SHIPPED.is_working_day(worked), worked
        assert not SHIPPED.is_working_day(off), off


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_year_with_its_notice_needs_no_sentence(year):
    assert told_of_year(year, written=0) == ""


def test_a_year_without_its_notice_says_so():
    told = told_of_year(2027, written=0)
    assert "chưa có thông báo nghỉ lễ, tết và hoán đổi ngày làm việc của năm 2027" in told
    assert told.endswith("hãy ghi những ngày khác với bảng.")
    assert told_of_year(2027, written=3).endswith("Đã ghi 3 ngày của năm này.")
    assert told_of_year(2029, written=0).startswith("Phần mềm không có ngày nghỉ lễ, tết của năm")


def test_the_doubtful_day_is_told_until_a_row_decides():
    day = date(2026, 11, 24)
    assert doubtful_day(2026, SHIPPED) == (day, "Ngày Văn hóa Việt Nam")
    assert SHIPPED.is_working_day(day)
    off = SHIPPED.with_rows([CalendarRow(day, DayKind.OFF, "Ngày Văn hóa Việt Nam")])
    assert doubtful_day(2026, off) is None
    assert doubtful_day(2025, SHIPPED) is None
    assert doubtful_day(2029, SHIPPED) is None  # a Saturday


@pytest.mark.parametrize("year", range(2024, 2029))
def test_the_shipped_years_have_their_tet(year):
    assert has_tet(year, SHIPPED)


def test_in_december_a_missing_tet_is_told():
    assert "năm 2029 chưa có Tết Nguyên đán" in reminder(SHIPPED, today=date(2028, 12, 1))
    assert reminder(SHIPPED, today=date(2028, 11, 30)) == ""
    assert reminder(SHIPPED, today=date(2027, 12, 31)) == ""
    # Tết 2029 is on 13 February, a Tuesday
    rows = [CalendarRow(date(2029, 2, day), DayKind.OFF, "Tết") for day in (12, 13, 14)]
    assert reminder(SHIPPED.with_rows(rows), today=date(2028, 12, 1)) == ""
    assert reminder(SHIPPED.with_rows(rows[:2]), today=date(2028, 12, 1)) != ""


def test_the_years_shown_begin_with_the_law_and_end_three_years_on():
    years = years_shown(TODAY)
    assert (years[0], years[-1]) == (2014, 2029)


def test_a_calendar_without_rows_knows_weekends_only():
    assert not WorkCalendar().is_working_day(date(2026, 3, 7))
    assert WorkCalendar().is_working_day(date(2026, 2, 17))
