"""What is printed of the money of a year: the estimate, and the settlement."""

from datetime import timedelta

from app.budget.facts import CostFacts
from app.budget.service import acts, costs, reading
from app.domain.budget.items import BudgetItem
from app.domain.mediation.states import CaseState
from tests.factories import TODAY, an_officer
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.papers.sheets import Sheet

DOCUMENT = "Quyết định số 12/QĐ-UBND"


def estimate() -> Sheet:
    """One team of which a case ended last year."""
    return Sheet(
        _year(),
        ("DỰ TOÁN", "Thù lao hòa giải viên theo vụ, việc", "1.800.000", "Tổng dự toán", "KẾ TOÁN"),
    )


def settlement() -> Sheet:
    """Allotted as estimated, and something spent for a meeting."""
    held, by = _year(), an_officer()
    amounts = {one.id: one.estimated for one in reading.lines_of(held.id)}
    facts = {"allotted_on": TODAY, "document": DOCUMENT, "today": TODAY, "by": by}
    acts.allot(held.id, amounts, revision=held.revision, **facts)
    spent = CostFacts(
        spent_on=TODAY - timedelta(days=1),
        item=BudgetItem.MEETINGS,
        amount=450_000,
        details="Họp sơ kết",
    )
    costs.note_cost(spent, today=TODAY, by=by)
    return Sheet(
        held,
        (
            "BÁO CÁO QUYẾT TOÁN",
            DOCUMENT,
            "Theo nội dung chi",
            "450.000",
            "TM. ỦY BAN NHÂN DÂN",
        ),
    )


def _year():
    a_case_in(CaseState.NOT_SETTLED, a_village_with_team())
    return acts.estimate(TODAY.year, today=TODAY, by=an_officer())


SAMPLES = [("budget_estimate", estimate), ("budget_settlement", settlement)]
