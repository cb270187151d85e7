"""Clocks against dates computed by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.calendar import SHIPPED as OFFICE
from app.domain.mediation.deadlines import SHIPPED, Clock, deadline


@pytest.mark.parametrize(
    ("assigned_on", "last_day", "due_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 5)),  # Monday to Thursday
        (date(2026, 3, 4), date(2026, 3, 7), date(2026, 3, 9)),  # Saturday: to Monday
        (date(2026, 2, 13), date(2026, 2, 16), date(2026, 2, 23)),  # Tết: to the Monday after
        (date(2025, 12, 30), date(2026, 1, 2), date(2026, 1, 5)),  # swapped off at year's end
        (date(2026, 1, 7), date(2026, 1, 10), date(2026, 1, 10)),  # a Saturday that is worked
        (date(2026, 4, 28), date(2026, 5, 1), date(2026, 5, 4)),
        (date(2024, 2, 27), date(2024, 3, 1), date(2024, 3, 1)),  # over a leap day
    ],
)
def test_the_start_clock_counts_calendar_days_and_rolls_past_days_off(
    assigned_on, last_day, due_on
):
    found = deadline(Clock.START, assigned_on, OFFICE)
    assert (found.last_day, found.due_on) == (last_day, due_on)


@pytest.mark.parametrize(
    ("settled_on", "due_on"),
    [
        (date(2026, 3, 10), date(2026, 9, 10)),
        (date(2025, 8, 31), date(2026, 3, 2)),  # ends Saturday 28/02/2026
        (date(2026, 3, 2), date(2026, 9, 3)),  # ends on Quốc khánh
    ],
)
def test_the_court_clock_runs_six_months(settled_on, due_on):
    assert deadline(Clock.COURT, settled_on, OFFICE).due_on == due_on


def test_a_clock_tells_how_it_was_computed():
    assert deadline(Clock.START, date(2026, 3, 4), OFFICE).explanation == (
        "03 ngày kể từ ngày phân công 04/03/2026, không tính ngày đầu: hết Thứ Bảy, 07/03/2026. "
        "Ngày này là ngày nghỉ nên thời hạn kết thúc vào Thứ Hai, 09/03/2026, ngày làm việc tiếp "
        "theo (khoản 5 Điều 148 Bộ luật Dân sự). "
        "Căn cứ: Khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13."
    )
    assert "ngày nghỉ" not in deadline(Clock.START, date(2026, 3, 2), OFFICE).explanation


def test_an_old_case_has_no_clock_of_a_law_that_was_not_in_force():
    assert deadline(Clock.START, date(2013, 12, 31), OFFICE) is None
    assert deadline(Clock.START, date(2014, 1, 1), OFFICE) is not None


def test_a_changed_law_counts_for_events_from_its_first_day():
    old, court = SHIPPED
    change = date(2027, 1, 1)
    rows = [replace(old, until=change), replace(old, length=5, valid_from=change), court]
    assert deadline(Clock.START, date(2026, 12, 31), OFFICE, rows).rule.length == 3
    assert deadline(Clock.START, change, OFFICE, rows).rule.length == 5


def test_a_row_that_does_not_roll_ends_on_the_day_itself():
    rows = [replace(SHIPPED[0], rolls=False)]
    assert deadline(Clock.START, date(2026, 3, 4), OFFICE, rows).due_on == date(2026, 3, 7)
