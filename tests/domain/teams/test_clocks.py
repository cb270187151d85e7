"""The clocks by hand: over Tết, over the end of the year, kept, missed."""

from datetime import date

import pytest

from app.domain.deadlines import Clock
from app.domain.teams.clocks import (
    ClockState,
    limit,
    limits_of_departure,
    limits_of_election,
    waiting,
)
from app.domain.teams.kinds import ElectionOf
from tests.domain.laws import SHIPPED_LAW


def stands(clock, event, *, done_on=None, today=date(2026, 2, 24)):
    return limit(clock, event, done_on=done_on, law=SHIPPED_LAW, today=today)


@pytest.mark.parametrize(
    ("clock", "event", "due_on"),
    [
        # five working days: Fri 13, then after Tết Mon 23 to Thu 26
        (Clock.RECOGNITION, date(2026, 2, 12), date(2026, 2, 26)),
        (Clock.RECOGNITION, date(2026, 3, 2), date(2026, 3, 9)),
        # Tue 29, Wed 30, Thu 31, New Year's day is off, Mon 4, Tue 5
        (Clock.RECOGNITION, date(2026, 12, 28), date(2027, 1, 5)),
        # the fifth day is the Monday of Tết
        (Clock.LEADER_PROPOSAL, date(2026, 2, 11), date(2026, 2, 23)),
        (Clock.LEADER_PROPOSAL, date(2026, 3, 2), date(2026, 3, 9)),
        # the tenth day is the Friday of Tết
        (Clock.REMOVAL_VERIFICATION, date(2026, 2, 10), date(2026, 2, 23)),
        (Clock.REMOVAL_VERIFICATION, date(2026, 3, 2), date(2026, 3, 12)),
        (Clock.REMOVAL_DECISION, date(2026, 2, 12), date(2026, 2, 26)),
    ],
)
def test_last_days_as_counted_by_hand(clock, event, due_on):
    assert stands(clock, event).due_on == due_on


@pytest.mark.parametrize(
    ("done_on", "today", "state", "days"),
    [
        (None, date(2026, 2, 26), ClockState.RUNNING, 0),
        (None, date(2026, 2, 27), ClockState.OVERDUE, -1),
        (date(2026, 2, 26), date(2026, 3, 30), ClockState.MET, 0),
        (date(2026, 2, 28), date(2026, 3, 30), ClockState.LATE, -2),
    ],
)
def test_a_clock_says_whether_it_was_kept(done_on, today, state, days):
    found = stands(Clock.RECOGNITION, date(2026, 2, 12), done_on=done_on, today=today)
    assert (found.state, found.days) == (state, days)
    assert "Căn cứ" in found.how


def election(of, **days):
    given = dict.fromkeys(("held_on", "proposed_on", "received_on", "decided_on"))
    today = date(2026, 3, 2)
    return limits_of_election(of, **{**given, **days}, law=SHIPPED_LAW, today=today)


def test_no_clock_runs_before_the_election():
    assert election(ElectionOf.MEDIATORS) == election(ElectionOf.LEADER) == []


def test_only_a_leaders_proposal_has_a_clock_of_its_own():
    held_on = date(2026, 2, 27)
    assert election(ElectionOf.MEDIATORS, held_on=held_on) == []
    [proposal] = election(ElectionOf.LEADER, held_on=held_on)
    assert proposal.clock is Clock.LEADER_PROPOSAL
    sent = {"held_on": held_on, "proposed_on": held_on, "received_on": date(2026, 3, 2)}
    assert waiting(election(ElectionOf.LEADER, **sent)).clock is Clock.RECOGNITION


@pytest.mark.parametrize(("of_leader", "number"), [(False, 1), (True, 0)])
def test_nobody_verifies_the_leaving_of_a_leader(of_leader, number):
    day = date(2026, 3, 2)
    found = limits_of_departure(
        of_leader=of_leader,
        proposed_on=day,
        verified_on=None,
        received_on=None,
        decided_on=None,
        law=SHIPPED_LAW,
        today=day,
    )
    assert len(found) == number


def test_a_law_without_such_a_row_starts_no_clock():
    assert stands(Clock.RECOGNITION, date(2014, 6, 2)) is None
