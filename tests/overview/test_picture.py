"""The page counts what a count by hand counts: whole, by unit, by kind, by month, by team."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.classification import category
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.measures import Part
from app.domain.units import Boundaries
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import count_cases
from app.overview.service import cases as whats
from app.overview.service.asked import Asked
from app.overview.service.picture import picture_of
from app.records.locking import NotHere
from app.statistics.service.behind import behind
from app.units.service import import_list, listed_unit
from tests.statistics.by_hand import row_of, things
from tests.statistics.worlds import FIRST, invent
from tests.units.test_mergers import LAI_CHAU_CITY, NOW, reorganised

COMMUNES = ["03408", "03405", "03390"]
PERIOD = (FIRST + timedelta(days=8), FIRST + timedelta(days=30))
TODAY = date(2025, 3, 1)
KEYS = {
    whats.RECEIVED: "received.all",
    whats.SETTLED: "in_hand.settled",
    whats.NOT_SETTLED: "in_hand.not_settled",
    whats.WAITING: "in_hand.not_started",
    whats.GOING_ON: "in_hand.in_progress",
    whats.STARTED_LATE: "started_late.all",
}
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def officer(office, actor):
    import_list(own=listed_unit("12"))
    return actor(Role.OFFICE_OFFICER)


@pytest.fixture
def world(officer):
    """A book in which every number of the page is met."""
    found = next(one for seed in range(200) if _has_everything(one := _book(seed)))
    found.write()
    return found


def _book(seed):
    found = invent(Random(seed), COMMUNES, classified=False)
    for at, case in enumerate(found.cases):
        if at % 4 == 0 and case.state is CaseState.RECEIVED and not case.started_on:
            case.state, case.start_due_on = CaseState.ASSIGNED, case.received_on
        if case.state is CaseState.FOLLOWING_UP:
            case.performance_due_on = case.ended_on + timedelta(days=at % 3)
    return found


def _has_everything(world):
    states = {one.state for one in world.cases}
    settled = [one for one in world.cases if one.result and one.received_on.month == 1]
    told = all(things(world, f"{key}.all", *PERIOD) for key in KEYS.values())
    return told and settled and states >= {CaseState.ASSIGNED, CaseState.FOLLOWING_UP}


def test_an_office_sees_what_a_clerk_counts_by_hand(world, officer):
    picture = picture_of(Asked(*PERIOD), by=officer, today=TODAY)
    for what, key in KEYS.items():
        found = things(world, f"{key}.all", *PERIOD)
        assert found
        assert picture.cases.of(what) == len(found)
        by_unit = Counter(one.unit for one in found)
        for line in picture.cases.sheet.lines:
            if line.is_known:
                assert picture.cases.of(what, line) == by_unit[line.key]
    for kind, number in picture.cases.kinds():
        assert number == len(things(world, f"received.all.{kind.value}", *PERIOD))


def test_the_months_are_those_of_the_register(world, officer):
    months = picture_of(Asked(*PERIOD), by=officer, today=TODAY).months
    received = Counter(one.received_on.replace(day=1) for one in world.cases)
    settled = Counter(
        one.received_on.replace(day=1) for one in world.cases if one.result is CaseResult.SETTLED
    )
    assert len(months) == 24
    assert months[-1].first == date(2025, 1, 1)
    assert months[-1].received == received[months[-1].first] > 0
    assert months[-1].settled == settled[months[-1].first] > 0
    listed = CaseFilter(year=2025, month=1)
    assert count_cases(listed, by=officer) == months[-1].received


def test_what_is_overdue_is_what_the_register_lists(world, officer):
    late = picture_of(Asked(*PERIOD), by=officer, today=TODAY).overdue
    for state in (CaseState.ASSIGNED, CaseState.FOLLOWING_UP):
        listed = CaseFilter(state=state, late_on=TODAY)
        assert late[state] == count_cases(listed, by=officer) > 0


@pytest.mark.parametrize("kind", [Part.K3_CONFLICT, Part.K3_FAMILY, Part.UNCLASSIFIED])
def test_a_kind_narrows_every_number(world, officer, kind):
    picture = picture_of(Asked(*PERIOD, kind=kind), by=officer, today=TODAY)
    for what, key in KEYS.items():
        found = things(world, f"{key}.{kind.value}", *PERIOD)
        assert picture.cases.of(what) == len(found)
    own = [one for one in world.cases if _kind(one) is kind and one.received_on.month == 1]
    assert picture.months[-1].received == len(own)


def test_a_unit_narrows_every_number_and_is_shown_by_team(world, officer):
    unit = next(one.unit for one in world.teams)
    picture = picture_of(Asked(*PERIOD, unit=unit), by=officer, today=TODAY)
    found = [one for one in things(world, "received.all.all", *PERIOD) if one.unit == unit]
    assert found
    assert picture.cases.of(whats.RECEIVED) == len(found)
    assert not picture.area.is_by_unit
    by_team = Counter(row_of(one, by_team=True) for one in found)
    few = [key for key, number in by_team.items() if number < 3]
    by_team[""] = sum(by_team.pop(key) for key in few)  # a team with so few stands in no line
    for line in picture.cases.sheet.lines:
        assert picture.cases.of(whats.RECEIVED, line) == by_team[line.key]
    own = [one for one in world.cases if one.unit == unit and one.received_on.month == 1]
    assert picture.months[-1].received == len(own)


def test_behind_each_number_stand_as_many(world, officer):
    picture = picture_of(Asked(*PERIOD), by=officer, today=TODAY)
    for what in KEYS:
        number = picture.cases.column(what)
        found = behind(picture.area.form, number, None, *PERIOD, by=officer)
        told = picture.cases.of(what)
        assert len(found.lines) == min(told, 20)
        assert (found.next is not None) == (told > 20)


def test_the_same_days_of_the_year_before_stand_beside(world, officer):
    later = Asked(*(day.replace(year=2026) for day in PERIOD))
    change = picture_of(later, by=officer, today=date(2026, 3, 1)).cases.change(whats.RECEIVED)
    assert change.before == len(things(world, "received.all.all", *PERIOD))
    assert change.now == 0


def test_nobody_looks_into_a_unit_that_is_not_below(world, officer):
    with pytest.raises(NotHere):
        picture_of(Asked(*PERIOD, unit="00004"), by=officer, today=TODAY)


def test_a_team_leader_counts_the_own_team(commune, actor):
    world = invent(Random(5), ["03408"])
    world.write()
    team = next(one for one in world.teams if [c for c in world.cases if c.team_id == one.id])
    leader = actor(Role.TEAM_LEADER, team_id=team.id)
    picture = picture_of(Asked(FIRST, TODAY), by=leader, today=TODAY)
    own = things(world, "received.all.all", FIRST, TODAY)
    assert picture.cases.of(whats.RECEIVED) == sum(one.team_id == team.id for one in own)
    assert sum(one.received for one in picture.months) == sum(
        one.team_id == team.id for one in world.cases
    )
    assert picture.dialogues is None
    db.session.rollback()


def _kind(case):
    return Part(f"k3{category(case.category).scope.value}") if case.category else Part.UNCLASSIFIED


@pytest.fixture
def wards(officer):
    """The seven books of a former city, two wards today."""
    reorganised()
    with transaction():
        invent(Random(2), [code for code, _, _ in LAI_CHAU_CITY]).write()
    return officer


def test_the_lines_are_the_units_of_today_or_of_then(wards):
    now, then = (
        picture_of(Asked(*PERIOD, boundaries=one), by=wards, today=TODAY) for one in Boundaries
    )
    today, before = (
        {line.key: one.cases.of(whats.RECEIVED, line) for line in one.cases.sheet.lines}
        for one in (now, then)
    )
    assert {key for key, number in today.items() if number} == NOW.keys()
    assert before["03388"] > 0 < before["03389"]
    for ward in NOW:
        former = [code for code, _, on in LAI_CHAU_CITY if on == ward]
        assert today[ward] == sum(before.get(code) or 0 for code in former)
    assert now.cases.sheet.totals == then.cases.sheet.totals
    assert (now.months, now.overdue) == (then.months, then.overdue)


@pytest.mark.parametrize("unit", ["03388", "03389"])
def test_a_unit_narrowed_shows_its_line_by_the_same_boundaries(wards, unit):
    for boundaries in Boundaries:
        whole, narrowed = (
            picture_of(Asked(*PERIOD, unit=one, boundaries=boundaries), by=wards, today=TODAY)
            for one in (None, unit)
        )
        lines = {one.key: one for one in whole.cases.sheet.lines}
        if unit in lines:
            told = whole.cases.of(whats.RECEIVED, lines[unit])
        else:  # a former unit asked for by the boundaries of today shows its own book
            own = Asked(*PERIOD, unit=unit, boundaries=Boundaries.THEN)
            told = picture_of(own, by=wards, today=TODAY).cases.of(whats.RECEIVED)
        assert narrowed.cases.of(whats.RECEIVED) == told
        assert sum(one.received for one in narrowed.months) >= told > 0
