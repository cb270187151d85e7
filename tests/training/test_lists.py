"""Who stands in the list of a class, and how many places a unit has."""

from datetime import date

import pytest

from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.domain.quarters import Quarter
from app.domain.training.attendance import Mark
from app.domain.training.kinds import SeatKind
from app.domain.training.lifecycle import ClassState
from app.records.journal import history
from app.records.locking import NotHere
from app.training.acts import SeatAct
from app.training.service import classes, seats
from app.units.service import import_list, listed_unit
from tests.factories import a_mediator
from tests.lawpack.rows import words_of
from tests.training.conftest import (
    COMING,
    NOBODY,
    TODAY,
    attend,
    class_facts,
    one_day,
    planned,
    seats_of,
)


def add(held, by, **people):
    return seats.add_people(held.id, **people, today=TODAY, by=by)


def acts_of(seat):
    return [line.act for line in reversed(history("training_seat", [seat.id]))]


@pytest.mark.usefixtures("both_databases")
def test_mediators_and_trainers_are_put_into_the_list(a_class, people, a_trainer, officer):
    held, trainer = a_class(), a_trainer()
    added = add(held, officer, mediators=[one.id for one in people], trainers=[trainer.id])
    assert [seat.kind for seat in added] == [SeatKind.MEDIATOR] * 3 + [SeatKind.TRAINER]
    assert {seat.mediator_id for seat in added} == {one.id for one in people} | {None}
    assert all(seat.unit == held.unit and not seat.withdrawn for seat in added)
    assert held.revision == 1


def test_who_stands_in_the_list_is_not_put_there_twice(listed, people, officer):
    held = listed()
    assert add(held, officer, mediators=[people[0].id]) == []
    assert len(seats_of(held)) == 3


def test_who_was_taken_out_comes_back_to_the_same_line(listed, people, officer):
    held = listed()
    seat = seats_of(held)[0]
    seats.withdraw_seat(seat.id, by=officer)
    assert seat.withdrawn
    seats.withdraw_seat(seat.id, by=officer)
    add(held, officer, mediators=[people[0].id])
    assert not seat.withdrawn
    assert len(seats_of(held)) == 3
    assert acts_of(seat) == [SeatAct.ADD, SeatAct.WITHDRAW, SeatAct.ADD]


def test_nobody_chosen_is_said(listed, officer):
    with pytest.raises(RuleViolation, match="ít nhất một người"):
        add(listed(), officer)


def test_only_mediators_in_office_on_the_day_are_summoned(a_class, team, officer):
    late = a_mediator(team, recognised_on=date(2026, 5, 15), today=TODAY)
    past, coming = a_class(), a_class(days=one_day(COMING))
    in_plan = a_class(days=planned(Quarter(2026, 4)))
    with pytest.raises(RuleViolation, match="không phải hòa giải viên đang làm việc"):
        add(past, officer, mediators=[late.id])
    assert add(coming, officer, mediators=[late.id])
    assert add(in_plan, officer, mediators=[late.id])


def test_foreign_people_are_refused(a_class, people, a_trainer, officer, neighbour):
    held, foreign = a_class(), a_trainer(by=neighbour)
    with pytest.raises(RuleViolation, match="Có tập huấn viên không thuộc"):
        add(held, officer, mediators=[people[0].id], trainers=[foreign.id])
    with pytest.raises(RuleViolation, match="Có người không phải hòa giải viên"):
        add(held, officer, mediators=[NOBODY])
    theirs = a_class(by=neighbour)
    with pytest.raises(NotHere):
        add(theirs, officer, mediators=[people[0].id])
    with pytest.raises(RuleViolation, match="Có người không phải hòa giải viên"):
        add(theirs, neighbour, mediators=[people[0].id])
    assert seats_of(held) == seats_of(theirs) == []


def test_who_is_noted_stays_in_the_list(held_class, officer):
    held = held_class({0: Mark(present=False)})
    for seat in seats_of(held)[:2]:
        with pytest.raises(RuleViolation, match="đã ghi có mặt hoặc vắng"):
            seats.withdraw_seat(seat.id, by=officer)


@pytest.mark.parametrize("state", [ClassState.FINISHED, ClassState.CALLED_OFF])
def test_the_list_of_a_class_that_is_over_stands(state, finished, listed, people, officer):
    if state is ClassState.FINISHED:
        held = finished()
    else:
        held = listed()
        classes.call_off(held.id, reason="Lũ", revision=held.revision, by=officer)
    with pytest.raises(RuleViolation, match="rồi mới sửa"):
        add(held, officer, mediators=[people[0].id])
    with pytest.raises(RuleViolation, match="rồi mới sửa"):
        seats.withdraw_seat(seats_of(held)[0].id, by=officer)


@pytest.fixture
def province(office):
    import_list(own=listed_unit("12"))
    return Actor(name="Lý Thị Dín", role=Role.OFFICE_OFFICER, unit="12")


@pytest.mark.usefixtures("both_databases")
def test_an_office_gives_its_communes_places(province):
    held = classes.record_class(class_facts(), today=TODAY, by=province)

    def allot(**places):
        given = {code.strip("_"): number for code, number in places.items()}
        return seats.allot_places(held.id, given, by=province)

    assert len(allot(_03408=3, _03405=2, _03388=None)) == 2
    assert [(s.kind, s.guest_unit, s.places) for s in seats_of(held)] == [
        (SeatKind.PLACES, "03408", 3),
        (SeatKind.PLACES, "03405", 2),
    ]
    assert [seat.guest_unit for seat in allot(_03408=4, _03405=2)] == ["03408"]
    assert [seat.guest_unit for seat in allot(_03408=0, _03405=None)] == ["03408", "03405"]
    assert all(seat.withdrawn for seat in seats_of(held))
    assert allot(_03408=None) == []
    assert [seat.withdrawn for seat in allot(_03408=5)] == [False]
    assert len(seats_of(held)) == 2


def test_places_that_cannot_be_are_refused(province):
    held = classes.record_class(class_facts(), today=TODAY, by=province)
    with pytest.raises(RuleViolation, match="không trực thuộc"):
        seats.allot_places(held.id, {"00001": 3}, by=province)
    with pytest.raises(RuleViolation, match="từ 1 đến 1000"):
        seats.allot_places(held.id, {"03408": 2, "03405": 1001}, by=province)
    assert seats_of(held) == []


def test_places_of_which_it_is_noted_who_came_are_not_taken_back(province):
    held = classes.record_class(class_facts(), today=TODAY, by=province)
    seats.allot_places(held.id, {"03408": 3}, by=province)
    attend(held, {}, by=province)
    with pytest.raises(RuleViolation, match="đã ghi có mặt hoặc vắng"):
        seats.allot_places(held.id, {"03408": None}, by=province)
    seats.allot_places(held.id, {"03408": 4}, by=province)
    assert [(seat.places, seat.attended) for seat in seats_of(held)] == [(4, 3)]


def test_more_people_than_places_are_kept_and_pointed_at(province, browser):
    """No rule sets the places of a unit; that more came than were allotted may be a slip."""
    held = classes.record_class(class_facts(), today=TODAY, by=province)
    seats.allot_places(held.id, {"03408": 2, "03405": 2}, by=province)
    attend(held, {0: Mark(attended=5), 1: Mark(attended=2)}, by=province)
    page = words_of(browser(Role.OFFICE_OFFICER).get(f"/boi-duong/lop/{held.id}"))
    assert "5/2 người (nhiều hơn chỉ tiêu)" in page
    assert page.count("nhiều hơn chỉ tiêu") == 1
