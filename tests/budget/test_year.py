"""A year of money: estimated from teams and cases, allotted, paid and noted, settled."""

from datetime import date

import pytest
import time_machine

from app.budget.facts import LineFacts
from app.budget.models import Budget, BudgetLine, Cost
from app.budget.papers import build_estimate, build_settlement
from app.budget.service import acts, costs, reading
from app.db import db
from app.domain.actors import Role
from app.domain.budget.balance import in_all
from app.domain.budget.items import BudgetItem, BudgetState
from app.domain.errors import RuleViolation
from app.papers.codes import canonical
from app.papers.types import Ask
from app.records.journal import history
from app.records.locking import NotHere
from app.remuneration.service import deciding
from app.units.service import import_list, listed_unit
from tests.asked import asked
from tests.budget.year import DOCUMENT, YEAR, a_budget, a_cost, allotted, note
from tests.mediation.cases import TODAY, a_village_with_team
from tests.remuneration.conftest import OFFICER, decided, ended, fixed_day, paid, settled_by_two

__all__ = ["fixed_day"]
pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture
def home(commune):
    return a_village_with_team()


def said_by(paper):
    return canonical((paper,))


def by_item(held):
    return {one.item: one for one in reading.balances_of(held)}


def test_a_year_begins_with_what_teams_and_former_cases_tell(home):
    held = a_budget()
    lines = reading.lines_of(held.id)
    assert [(one.item, one.count, one.level) for one in lines] == [
        (BudgetItem.CASES, 0, 400_000),
        (BudgetItem.CASES, 0, 300_000),
        (BudgetItem.TEAMS, 12, 150_000),
    ]
    with pytest.raises(RuleViolation, match="đã có"):
        a_budget()


def test_former_years_are_counted_by_how_cases_ended(home):
    settled_by_two(home)
    ended(home)
    later = acts.estimate(YEAR + 1, today=TODAY, by=OFFICER)
    counts = [one.count for one in reading.lines_of(later.id) if one.item is BudgetItem.CASES]
    assert counts == [1, 1]


@pytest.mark.usefixtures("both_databases")
def test_what_is_paid_to_teams_and_noted_stands_against_what_was_allotted(home):
    settled_by_two(home)
    held = allotted(home)
    assert by_item(held)[BudgetItem.TEAMS].left == 1_800_000
    request = decided(home)
    assert by_item(held)[BudgetItem.CASES].owed == 400_000
    deciding.pay(request.id, TODAY, today=TODAY, by=OFFICER)
    note(item=BudgetItem.MEETINGS, amount=500_000)
    found = by_item(held)
    assert (found[BudgetItem.CASES].spent, found[BudgetItem.CASES].owed) == ([400_000, 0, 0, 0], 0)
    assert found[BudgetItem.TEAMS].left == 1_800_000 - 450_000
    assert found[BudgetItem.MEETINGS].is_over
    foot = in_all(list(found.values()))
    assert foot.paid == 400_000 + 450_000 + 500_000
    (team,) = reading.teams_in(held)
    assert (team.cases, team.support, team.whole) == (400_000, 450_000, 850_000)
    assert team.quarters == [850_000, 0, 0, 0]


def test_what_was_allotted_may_be_noted_again_and_the_estimate_changes_no_more(home):
    held = allotted(home)
    (first, *_) = reading.lines_of(held.id)
    facts = LineFacts(item=BudgetItem.OTHER, details="Khác", count=1, level=5)
    with pytest.raises(RuleViolation, match="không sửa dự toán"):
        acts.add_line(held.id, facts, by=OFFICER)
    with pytest.raises(RuleViolation, match="không sửa dự toán"):
        acts.strike_line(first.id, revision=first.revision, today=TODAY, by=OFFICER)
    again = {"allotted_on": TODAY, "document": DOCUMENT, "today": TODAY, "by": OFFICER}
    acts.allot(held.id, {first.id: 7}, revision=held.revision, **again)
    assert db.session.get(BudgetLine, first.id, populate_existing=True).allotted == 7
    assert len(history("budget", [held.id])) == 3


def test_a_line_is_corrected_or_struck_while_the_year_is_estimated(home):
    held = a_budget()
    facts = LineFacts(item=BudgetItem.TRAINING, details="02 lớp", count=2, level=3_000_000)
    line = acts.add_line(held.id, facts, by=OFFICER)
    assert by_item(held)[BudgetItem.TRAINING].estimated == 6_000_000
    fewer = LineFacts(item=BudgetItem.TRAINING, details="01 lớp", count=1, level=3_000_000)
    line = acts.correct_line(line.id, fewer, revision=line.revision, by=OFFICER)
    assert by_item(held)[BudgetItem.TRAINING].estimated == 3_000_000
    acts.strike_line(line.id, revision=line.revision, today=TODAY, by=OFFICER)
    assert BudgetItem.TRAINING not in by_item(held)
    with pytest.raises(NotHere):
        acts.correct_line(line.id, fewer, revision=line.revision, by=OFFICER)


def test_a_cost_counts_until_it_is_struck_and_names_what_it_was_for(home):
    allotted(home)
    one = note(item=BudgetItem.OTHER, amount=200_000)
    facts = a_cost(item=BudgetItem.OTHER, amount=250_000)
    one = costs.correct_cost(one.id, facts, revision=one.revision, today=TODAY, by=OFFICER)
    held = reading.budget_of(OFFICER.unit, YEAR)
    assert by_item(held)[BudgetItem.OTHER].paid == 250_000
    with pytest.raises(RuleViolation, match="lý do"):
        costs.strike_cost(one.id, " ", revision=one.revision, today=TODAY, by=OFFICER)
    costs.strike_cost(one.id, "Ghi trùng", revision=one.revision, today=TODAY, by=OFFICER)
    assert BudgetItem.OTHER not in by_item(held)
    ((line,), has_more) = reading.cost_page(OFFICER, YEAR)
    assert (line.struck_because, has_more) == ("Ghi trùng", False)
    with pytest.raises(RuleViolation, match="Không có lớp bồi dưỡng"):
        note(item=BudgetItem.TRAINING, class_id=home.team.id)
    with pytest.raises(RuleViolation, match="thuộc mục"):
        note(item=BudgetItem.OTHER, class_id=home.team.id)


def test_a_settled_year_takes_nothing_more_until_it_is_opened_with_a_reason(home):
    ended(home)
    held = allotted(home)
    paid(home)
    one = note()
    with time_machine.travel(date(YEAR + 1, 1, 15)):
        later = {"today": date(YEAR + 1, 1, 15), "by": OFFICER}
        held = acts.settle(held.id, settled_on=later["today"], revision=held.revision, **later)
        assert held.state is BudgetState.SETTLED
        facts = a_cost(spent_on=date(YEAR, 12, 30))
        with pytest.raises(RuleViolation, match="đã quyết toán"):
            costs.note_cost(facts, **later)
        for act in (
            lambda: costs.strike_cost(one.id, "Ghi trùng", revision=one.revision, **later),
            lambda: costs.restore_cost(one.id, **later),
        ):
            with pytest.raises(RuleViolation, match="đã quyết toán"):
                act()
        acts.reopen(held.id, "Ghi sót hóa đơn", revision=held.revision, by=OFFICER)
        costs.note_cost(facts, **later)
    assert held.reopened_because == "Ghi sót hóa đơn"


def test_the_papers_say_the_sums_in_figures_and_words(home, actor):
    settled_by_two(home)
    held = allotted(home)
    paid(home)
    ask = Ask(actor(Role.COMMUNE_OFFICER), TODAY)
    (estimate,) = build_estimate(held, ask)
    said = said_by(estimate)
    assert "1.800.000" in said
    assert "Một triệu tám trăm nghìn đồng" in said
    (settlement,) = build_settlement(held, ask)
    said = said_by(settlement)
    assert "850.000" in said
    assert "Tám trăm năm mươi nghìn đồng" in said
    assert home.team.name in said
    assert DOCUMENT in said


def _year_of(code, amount):
    held = Budget(unit=code, year=YEAR, state=BudgetState.ALLOTTED, estimated_on=TODAY, revision=1)
    db.session.add(held)
    db.session.flush()
    line = BudgetLine(unit=code, budget_id=held.id, item=BudgetItem.OTHER, details="x", revision=1)
    line.count, line.level, line.allotted = 1, amount, amount
    cost = Cost(unit=code, item=BudgetItem.OTHER, spent_on=TODAY, amount=amount // 2, revision=1)
    db.session.add_all([line, cost])
    db.session.flush()


@pytest.mark.usefixtures("both_databases")
def test_an_office_reads_the_sums_of_all_below_in_as_many_queries(office, actor):
    import_list(own=listed_unit("12"))
    above = actor(Role.OFFICE_OFFICER)
    _year_of("03408", 1_000)
    with asked() as few:
        (one,) = reading.below(above, YEAR)
    _year_of("03390", 4_000)
    _year_of("03405", 100)
    with asked() as more:
        found = reading.below(above, YEAR)
    assert len(more) == len(few)
    assert (one.whole.allotted, one.whole.left) == (1_000, 500)
    assert [one.budget.unit for one in found] == ["03390", "03405", "03408"]
    assert [one.whole.paid for one in found] == [2_000, 50, 500]
