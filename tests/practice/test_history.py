"""The days of a case are in order, in the law's order, and spread like life."""

from collections import Counter
from datetime import date, timedelta
from itertools import product
from random import Random

from app.domain.classification import CATEGORIES
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state
from app.practice.history import (
    CATEGORY_SHARES,
    days_of_arrival,
    is_refused,
    mediated_life,
    refused_life,
)

TODAY = date(2026, 11, 21)
MANY = range(600)


def a_life(seed, received_on=date(2025, 3, 2), until=TODAY):
    return mediated_life(Random(seed), received_on, term_days=(10, 30), until=until)


def state_after(life):
    state = None
    for step in life.steps:
        state = next_state(state, step.act)
    return state


def test_every_life_keeps_to_the_table_of_states_and_to_the_calendar():
    for seed, refuses in product(MANY, (False, True)):
        received_on = TODAY - timedelta(days=seed % 90)
        life = (
            refused_life(Random(seed), received_on, until=TODAY)
            if refuses
            else a_life(seed, received_on)
        )
        state_after(life)
        days = [step.on for step in life.steps]
        assert days == sorted(days)
        assert days[0] == received_on
        assert days[-1] <= TODAY
        assert all(step.due_on is None or step.due_on >= step.on for step in life.steps)


def test_about_eighty_five_of_a_hundred_old_cases_are_settled():
    settled = sum(a_life(seed).does(Act.SETTLE) for seed in MANY)
    assert 0.80 <= settled / len(MANY) <= 0.90


def test_most_agreements_are_written_and_most_files_are_closed():
    lives = [a_life(seed) for seed in MANY]
    assert 0.7 <= sum(life.is_written for life in lives) / len(lives) <= 0.9
    assert 0.6 <= sum(life.does(Act.CLOSE) for life in lives) / len(lives) <= 0.85


def test_the_fresh_cases_stand_in_many_states():
    rng = Random(4)
    days = days_of_arrival(rng, 75, first=date(2024, 1, 1), last=TODAY, today=TODAY)
    states = Counter(state_after(a_life(n, day)) for n, day in enumerate(days))
    assert {CaseState.IN_MEDIATION, CaseState.FOLLOWING_UP, CaseState.CLOSED} <= states.keys()
    assert len(states) >= 6


def test_rare_turns_happen_too():
    seen = Counter(step.act for seed in MANY for step in a_life(seed).steps)
    for act in (Act.DECLINE, Act.PAUSE, Act.GO_ON, Act.NOT_PERFORM, Act.MEDIATE_AT_ONCE):
        assert 1 <= seen[act] <= 100


def test_one_matter_in_twenty_is_refused_in_a_small_sample_too():
    assert [sum(map(is_refused, range(count))) for count in (10, 30, 4000)] == [1, 2, 200]


def test_as_many_days_come_in_as_were_asked_for_within_the_years_and_not_after_today():
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    days = days_of_arrival(Random(1), 87, first=first, last=last, today=TODAY)
    assert len(days) == 87
    assert days == sorted(days)
    assert days[0] >= first
    assert days[-1] <= TODAY
    assert len([day for day in days if (TODAY - day).days <= 12]) >= 10


def test_a_past_span_has_no_fresh_days():
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    days = days_of_arrival(Random(1), 60, first=first, last=last, today=TODAY)
    assert first <= days[0] <= days[-1] <= last
    assert len({day.month for day in days}) >= 9


def test_the_same_seed_gives_the_same_life():
    assert a_life(11) == a_life(11)
    assert any(a_life(11) != a_life(seed) for seed in (12, 13))


def test_every_category_has_its_share():
    assert CATEGORY_SHARES.keys() == {row.code for row in CATEGORIES}
