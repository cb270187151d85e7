"""Periods by name, the same days a year before, months, changes in words."""

from datetime import date, timedelta
from itertools import pairwise

from app.domain.overview import Change, Span, months_until, until_today, year_before


def test_halves_and_quarters_make_the_year():
    for parts in (
        (Span.FIRST_HALF, Span.SECOND_HALF),
        (Span.QUARTER_1, Span.QUARTER_2, Span.QUARTER_3, Span.QUARTER_4),
    ):
        days = [one.days(2024) for one in parts]
        assert (days[0][0], days[-1][1]) == Span.YEAR.days(2024)
        for (_, last), (first, _) in pairwise(days):
            assert first - last == timedelta(days=1)


def test_a_running_period_is_compared_as_far_as_it_has_gone():
    first, last = until_today(*Span.YEAR.days(2026), date(2026, 3, 2))
    assert year_before(first, last) == (date(2025, 1, 1), date(2025, 3, 2))


def test_the_leap_day_has_a_neighbour_a_year_before():
    assert year_before(date(2024, 2, 29), date(2024, 2, 29))[0] == date(2023, 2, 28)


def test_twenty_four_months_end_with_that_of_the_last_day():
    months = months_until(date(2026, 1, 31))
    assert (months[0], months[-1], len(months)) == (date(2024, 2, 1), date(2026, 1, 1), 24)


def test_of_few_no_percent_is_told():
    assert Change(3, 1).in_words == "cùng kỳ năm trước: 1"
    assert Change(112, 100).in_words == "tăng 12% so với cùng kỳ năm trước (100)"
    assert Change(100, 100).in_words == "như cùng kỳ năm trước (100)"
    assert Change(50, 100).in_words.startswith("giảm 50%")
