"""Every state of a class against every other, and what may be done in each."""

from itertools import product

import pytest

from app.domain.errors import RuleViolation
from app.domain.training import lifecycle
from app.domain.training.lifecycle import ClassState as C

STEPS = {
    (C.PLANNED, C.SUMMONED),
    (C.PLANNED, C.HELD),
    (C.PLANNED, C.CALLED_OFF),
    (C.SUMMONED, C.HELD),
    (C.SUMMONED, C.CALLED_OFF),
    (C.HELD, C.FINISHED),
    (C.FINISHED, C.HELD),
    (C.CALLED_OFF, C.PLANNED),
}


@pytest.mark.parametrize(("current", "wanted"), list(product(C, C)))
def test_every_step_of_a_class(current, wanted):
    if (current, wanted) in STEPS:
        lifecycle.check_move(current, wanted)
    else:
        with pytest.raises(RuleViolation, match=current.label):
            lifecycle.check_move(current, wanted)


@pytest.mark.parametrize(
    ("state", "is_coming", "is_open"),
    [
        (C.PLANNED, True, True),
        (C.SUMMONED, True, True),
        (C.HELD, False, True),
        (C.FINISHED, False, False),
        (C.CALLED_OFF, False, False),
    ],
)
def test_what_is_noted_of_a_class_may_be_changed_until_it_is_over(state, is_coming, is_open):
    assert (state.is_coming, state.is_open) == (is_coming, is_open)
    if is_open:
        lifecycle.check_open(state)
    else:
        with pytest.raises(RuleViolation, match="rồi mới sửa"):
            lifecycle.check_open(state)


def finish(state=C.HELD, *, seats=20, unmarked=0, days_left=0, has_hours=True):
    lifecycle.check_finish(
        state, seats=seats, unmarked=unmarked, days_left=days_left, has_hours=has_hours
    )


def test_a_class_of_which_all_is_noted_is_finished_on_its_last_day():
    finish()
    finish(days_left=-30)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"state": C.PLANNED}, "không thể chuyển sang"),
        ({"state": C.SUMMONED}, "không thể chuyển sang"),
        ({"state": C.FINISHED}, "không thể chuyển sang"),
        ({"state": C.CALLED_OFF}, "không thể chuyển sang"),
        ({"days_left": 1}, "Còn 1 ngày"),
        ({"has_hours": False}, "Hãy ghi số giờ"),
        ({"seats": 0}, "chưa có ai"),
        ({"unmarked": 3}, "Còn 3 dòng"),
    ],
)
def test_a_class_is_not_finished_while_something_is_open(facts, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        finish(**facts)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_reason_has_words(reason):
    lifecycle.check_reason("Mưa lũ", what="hủy lớp")
    with pytest.raises(RuleViolation, match="Hãy ghi lý do hủy lớp"):
        lifecycle.check_reason(reason, what="hủy lớp")
