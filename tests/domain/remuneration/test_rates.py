"""Levels: below the circular's, the nearest and newest first, instead and not on top."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseResult
from app.domain.remuneration.rates import (
    SHIPPED,
    CountedPer,
    amount_of,
    check_rate,
    is_usable,
    own_first,
    rate_on,
)
from tests.domain.remuneration.test_rules import CIRCULAR, TODAY, a_rate


def test_a_settled_case_is_paid_its_own_level_instead_of_the_usual():
    assert CIRCULAR.level(CaseResult.SETTLED) == 400_000
    assert CIRCULAR.level(CaseResult.NOT_SETTLED) == 300_000


@pytest.mark.parametrize(
    ("counted", "mediators", "amount"),
    [
        (CountedPer.CASE, 3, 350_000),
        (CountedPer.MEDIATOR, 3, 1_050_000),
        (CountedPer.CASE, 0, 0),
        (CountedPer.MEDIATOR, 0, 0),
    ],
)
def test_a_level_is_read_per_case_or_per_mediator(counted, mediators, amount):
    assert amount_of(350_000, counted, mediators) == amount


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"per_case": 300_001, "settled": 350_000}, "cao hơn mức tối đa 300.000 đồng"),
        ({"settled": 400_001}, "cao hơn mức tối đa 400.000 đồng"),
        ({"team_month": 150_001}, "cao hơn mức tối đa 150.000 đồng"),
        ({"team_month": 0}, "lớn hơn 0"),
        ({"settled": 200_000}, "không thể thấp hơn"),
        ({"valid_from": date(1999, 1, 1)}, "quá xa trong quá khứ"),
    ],
)
def test_a_level_above_the_circular_is_refused(facts, said):
    with pytest.raises(RuleViolation) as refusal:
        check_rate(a_rate(**facts), today=TODAY)
    assert said in refusal.value.message
    if "cao hơn" in said:
        assert str(refusal.value.basis) == "Khoản 17 Điều 3 Thông tư số 56/2023/TT-BTC"


def test_the_maxima_themselves_are_allowed():
    check_rate(CIRCULAR, today=TODAY)
    assert is_usable(CIRCULAR)
    assert not is_usable(a_rate(per_case=300_001))


def test_the_own_newest_row_wins_on_its_days():
    old, new = a_rate(), a_rate(valid_from=date(2026, 1, 1), until=date(2026, 3, 1))
    rows = own_first([old, new], SHIPPED)
    assert rate_on(date(2026, 2, 28), rows) is new
    assert rate_on(date(2026, 3, 1), rows) is old
    assert rate_on(date(2024, 12, 31), rows) is CIRCULAR
    assert rate_on(date(2023, 10, 5), rows) is None  # before the circular
