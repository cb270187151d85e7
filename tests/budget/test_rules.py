"""The sums of a year are what was written, whatever the order; and what may not be written."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.budget import rules
from app.domain.budget.balance import balances, in_all
from app.domain.budget.estimate import expected, proposed
from app.domain.budget.items import BudgetItem, BudgetState
from app.domain.errors import RuleViolation
from app.domain.remuneration.rates import SHIPPED

TODAY = date(2026, 3, 10)
ITEMS = st.sampled_from(BudgetItem)
AMOUNTS = st.integers(0, 10**9)


@given(
    st.lists(st.tuples(ITEMS, AMOUNTS, AMOUNTS)),
    st.lists(st.tuples(ITEMS, st.integers(1, 4), AMOUNTS)),
    st.lists(st.tuples(ITEMS, AMOUNTS)),
)
def test_each_item_and_the_foot_are_the_sums_by_hand(lines, spent, owed):
    found = balances(lines, spent, owed)
    assert len({one.item for one in found}) == len(found)
    paid = Counter()
    for item, _, amount in spent:
        paid[item] += amount
    for one in found:
        assert one.estimated == sum(a for item, a, _ in lines if item is one.item)
        assert one.allotted == sum(a for item, _, a in lines if item is one.item)
        assert one.paid == paid[one.item]
        assert one.left == one.allotted - one.paid
    foot = in_all(found)
    assert foot.paid == sum(amount for *_, amount in spent)
    assert foot.owed == sum(amount for _, amount in owed)
    assert foot.spent[2] == sum(amount for _, quarter, amount in spent if quarter == 3)


def test_the_estimate_is_teams_by_months_and_cases_by_level():
    lines = proposed(26, 20, 10, SHIPPED[0])
    assert [one.amount for one in lines] == [26 * 12 * 150_000, 20 * 400_000, 10 * 300_000]
    assert sum(one.amount for one in lines) == 46_800_000 + 8_000_000 + 3_000_000


@pytest.mark.parametrize(("former", "number"), [([], 0), ([7], 7), ([7, 8], 8), ([1, 1, 2], 2)])
def test_what_is_expected_is_the_middle_of_the_years_before_rounded_up(former, number):
    assert expected(former) == number


def refused(rule, *arguments, **facts):
    with pytest.raises(RuleViolation) as refusal:
        rule(*arguments, **facts)
    return refusal.value.message


def test_money_of_teams_is_never_noted_a_second_time():
    for item in BudgetItem:
        facts = {"state": BudgetState.ALLOTTED, "today": TODAY}
        if item in (BudgetItem.CASES, BudgetItem.TEAMS, BudgetItem.ACCIDENTS):
            assert "hai lần" in refused(rules.check_cost, item, 1, TODAY, **facts)
        else:
            rules.check_cost(item, 1, TODAY, **facts)


@pytest.mark.parametrize(
    ("amount", "spent_on", "state", "told"),
    [
        (0, TODAY, BudgetState.ALLOTTED, "lớn hơn 0"),
        (5, date(2026, 3, 11), BudgetState.ALLOTTED, "tương lai"),
        (5, TODAY, None, "Chưa có dự toán năm 2026"),
        (5, TODAY, BudgetState.SETTLED, "đã quyết toán"),
    ],
)
def test_a_cost_that_cannot_be_is_refused(amount, spent_on, state, told):
    facts = {"state": state, "today": TODAY}
    assert told in refused(rules.check_cost, BudgetItem.OTHER, amount, spent_on, **facts)


@pytest.mark.parametrize(
    ("state", "settled_on", "owed", "told"),
    [
        (BudgetState.ESTIMATED, TODAY, 0, "Hãy ghi số được giao"),
        (BudgetState.SETTLED, TODAY, 0, "chưa quyết toán được"),
        (BudgetState.ALLOTTED, date(2026, 3, 11), 0, "tương lai"),
        (BudgetState.ALLOTTED, date(2025, 12, 31), 0, "chưa hết"),
        (BudgetState.ALLOTTED, TODAY, 1, "chưa chi"),
    ],
)
def test_a_year_is_settled_when_it_is_over_and_paid(state, settled_on, owed, told):
    facts = {"settled_on": settled_on, "owed": owed, "today": TODAY}
    assert told in refused(rules.check_settling, state, 2025, **facts)


def test_a_settled_year_is_opened_again_with_a_reason_only():
    assert "lý do" in refused(rules.check_reopening, BudgetState.SETTLED, " ")
    assert "chưa quyết toán" in refused(rules.check_reopening, BudgetState.ALLOTTED, "Ghi sót")
    rules.check_reopening(BudgetState.SETTLED, "Ghi sót")
