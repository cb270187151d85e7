"""The whole table: every state × every state × every act."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.states import BEFORE_START, OPEN, CaseState, Doer
from app.domain.mediation.transitions import TRANSITIONS, acts_from, next_state, transition

# act: from > to, written by hand from the law's table; "=" keeps the state
BY_HAND = """
confirm_scope:    received > awaiting_assignment
refuse:           received awaiting_assignment assigned in_mediation paused > out_of_scope
take_over:        out_of_scope not_settled > =
note_violence:    received awaiting_assignment assigned in_mediation paused > =
choose_mediator:  awaiting_assignment > assigned
assign_mediator:  awaiting_assignment > assigned
note_conflict:    awaiting_assignment assigned in_mediation > =
mediate_at_once:  received > in_mediation
decline:          assigned > =
replace_mediator: assigned in_mediation > =
start:            assigned > in_mediation
plan_meeting:     assigned in_mediation paused > =
change_meeting:   assigned in_mediation paused > =
put_off_meeting:  assigned in_mediation paused > =
hold_meeting:     in_mediation > =
invite:           assigned in_mediation > =
ask_partner:      received awaiting_assignment assigned in_mediation paused > =
join_partner:     received awaiting_assignment assigned in_mediation paused > =
answer_partner:   received awaiting_assignment assigned in_mediation paused > =
tell_front:       received awaiting_assignment assigned in_mediation paused > =
end_partner:      received awaiting_assignment assigned in_mediation paused > =
pause:            in_mediation > paused
resume:           paused > in_mediation
draft_agreement:  assigned in_mediation paused > =
settle:           assigned in_mediation paused > settled
put_in_writing:   settled following_up performed not_performed > =
end_by_request:   assigned in_mediation paused > not_settled
end_by_mediator:  in_mediation paused > not_settled
go_on:            not_settled > in_mediation
follow_up:        settled not_performed > following_up
follow_clause:    following_up not_performed > =
perform:          settled following_up not_performed > performed
not_perform:      following_up > not_performed
new_terms:        not_performed > following_up
flare_up:         not_performed > in_mediation
close:            settled performed not_settled not_performed > closed
rewrite_agreement: settled following_up not_performed > =
reopen:           out_of_scope > received
reopen:           closed > =
note_repeat:      received out_of_scope awaiting_assignment assigned in_mediation paused \
settled not_settled following_up performed not_performed closed > =
remove_repeat:    received out_of_scope awaiting_assignment assigned in_mediation paused \
settled not_settled following_up performed not_performed closed > =
correct:          received out_of_scope awaiting_assignment assigned in_mediation paused \
settled not_settled following_up performed not_performed closed > =
"""


def allowed_by_hand() -> set[tuple[str, str, str]]:
    moves = set()
    for line in BY_HAND.strip().splitlines():
        act, road = line.split(":")
        sources, target = road.split(">")
        for source in sources.split():
            moves.add((source, source if target.strip() == "=" else target.strip(), act))
    return moves


ALLOWED = allowed_by_hand()


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("current", CaseState)
def test_every_act_in_every_state_leads_where_the_table_says_or_is_refused(current, act):
    for wanted in CaseState:
        if (current.value, wanted.value, act.value) in ALLOWED:
            assert next_state(current, act) is wanted
            break
    else:
        with pytest.raises(RuleViolation) as refusal:
            next_state(current, act)
        assert act is Act.RECEIVE or current.label in refusal.value.message


def test_no_act_leads_to_two_states():
    roads = {(source, act) for source, _, act in ALLOWED}
    assert len(roads) == len(ALLOWED)


def test_a_case_is_born_by_being_received_and_by_nothing_else():
    assert next_state(None, Act.RECEIVE) is CaseState.RECEIVED
    for act in set(Act) - {Act.RECEIVE}:
        with pytest.raises(RuleViolation, match="chưa được tiếp nhận"):
            next_state(None, act)


def test_the_numbers_run_from_t1_to_t21():
    assert sorted({int(row.number[1:]) for row in TRANSITIONS}) == list(range(1, 22))


def test_a_refusal_names_the_state_the_act_and_what_can_be_done():
    with pytest.raises(RuleViolation) as refusal:
        next_state(CaseState.PAUSED, Act.CLOSE)
    message = refusal.value.message
    assert message.startswith(
        "Vụ, việc đang ở tình trạng “Tạm dừng” nên không thể ghi “Đóng hồ sơ”."
    )
    assert "“Tiếp tục sau tạm dừng”" in message
    assert "Điều 30 Nghị định số 30/2020/NĐ-CP" in str(refusal.value.basis)


def test_a_case_is_not_received_twice():
    with pytest.raises(RuleViolation, match="đã được tiếp nhận"):
        next_state(CaseState.CLOSED, Act.RECEIVE)


def test_the_acts_of_a_state_are_offered_in_the_order_of_the_table():
    assert acts_from(CaseState.NOT_SETTLED) == [
        Act.TAKE_OVER,
        Act.GO_ON,
        Act.CLOSE,
        Act.NOTE_REPEAT,
        Act.REMOVE_REPEAT,
        Act.CORRECT,
    ]
    assert acts_from(CaseState.OUT_OF_SCOPE) == [
        Act.TAKE_OVER,
        Act.REOPEN,
        Act.NOTE_REPEAT,
        Act.REMOVE_REPEAT,
        Act.CORRECT,
    ]


def test_what_follows_from_a_thing_agreed_is_in_the_table_and_not_offered():
    assert Act.NOT_PERFORM not in acts_from(CaseState.FOLLOWING_UP)
    assert Act.FOLLOW_UP not in acts_from(CaseState.NOT_PERFORMED)
    assert Act.FOLLOW_UP in acts_from(CaseState.SETTLED)


def test_every_act_has_a_doer_and_only_following_up_is_the_books_own():
    assert all(row.who for row in TRANSITIONS)
    assert [row.number for row in TRANSITIONS if row.who == {Doer.SYSTEM}] == ["T15"]
    assert transition(CaseState.ASSIGNED, Act.REPLACE_MEDIATOR).number == "T7"
    assert transition(CaseState.IN_MEDIATION, Act.REPLACE_MEDIATOR).number == "T9"


def test_open_cases_are_those_that_can_still_end():
    can_end = {s for s in CaseState if Act.REFUSE in acts_from(s)}
    assert can_end == OPEN
    assert OPEN - {CaseState.IN_MEDIATION, CaseState.PAUSED} == BEFORE_START
