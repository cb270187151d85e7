"""Every state of a conference and of an opinion against every other."""

from datetime import date, time
from itertools import product

import pytest

from app.domain.dialogue import lifecycle, opinions
from app.domain.dialogue.lifecycle import DialogueState as D
from app.domain.dialogue.opinions import OpinionState as O
from app.domain.errors import RuleViolation

CONFERENCE_STEPS = {
    (D.IN_PREPARATION, D.ANNOUNCED),
    (D.IN_PREPARATION, D.INVITED),
    (D.IN_PREPARATION, D.IN_SESSION),
    (D.IN_PREPARATION, D.POSTPONED),
    (D.IN_PREPARATION, D.CANCELLED),
    (D.ANNOUNCED, D.INVITED),
    (D.ANNOUNCED, D.IN_SESSION),
    (D.ANNOUNCED, D.POSTPONED),
    (D.ANNOUNCED, D.CANCELLED),
    (D.INVITED, D.IN_SESSION),
    (D.INVITED, D.POSTPONED),
    (D.INVITED, D.CANCELLED),
    (D.IN_SESSION, D.MINUTES_DRAFTED),
    (D.MINUTES_DRAFTED, D.MINUTES_SIGNED),
    (D.MINUTES_SIGNED, D.CONCLUSION_NOTIFIED),
    (D.MINUTES_SIGNED, D.RESULTS_PUBLISHED),
    (D.CONCLUSION_NOTIFIED, D.RESULTS_PUBLISHED),
    (D.RESULTS_PUBLISHED, D.IN_FOLLOW_UP),
    (D.RESULTS_PUBLISHED, D.COMPLETED),
    (D.IN_FOLLOW_UP, D.COMPLETED),
    (D.COMPLETED, D.IN_FOLLOW_UP),
    (D.POSTPONED, D.IN_PREPARATION),
    (D.POSTPONED, D.ANNOUNCED),
    (D.POSTPONED, D.CANCELLED),
}
HANDLED = {O.ANSWERED_NOW, O.ASSIGNED, O.FORWARDED, O.SPLIT_OFF, O.NOT_WITHIN_POWER}
JUDGED = {O.SATISFIED, O.UNSATISFIED, O.NEEDS_MORE, O.CLOSED, O.CLOSED_WITHOUT_REMEDY}
ON_THE_WAY = {O.IN_PROGRESS, O.PAUSED, O.ANSWERED, O.REFUSED}
OPINION_STEPS = {
    *((O.RECORDED, handled) for handled in HANDLED),
    *((handled, O.RECORDED) for handled in HANDLED),
    *((one, other) for one, other in product(HANDLED, HANDLED) if one is not other),
    (O.RECORDED, O.MERGED),
    (O.MERGED, O.RECORDED),
    *((O.ANSWERED_NOW, judged) for judged in JUDGED),
    *((owed, way) for owed in (O.ASSIGNED, O.FORWARDED, O.NEEDS_MORE) for way in ON_THE_WAY),
    (O.SPLIT_OFF, O.CLOSED),
    (O.NOT_WITHIN_POWER, O.NEEDS_MORE),
    (O.NOT_WITHIN_POWER, O.CLOSED),
    (O.NOT_WITHIN_POWER, O.CLOSED_WITHOUT_REMEDY),
    (O.IN_PROGRESS, O.PAUSED),
    (O.IN_PROGRESS, O.ANSWERED),
    (O.IN_PROGRESS, O.REFUSED),
    (O.PAUSED, O.IN_PROGRESS),
    *((O.ANSWERED, judged) for judged in JUDGED),
    (O.REFUSED, O.NEEDS_MORE),
    (O.REFUSED, O.CLOSED_WITHOUT_REMEDY),
    (O.SATISFIED, O.NEEDS_MORE),
    (O.SATISFIED, O.CLOSED),
    (O.UNSATISFIED, O.SATISFIED),
    (O.UNSATISFIED, O.NEEDS_MORE),
    (O.UNSATISFIED, O.CLOSED_WITHOUT_REMEDY),
    (O.CLOSED, O.NEEDS_MORE),
    (O.CLOSED_WITHOUT_REMEDY, O.NEEDS_MORE),
}


@pytest.mark.parametrize(("current", "wanted"), list(product(D, D)))
def test_a_conference_takes_only_the_steps_of_its_course(current, wanted):
    if (current, wanted) in CONFERENCE_STEPS:
        lifecycle.check_move(current, wanted)
    else:
        with pytest.raises(RuleViolation) as refusal:
            lifecycle.check_move(current, wanted)
        assert current.label in refusal.value.message
        assert wanted.label in refusal.value.message


@pytest.mark.parametrize(("current", "wanted"), list(product(O, O)))
def test_an_opinion_takes_only_the_steps_of_its_course(current, wanted):
    if (current, wanted) in OPINION_STEPS:
        opinions.check_move(current, wanted)
    else:
        with pytest.raises(RuleViolation) as refusal:
            opinions.check_move(current, wanted)
        assert current.label in refusal.value.message
        assert wanted.label in refusal.value.message


@pytest.mark.parametrize("state", D)
def test_signed_minutes_and_called_off_conferences_take_no_more_words(state):
    writable = {
        D.IN_PREPARATION,
        D.ANNOUNCED,
        D.INVITED,
        D.IN_SESSION,
        D.MINUTES_DRAFTED,
    }
    if state in writable:
        lifecycle.check_open(state)
    else:
        with pytest.raises(RuleViolation, match=r"đã ký|đã ghi là"):
            lifecycle.check_open(state)


@pytest.mark.parametrize("state", D)
def test_the_chair_concludes_while_the_conference_is_held_or_written_up(state):
    if state in (D.IN_SESSION, D.MINUTES_DRAFTED):
        lifecycle.check_concluding(state)
    else:
        with pytest.raises(RuleViolation, match=r"chưa bắt đầu|đã ký|đã ghi là"):
            lifecycle.check_concluding(state)


@pytest.mark.parametrize("state", D)
def test_a_conference_has_begun_from_its_session_onwards(state):
    not_yet = {
        D.IN_PREPARATION,
        D.ANNOUNCED,
        D.INVITED,
        D.POSTPONED,
        D.CANCELLED,
    }
    assert state.has_begun is (state not in not_yet)


TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("held_on", "announced_on", "ended_at", "state"),
    [
        (date(2026, 3, 16), None, None, D.IN_PREPARATION),
        (date(2026, 3, 16), date(2026, 3, 1), None, D.ANNOUNCED),
        (TODAY, date(2026, 3, 1), None, D.IN_SESSION),
        (TODAY, None, time(11, 0), D.MINUTES_DRAFTED),
        (date(2026, 3, 14), None, None, D.MINUTES_DRAFTED),
    ],
)
def test_a_new_record_stands_where_its_dates_put_it(held_on, announced_on, ended_at, state):
    assert (
        lifecycle.starting_state(
            held_on=held_on, announced_on=announced_on, ended_at=ended_at, today=TODAY
        )
        is state
    )


def test_calling_off_needs_a_reason():
    lifecycle.check_calling_off(D.ANNOUNCED, D.POSTPONED, reason="Mưa lũ, đường sạt lở.")
    with pytest.raises(RuleViolation, match="lý do hoãn hội nghị"):
        lifecycle.check_calling_off(D.ANNOUNCED, D.POSTPONED, reason=" \n")


def test_calling_off_is_no_way_into_another_state():
    with pytest.raises(RuleViolation, match="Hãy chọn hoãn hay hủy"):
        lifecycle.check_calling_off(D.ANNOUNCED, D.IN_SESSION, reason="Mưa lũ.")


def test_a_conference_under_way_cannot_be_called_off_even_with_a_reason():
    with pytest.raises(RuleViolation, match="Đang diễn ra"):
        lifecycle.check_calling_off(D.IN_SESSION, D.CANCELLED, reason="Mưa lũ.")
