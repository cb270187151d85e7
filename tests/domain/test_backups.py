"""Which backups stay, and when the next is owed."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.backups import (
    BEFORE_STEPS,
    DAYS,
    MONTHS,
    NEWEST,
    WEEKS,
    BackupReason,
    is_drill_due,
    is_due,
    kept,
    last_made,
)

NOON = datetime(2026, 11, 27, 12)
moments = some.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 27))
rows = some.lists(some.tuples(moments, some.sampled_from(BackupReason)), unique_by=lambda r: r[0])


def test_years_of_nights_leave_a_stair():
    nights = [NOON - timedelta(days=n) for n in range(800)]
    stay = sorted(kept((night, BackupReason.NIGHTLY) for night in nights), reverse=True)
    assert stay[:DAYS] == nights[:DAYS]
    assert len({at.isocalendar()[:2] for at in stay}) >= WEEKS
    assert len({(at.year, at.month) for at in stay}) == MONTHS
    assert len(stay) <= DAYS + WEEKS + MONTHS


@given(rows)
def test_the_newest_of_all_and_those_before_upgrades_stay(made):
    stay = kept(made)
    assert stay <= {at for at, _ in made}
    assert len(stay) <= NEWEST + DAYS + WEEKS + MONTHS + BEFORE_STEPS
    assert set(sorted(at for at, _ in made)[-NEWEST:]) <= stay
    steps = sorted(at for at, why in made if why is BackupReason.BEFORE_UPGRADE)
    assert set(steps[-BEFORE_STEPS:]) <= stay


@given(rows)
def test_what_stays_stays_the_next_time(made):
    stay = kept(made)
    assert kept((at, why) for at, why in made if at in stay) == stay


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (datetime(2026, 11, 26, 20), False),
        (datetime(2026, 11, 26, 19, 59), True),
        (datetime(2026, 11, 27, 8), False),
    ],
)
def test_a_machine_that_was_off_in_the_evening_is_late_in_the_morning(last, due):
    assert is_due(last, now=NOON, at=time(20)) is due


def test_the_drill_comes_every_thirty_days():
    assert is_drill_due(None, now=NOON)
    assert not is_drill_due(NOON - timedelta(days=29, hours=23), now=NOON)
    assert is_drill_due(NOON - timedelta(days=30), now=NOON)


def test_what_a_wrong_clock_made_is_neither_the_newest_nor_a_drill():
    ahead = NOON + timedelta(days=3650)
    assert last_made([ahead, NOON - timedelta(days=3)], now=NOON) == NOON - timedelta(days=3)
    assert last_made([ahead], now=NOON) is None
    assert is_drill_due(ahead, now=NOON)
