"""A year of money of the commune, made by its own services."""

from app.budget.facts import CostFacts
from app.budget.service import acts, costs, reading
from app.domain.budget.items import BudgetItem
from tests.mediation.cases import TODAY
from tests.remuneration.conftest import OFFICER

YEAR = TODAY.year
DOCUMENT = "Quyết định số 12/QĐ-UBND"


def a_budget(by=OFFICER):
    return acts.estimate(YEAR, today=TODAY, by=by)


def allotted(home):
    """Everything that was estimated; nothing for meetings."""
    held = a_budget()
    amounts = {one.id: one.estimated for one in reading.lines_of(held.id)}
    facts = {"allotted_on": TODAY, "document": DOCUMENT, "today": TODAY, "by": OFFICER}
    return acts.allot(held.id, amounts, revision=held.revision, **facts)


def a_cost(**facts):
    given = {
        "spent_on": TODAY,
        "item": BudgetItem.MEETINGS,
        "amount": 500_000,
        "details": "Nước uống họp sơ kết",
        "voucher": "PC 05",
    }
    return CostFacts(**{**given, **facts})


def note(**facts):
    return costs.note_cost(a_cost(**facts), today=TODAY, by=OFFICER)
