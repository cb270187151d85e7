from itertools import product

import pytest

from app.domain.dialogue import room
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.room import NEXT_STATES, GroupKind, TurnState
from app.domain.errors import RuleViolation

MOVES = {
    (TurnState.WAITING, TurnState.SPEAKING),
    (TurnState.WAITING, TurnState.LEFT),
    (TurnState.SPEAKING, TurnState.DONE),
    (TurnState.LEFT, TurnState.WAITING),
}


@pytest.mark.parametrize(("current", "wanted"), list(product(TurnState, TurnState)))
def test_a_turn_moves_only_along_the_queue(current, wanted):
    if (current, wanted) in MOVES:
        room.check_turn(current, wanted)
    else:
        with pytest.raises(RuleViolation, match=wanted.label):
            room.check_turn(current, wanted)


def test_every_state_of_a_turn_is_reached():
    assert set(NEXT_STATES) == set(TurnState)
    assert {one for after in NEXT_STATES.values() for one in after} == set(TurnState)


@pytest.mark.parametrize("state", DialogueState)
def test_time_and_floor_are_noted_only_while_people_sit_in_the_room(state):
    if state is DialogueState.IN_SESSION:
        room.check_in_session(state, "Lượt phát biểu")
    else:
        with pytest.raises(RuleViolation):
            room.check_in_session(state, "Lượt phát biểu")


def test_the_agenda_that_is_proposed_has_the_six_steps_of_the_plan():
    assert len(room.SIX_STEPS) == 6
    for step in room.SIX_STEPS:
        room.check_planned(step.title, step.minutes)


def test_each_village_that_was_asked_is_counted_by_itself():
    groups = room.groups_of(["Bản Tả Lèng", "Thôn Hai"])
    citizens = [one.name for one in groups if one.kind is GroupKind.CITIZENS]
    assert citizens[:2] == ["Nhân dân bản Tả Lèng", "Nhân dân thôn Hai"]
    assert groups[-1].kind is GroupKind.TURNED_AWAY
    assert "Nhân dân trong xã" in [one.name for one in room.groups_of([])]


def test_those_invited_by_name_are_counted_instead_of_the_usual_delegates():
    invited = room.Group("Trưởng bản", GroupKind.DELEGATES, 12)
    groups = room.groups_of(["Bản Tả Lèng"], [invited])
    assert groups[:2] == [invited, room.Group("Nhân dân bản Tả Lèng", GroupKind.CITIZENS)]
    assert not {one.name for one in groups} & {one.name for one in room.groups_of([])[:4]}


@pytest.mark.parametrize(("title", "minutes"), [("", 5), (" ", None), ("Mục", 0), ("Mục", 601)])
def test_a_step_needs_a_name_and_a_sensible_time(title, minutes):
    with pytest.raises(RuleViolation):
        room.check_planned(title, minutes)


@pytest.mark.parametrize("count", [-1, 100_001])
def test_a_count_that_no_hall_holds_is_refused(count):
    with pytest.raises(RuleViolation):
        room.check_heads("Đại biểu", count)
