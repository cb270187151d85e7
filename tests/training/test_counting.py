"""Who was trained when: history, figures of a period, who is next."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.teams.kinds import Leaving
from app.domain.training.attendance import Mark
from app.domain.training.days import Days
from app.records.locking import NotHere
from app.teams.service import change_mediator
from app.training.service import classes, counting, seats
from tests.factories import a_mediator, a_team
from tests.training.conftest import NOBODY, TODAY, attend, class_facts, one_day, seats_of

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
ABSENT = Mark(present=False)


@pytest.fixture
def give(officer, a_class):
    """``give(day, present, absent)``: a class of one day, hours 8, with its attendance."""

    def make(day, present, absent=(), *, last=None, hours=None, **facts):
        held = a_class(days=Days(day, last or day, are_set=True), **facts)
        keys = [one.id for one in (*present, *absent)]
        seats.add_people(held.id, mediators=keys, today=TODAY, by=officer)
        marks = dict.fromkeys(range(len(present), len(keys)), ABSENT)
        if hours:
            marks[0] = Mark(present=True, hours=hours)
        attend(held, marks, by=officer)
        return held

    return make


@pytest.mark.usefixtures("both_databases")
def test_a_mediator_counts_once_however_many_classes(give, people, officer):
    first, second, third = people
    give(date(2026, 2, 3), [first, second])
    give(date(2026, 4, 7), [first], [third])
    assert counting.trained_in({officer.unit}, *YEAR) == {officer.unit: 2}
    assert counting.trained_in({"03406"}, *YEAR) == {}
    assert counting.trained_in({officer.unit}, *YEAR, by_team=True) == {first.team_id: 2}


@pytest.mark.usefixtures("both_databases")
def test_a_class_counts_on_its_last_day(give, people, officer):
    give(date(2025, 12, 30), people[:1], last=date(2026, 1, 2))
    give(date(2025, 11, 3), people[1:2])

    def trained(first, last):
        return counting.trained_in({officer.unit}, first, last).get(officer.unit, 0)

    assert trained(date(2025, 1, 1), date(2025, 12, 31)) == 1
    assert trained(date(2026, 1, 1), date(2026, 1, 1)) == 0
    assert trained(date(2026, 1, 2), date(2026, 1, 2)) == 1
    assert trained(date(2026, 1, 3), date(2026, 12, 31)) == 0


def test_who_left_counts_in_the_period_and_not_beside_the_total_of_today(give, people, officer):
    give(date(2026, 2, 3), people[:2])
    left = people[0]
    change_mediator(
        left.id,
        revision=left.revision,
        today=TODAY,
        by=officer,
        name=left.name,
        is_leader=False,
        birth_year=None,
        recognised_on=left.recognised_on,
        ended_on=date(2026, 5, 1),
        ended_why=Leaving.DEATH,
    )
    units = {officer.unit}
    assert counting.trained_in(units, *YEAR) == {officer.unit: 2}
    assert counting.trained_in(units, *YEAR, in_office_on=TODAY) == {officer.unit: 1}
    assert counting.trained_in(units, *YEAR, in_office_on=date(2026, 4, 30)) == {officer.unit: 2}


def test_who_did_not_come_was_not_trained(give, people, officer, listed):
    give(date(2026, 2, 3), [], people)
    listed()
    assert counting.trained_in({officer.unit}, *YEAR) == {}


@pytest.mark.usefixtures("both_databases")
def test_the_history_of_a_mediator(give, people, officer):
    first = people[0]
    give(date(2025, 10, 6), [first], title="Năm trước")
    give(date(2026, 2, 3), [first], title="Nửa buổi", hours=3)
    give(date(2026, 4, 7), [], [first], title="Vắng")
    out = give(date(2026, 4, 8), [people[1]], title="Đã rút")
    coming = class_facts(title="Sắp tới", days=one_day(date(2026, 6, 2)))
    held = classes.record_class(coming, today=TODAY, by=officer)
    for one in (out, held):
        seats.add_people(one.id, mediators=[first.id], today=TODAY, by=officer)
    seats.withdraw_seat(seats_of(out)[1].id, by=officer)

    told = counting.history_of(first.id)
    assert [(line.title, line.present, line.hours) for line in told.lines] == [
        ("Sắp tới", None, None),
        ("Vắng", False, None),
        ("Nửa buổi", True, 3),
        ("Năm trước", True, 8),
    ]
    assert (told.classes, told.hours, told.last_on) == (2, 11, date(2026, 2, 3))


def test_somebody_never_summoned_has_an_empty_history(people):
    told = counting.history_of(people[0].id)
    assert (list(told.lines), told.classes, told.hours, told.last_on) == ([], 0, 0, None)


@pytest.mark.usefixtures("both_databases")
def test_who_was_not_trained_stands_longest_without_first(give, people, other_team, officer):
    first, second, third = people
    fourth = a_mediator(other_team, name="Lò Văn Ún")
    give(date(2024, 5, 6), [second])
    give(date(2025, 5, 6), [third])
    give(date(2026, 2, 3), [fourth])
    team, other = counting.learners_by_team(2026, on=TODAY, by=officer)
    assert (team.name, team.total, team.trained) == ("Tổ hòa giải bản Tả Lèng", 3, 0)
    assert [one.name for one in team.learners] == ["Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ"]
    assert [(one.name, one.last_on) for one in team.untrained] == [
        (first.name, None),
        (second.name, date(2024, 5, 6)),
        (third.name, date(2025, 5, 6)),
    ]
    assert (other.total, other.trained, other.untrained) == (1, 1, ())
    (past, _) = counting.learners_by_team(2025, on=TODAY, by=officer)
    assert [one.name for one in past.untrained] == [first.name, second.name]


def test_teams_are_counted_in_order(officer, team, other_team):
    ten = a_team(name="Tổ hòa giải tổ dân phố số 10", village_id=other_team.village_id)
    for one in (ten, other_team, team):
        a_mediator(one, name=f"Lò Văn {one.name[-1]}")
    names = [group.name for group in counting.learners_by_team(2026, on=TODAY, by=officer)]
    assert names == [
        "Tổ hòa giải bản Tả Lèng",
        "Tổ hòa giải tổ dân phố số 3",
        "Tổ hòa giải tổ dân phố số 10",
    ]


def test_everybody_reads_of_whom_they_may(people, other_team, actor):
    a_mediator(other_team, name="Lò Văn Ún")

    def names(role, **facts):
        by = actor(role, team_id=people[0].team_id, **facts)
        groups = counting.learners_by_team(2026, on=TODAY, by=by)
        return [one.name for group in groups for one in group.learners]

    own = [one.name for one in people]
    assert names(Role.MEDIATOR, mediator_id=people[1].id) == ["Lò Thị Bua"]
    assert names(Role.TEAM_LEADER, mediator_id=people[0].id) == own
    assert names(Role.FRONT) == [*own, "Lò Văn Ún"]
    assert names(Role.ADMINISTRATOR) == []


def test_one_mediator_is_met_by_the_same_rule(people, actor, officer, neighbour):
    first, second, _ = people
    by = actor(Role.MEDIATOR, team_id=first.team_id, mediator_id=second.id)
    assert counting.learner(second.id, by) is second
    for person, key in ((by, first.id), (neighbour, first.id), (officer, NOBODY)):
        with pytest.raises(NotHere):
            counting.learner(key, person)


def test_the_years_of_which_there_are_classes(a_class, officer, neighbour):
    assert counting.years_of_classes(officer) == []
    a_class(days=one_day(date(2024, 5, 6)))
    a_class()
    a_class(days=one_day(date(2020, 5, 6)), by=neighbour)
    assert counting.years_of_classes(officer) == [2026, 2025, 2024]
