"""Levels, who is paid for what, how it is split, and the road of a request."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.quarters import Quarter
from app.domain.remuneration import requests as road
from app.domain.remuneration.eligibility import (
    CaseStanding,
    Taken,
    Why,
    differences,
    team_months,
    why_not,
)
from app.domain.remuneration.rates import (
    SHIPPED,
    CountedPer,
    Rate,
)
from app.domain.remuneration.requests import (
    Decision,
    ItemKind,
    RequestState,
    is_late,
    totals_of,
)
from app.domain.remuneration.splitting import check_excluded, check_shares, equal_shares

TODAY = date(2026, 3, 20)
LIEN, PAO = UUID(int=1), UUID(int=2)
SPAN = (date(2026, 1, 1), date(2026, 3, 31))
(CIRCULAR,) = SHIPPED


def a_rate(**facts):
    usual = {
        "per_case": 250_000,
        "settled": 350_000,
        "team_month": 120_000,
        "counted": CountedPer.CASE,
        "basis": "Nghị quyết số 11/2024/NQ-HĐND",
        "valid_from": date(2025, 1, 1),
    }
    return Rate(**{**usual, **facts})


def a_case(**facts):
    usual = {
        "state": CaseState.SETTLED,
        "result": CaseResult.SETTLED,
        "ended_on": date(2026, 3, 9),
        "mediators": frozenset({LIEN}),
    }
    return CaseStanding(**{**usual, **facts})


def taken(**facts):
    usual = {
        "result": CaseResult.SETTLED,
        "ended_on": date(2026, 3, 9),
        "mediators": frozenset({LIEN}),
        "level": 400_000,
    }
    return Taken(**{**usual, **facts})


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"result": CaseResult.NOT_SETTLED, "state": CaseState.NOT_SETTLED}, None),
        ({"state": CaseState.CLOSED}, None),
        ({"state": CaseState.IN_MEDIATION}, Why.NOT_ENDED),
        ({"result": None, "ended_on": None}, Why.NOT_ENDED),
        ({"state": CaseState.OUT_OF_SCOPE, "result": None}, Why.NOT_MEDIATED),
        ({"mediators": frozenset()}, Why.NO_MEDIATOR),
    ],
)
def test_who_is_paid_for_what(facts, why):
    assert why_not(a_case(**facts), CIRCULAR) is why


def test_a_case_asked_for_elsewhere_or_without_a_rate_is_not_paid():
    assert why_not(a_case(), CIRCULAR, is_elsewhere=True) is Why.ELSEWHERE
    assert why_not(a_case(), None) is Why.NO_RATE


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({}, []),
        ({"result": CaseResult.NOT_SETTLED}, ["Kết quả"]),
        ({"ended_on": date(2026, 3, 10)}, ["Ngày kết thúc"]),
        ({"ended_on": date(2026, 4, 1)}, ["Ngày kết thúc", "Ngày kết thúc nay nằm ngoài quý"]),
        ({"mediators": frozenset({LIEN, PAO})}, ["Hòa giải viên"]),
        ({"state": CaseState.IN_MEDIATION, "result": None}, ["Sổ nay ghi: chưa kết thúc"]),
    ],
)
def test_what_the_register_says_otherwise_is_told(case, said):
    told = differences(taken(), a_case(**case), CIRCULAR, span=SPAN)
    assert len(told) == len(said)
    assert all(line.startswith(start) for line, start in zip(told, said, strict=True))


def test_another_level_of_the_day_is_told():
    (told,) = differences(taken(), a_case(), a_rate(), span=SPAN)
    assert "nay là 350.000 đồng" in told


def test_months_of_a_team_while_it_existed():
    def months(today=TODAY, paid=(), founded_on=date(2024, 1, 15), closed_on=None):
        facts = {"founded_on": founded_on, "closed_on": closed_on, "today": today}
        return [one.month for one in team_months(SPAN[0], paid=paid, **facts)]

    assert months() == [1, 2, 3]
    assert months(today=date(2026, 2, 28)) == [1, 2]
    assert months(founded_on=date(2026, 2, 28)) == [2, 3]
    assert months(closed_on=date(2026, 2, 1)) == [1]
    assert months(paid={date(2026, 1, 1)}) == [2, 3]


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_equal_shares_are_the_whole_and_differ_by_the_rest(amount, people):
    shares = equal_shares(amount, people)
    assert sum(shares) == amount
    assert len(shares) == people
    assert len(set(shares[1:])) <= 1
    assert 0 <= shares[0] - shares[-1] < people


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=5), st.integers(-5, 5))
def test_shares_that_are_not_the_whole_are_refused(parts, more):
    shares = {str(place): amount for place, amount in enumerate(parts)}
    if more == 0:
        check_shares(sum(parts), shares)
    else:
        with pytest.raises(RuleViolation, match="thiếu" if more > 0 else "thừa"):
            check_shares(sum(parts) + more, shares)


def test_nobody_is_left_out_silently():
    check_excluded([], "")
    check_excluded(["Lò Thị Liên"], "Vi phạm khoản 3 Điều 10")
    with pytest.raises(RuleViolation, match="Lò Thị Liên"):
        check_excluded(["Lò Thị Liên"], " ")
    with pytest.raises(RuleViolation, match="0 đồng"):
        check_shares(100, {"a": 100, "b": 0})


def test_sums_by_item():
    lines = [
        (ItemKind.CASE, 300_000),
        (ItemKind.CASE, 0),
        (ItemKind.TEAM, 150_000),
        (ItemKind.MEDICAL, 1),
        (ItemKind.FUNERAL, 2),
    ]
    found = totals_of(lines)
    assert (found.cases, found.months, found.accident_amount) == (1, 1, 3)
    assert found.whole == 450_003


def test_a_quarter_must_have_begun():
    road.check_quarter(Quarter(2026, 1), today=TODAY)
    for quarter in (Quarter(2026, 2), Quarter(2013, 4)):
        with pytest.raises(RuleViolation, match="không hợp lý"):
            road.check_quarter(quarter, today=TODAY)


def _decide(state):
    facts = {"reason": "", "mismatches": 0, "filed_on": TODAY, "decided_on": TODAY}
    road.check_decision(state, Decision.APPROVE, **facts, today=TODAY)


def _file(state):
    facts = {"amount": 1, "register_shown": True, "mismatches": 0, "last_ended_on": TODAY}
    road.check_filing(state, **facts, filed_on=TODAY, today=TODAY)


def _pay(state):
    road.check_paying(state, mismatches=0, decided_on=TODAY, paid_on=TODAY, today=TODAY)


def _hand_over(state):
    road.check_handing_over(state, paid_on=TODAY, handed_on=TODAY, today=TODAY)


S = RequestState
ROAD = [
    (_file, {S.DRAFT}),
    (_decide, {S.CONFIRMED}),
    (_pay, {S.APPROVED}),
    (_hand_over, {S.PAID}),
    (lambda state: road.check_reopening(state, "x", is_decider=False), {S.CONFIRMED}),
    (lambda state: road.check_reopening(state, "x", is_decider=True), {S.CONFIRMED, S.APPROVED}),
    (lambda state: road.check_taking_back(state, "x"), {S.DRAFT, S.CONFIRMED}),
]


@pytest.mark.parametrize("state", RequestState)
@pytest.mark.parametrize(("check", "allowed"), ROAD)
def test_every_act_has_its_states(check, allowed, state):
    if state in allowed:
        check(state)
    else:
        with pytest.raises(RuleViolation):
            check(state)


def test_days_go_forward_and_none_is_to_come():
    with pytest.raises(RuleViolation, match="không thể trước ngày quyết định"):
        road.check_paying(
            S.APPROVED, mismatches=0, decided_on=TODAY, paid_on=date(2026, 3, 19), today=TODAY
        )
    facts = {"amount": 1, "register_shown": True, "mismatches": 0, "today": TODAY}
    with pytest.raises(RuleViolation, match="trước ngày kết thúc vụ, việc cuối cùng"):
        road.check_filing(S.DRAFT, **facts, last_ended_on=TODAY, filed_on=date(2026, 3, 19))
    with pytest.raises(RuleViolation, match="ở tương lai"):
        road.check_handing_over(S.PAID, paid_on=TODAY, handed_on=date(2026, 3, 21), today=TODAY)
    assert is_late(date(2026, 3, 19), None, today=TODAY)
    assert not is_late(date(2026, 3, 19), date(2026, 3, 19), today=TODAY)
    assert not is_late(None, None, today=TODAY)


def _unlike(check, *rest, **facts):
    with pytest.raises(RuleViolation, match="không còn khớp"):
        check(*rest, **facts, mismatches=2, today=TODAY)


def test_what_no_longer_agrees_with_the_register_goes_no_further():
    filed = {"filed_on": TODAY}
    _unlike(road.check_paying, S.APPROVED, decided_on=TODAY, paid_on=TODAY)
    _unlike(road.check_filing, S.DRAFT, amount=1, register_shown=True, last_ended_on=TODAY, **filed)
    decided = {"reason": "", "decided_on": TODAY, **filed}
    _unlike(road.check_decision, S.CONFIRMED, Decision.APPROVE, **decided)
    road.check_decision(
        S.CONFIRMED, Decision.REFUSE, **{**decided, "reason": "x"}, mismatches=2, today=TODAY
    )
