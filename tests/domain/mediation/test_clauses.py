"""The single things agreed: what each must say, what may be noted, where the case stands."""

from datetime import date
from itertools import product

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.clauses import (
    OUTCOMES,
    ClauseFacts,
    ClauseState,
    Obliged,
    Standing,
    Told,
    check_clauses,
    check_note,
    next_due,
    urgings,
    whole_state,
)
from app.domain.mediation.states import CaseState

S = ClauseState
TODAY, AGREED, DUE = date(2026, 3, 20), date(2026, 3, 9), date(2026, 3, 31)


def facts(**changed):
    return ClauseFacts(**{"side": Obliged.B, "what": "Trả tiền", "due_on": DUE, **changed})


def note(current=S.PENDING, outcome=S.PERFORMED, **changed):
    given = {
        "noted_on": date(2026, 3, 15),
        "agreed_on": AGREED,
        "note": "Lũ cuốn mất hoa màu.",
        "told": Told(),
        "today": TODAY,
    }
    check_note(current, outcome, **{**given, **changed})


def test_a_thing_agreed_says_what_and_until_when():
    check_clauses([], agreed_on=AGREED)
    check_clauses([facts(), facts(due_on=AGREED, amount=1, who="Tẩn A Lù")], agreed_on=AGREED)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"what": " "}, "Việc thứ 2: hãy ghi phải làm gì"),
        ({"due_on": None}, "Việc thứ 2 chưa có thời hạn"),
        ({"due_on": date(2026, 3, 8)}, "không thể trước ngày thỏa thuận 09/03/2026"),
        ({"due_on": date(2099, 1, 1)}, "quá xa"),
        ({"amount": 0}, "phải lớn hơn 0"),
        ({"amount": -5}, "phải lớn hơn 0"),
    ],
)
def test_a_thing_agreed_that_nobody_could_follow_is_refused(changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        check_clauses([facts(), facts(**changed)], agreed_on=AGREED)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(("current", "outcome"), [*product(ClauseState, ClauseState)])
def test_every_outcome_of_every_state_is_noted_or_refused(current, outcome):
    if current in OUTCOMES and outcome in OUTCOMES:
        note(current, outcome)
        return
    with pytest.raises(RuleViolation):
        note(current, outcome)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"outcome": None}, "Hãy chọn việc này đã thực hiện đến đâu."),
        ({"outcome": S.FORCE_MAJEURE, "note": " "}, "sự kiện bất khả kháng là gì"),
        ({"outcome": S.PARTLY, "note": ""}, "đã làm được phần nào"),
        ({"noted_on": date(2026, 3, 8)}, "không thể trước ngày thỏa thuận"),
        ({"noted_on": date(2026, 3, 21)}, "ở sau hôm nay"),
        ({"told": Told(other_side_on=date(2026, 3, 21))}, "ở sau hôm nay"),
        ({"told": Told(leader_on=date(2026, 3, 1))}, "không thể trước ngày thỏa thuận"),
        (
            {"told": Told(leader_on=date(2026, 3, 12), front_on=date(2026, 3, 11))},
            "không thể trước ngày báo tổ trưởng",
        ),
    ],
)
def test_a_note_that_cannot_be_is_refused(changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        note(**changed)
    assert sentence in refusal.value.message


def whole(*states, on=TODAY, due_on=DUE):
    return whole_state([Standing(state, due_on) for state in states], on=on)


def test_the_case_stands_where_its_things_stand():
    assert whole() is None
    assert whole(S.DRAFT, S.DROPPED, S.REPLACED) is None
    assert whole(S.PERFORMED, S.REPLACED) is CaseState.PERFORMED
    assert whole(S.PERFORMED, S.PENDING) is CaseState.FOLLOWING_UP
    assert whole(S.PERFORMED, S.NOT_PERFORMED) is CaseState.NOT_PERFORMED
    assert whole(S.PENDING, S.FORCE_MAJEURE) is CaseState.NOT_PERFORMED


def test_a_part_done_in_time_breaks_nothing_and_after_the_last_day_it_does():
    assert whole(S.PARTLY, on=DUE) is CaseState.FOLLOWING_UP
    assert whole(S.PARTLY, on=date(2026, 4, 1)) is CaseState.NOT_PERFORMED


def test_the_next_last_day_is_that_of_what_is_still_to_be_done():
    days = [date(2026, 4, day) for day in range(1, 6)]
    states = (S.PERFORMED, S.NOT_PERFORMED, S.REPLACED, S.PARTLY, S.PENDING)
    assert next_due(map(Standing, states, days)) == date(2026, 4, 4)
    assert next_due([Standing(S.PERFORMED, DUE)]) is None
    assert next_due([Standing(S.FORCE_MAJEURE, DUE)]) == DUE


def test_what_the_law_still_wants_is_urged_step_by_step():
    day = date(2026, 3, 15)
    other, leader = urgings(S.FORCE_MAJEURE, Told())
    assert "trao đổi, thỏa thuận với bên kia" in other
    assert "Khoản 2 Điều 25" in other
    assert leader.startswith("Hòa giải viên báo tổ trưởng")
    (front,) = urgings(S.NOT_PERFORMED, Told(leader_on=day))
    assert front.startswith("Tổ trưởng báo Trưởng ban công tác Mặt trận")
    assert "Điều 26" in front
    assert urgings(S.FORCE_MAJEURE, Told(day, day, day)) == []
    assert urgings(S.PENDING, Told()) == urgings(S.PERFORMED, Told()) == []
