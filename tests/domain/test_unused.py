"""When an account that nobody uses ends, and when the clock is not believed."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.unused import closes_at, has_leapt, is_look_due

NOW = datetime(2026, 3, 5, 2, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("seen", "counted", "end"),
    [
        (None, NOW - 10 * DAY, NOW + 35 * DAY),
        (NOW - 50 * DAY, NOW - 400 * DAY, NOW - 5 * DAY),
        (NOW - 50 * DAY, NOW - DAY, NOW + 44 * DAY),
        (NOW + 3650 * DAY, NOW - 10 * DAY, NOW + 35 * DAY),
        (NOW + 3650 * DAY, NOW + 3650 * DAY, NOW + 45 * DAY),
    ],
)
def test_it_ends_45_days_after_the_last_use_that_can_be_true(seen, counted, end):
    assert closes_at(last_seen=seen, counted_from=counted, now=NOW, days=45) == end


@pytest.mark.parametrize(
    ("ago", "leapt"),
    [(None, True), (DAY, False), (14 * DAY, False), (15 * DAY, True), (-DAY, True)],
)
def test_more_than_a_holiday_between_two_looks_is_a_leap(ago, leapt):
    assert has_leapt(ago and NOW - ago, NOW) is leapt


def test_a_day_is_one_of_the_calendar_here():
    midnight = datetime(2026, 3, 4, 17, tzinfo=UTC)
    assert is_look_due(None, NOW)
    assert not is_look_due(midnight, NOW)
    assert is_look_due(midnight - timedelta(seconds=1), NOW)
