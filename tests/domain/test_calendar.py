from datetime import date

import pytest

from app.domain.calendar import (
    SHIPPED,
    TimeUnit,
    WorkCalendar,
    add_months,
    last_day,
    show,
    show_long,
)

PLAIN = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 6), True),  # a Friday
        (date(2026, 3, 7), False),  # a Saturday
        (date(2026, 2, 17), False),  # first day of Tết
        (date(2026, 2, 23), True),  # back after Tết
        (date(2026, 1, 2), False),  # swapped off …
        (date(2026, 1, 10), True),  # … for this Saturday
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
    ],
)
def test_offices_work_on_weekdays_except_days_off_and_on_swapped_days(day, works):
    assert SHIPPED.is_working_day(day) is works


def test_a_day_off_rolls_to_the_next_working_day_and_a_working_day_stays():
    assert SHIPPED.roll(date(2026, 2, 16)) == date(2026, 2, 23)
    assert SHIPPED.roll(date(2026, 1, 10)) == date(2026, 1, 10)
    assert SHIPPED.roll(date(2026, 3, 5)) == date(2026, 3, 5)


def test_five_working_days_over_tet_by_hand():
    # Fri 13/02/2026; Mon 16 to Fri 20 are off; so Mon 23 … Fri 27 are the five.
    assert SHIPPED.add_working_days(date(2026, 2, 13), 5) == date(2026, 2, 27)


def test_working_days_over_a_swap_at_years_end_by_hand():
    # Wed 31/12/2025; 1 and 2 January off; 5, 6, 7 January work.
    assert SHIPPED.add_working_days(date(2025, 12, 31), 3) == date(2026, 1, 7)
    # Thu 08/01/2026; Fri 9, the swapped Saturday 10, Mon 12.
    assert SHIPPED.add_working_days(date(2026, 1, 8), 3) == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("event", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 7, 15), 6, date(2027, 1, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_day_of_a_shorter_month(event, months, end):
    assert add_months(event, months) == end


def test_the_day_of_the_event_is_not_counted():
    event = date(2026, 3, 2)
    assert last_day(event, 3, TimeUnit.DAY, PLAIN) == date(2026, 3, 5)
    assert last_day(event, 3, TimeUnit.WORKING_DAY, PLAIN) == date(2026, 3, 5)
    assert last_day(event, 6, TimeUnit.MONTH, PLAIN) == date(2026, 9, 2)
    assert last_day(date(2026, 3, 6), 3, TimeUnit.WORKING_DAY, PLAIN) == date(2026, 3, 11)


def test_dates_are_shown_as_people_write_them():
    assert show(date(2026, 3, 5)) == "05/03/2026"
    assert show(date(203, 3, 5)) == "05/03/0203"
    assert show_long(date(2026, 3, 8)) == "Chủ nhật, 08/03/2026"
