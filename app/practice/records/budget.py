"""An invented year of money: estimated, allotted, and a few costs."""

from datetime import date, timedelta

from app.budget.facts import CostFacts, LineFacts
from app.budget.models import Budget
from app.budget.service import acts, costs, reading
from app.budget.service.choosing import lately_held
from app.db import transaction
from app.domain.actors import Actor
from app.domain.budget.items import BudgetItem

_LINES = (
    (BudgetItem.DIALOGUE, "Nước uống, tài liệu hội nghị đối thoại", 4, 2_000_000),
    (BudgetItem.TRAINING, "Lớp bồi dưỡng hòa giải viên", 2, 3_500_000),
    (BudgetItem.MEETINGS, "Sơ kết, tổng kết", 2, 1_500_000),
)
_COSTS = (
    (40, BudgetItem.MEETINGS, 1_350_000, "Nước uống, tài liệu họp sơ kết", "PC 14"),
    (25, BudgetItem.TRAINING, 3_200_000, "Lớp bồi dưỡng: tài liệu, báo cáo viên", "PC 19"),
    (6, BudgetItem.DIALOGUE, 1_750_000, "Hội nghị đối thoại: nước uống, in phiếu", "PC 22"),
)


def keep_money(*, today: date, by: Actor) -> None:
    """The year of ``today``; none where there is one."""
    if reading.budget_of(by.unit, today.year) is not None:
        return
    with transaction():
        begun = date(today.year, 1, 5)
        held = acts.estimate(today.year, today=min(begun, today), by=by)
        for item, details, count, level in _LINES:
            facts = LineFacts(item=item, details=details, count=count, level=level)
            acts.add_line(held.id, facts, by=by)
        _allot(held, today=today, by=by)
        held_last = next((one.id for one in lately_held(by, today) if one.held_on <= today), None)
        for days_ago, item, amount, details, voucher in _COSTS:
            spent_on = max(today - timedelta(days=days_ago), date(today.year, 1, 1))
            facts = CostFacts(
                spent_on=spent_on,
                item=item,
                amount=amount,
                details=details,
                voucher=voucher,
                dialogue_id=held_last if item is BudgetItem.DIALOGUE else None,
            )
            costs.note_cost(facts, today=today, by=by)


def _allot(held: Budget, *, today: date, by: Actor) -> None:
    """A little less than was asked for cases."""
    lines = reading.lines_of(held.id)
    amounts = {
        one.id: one.estimated * 9 // 10 if one.item is BudgetItem.CASES else one.estimated
        for one in lines
    }
    acts.allot(
        held.id,
        amounts,
        allotted_on=max(today - timedelta(days=60), date(today.year, 1, 1)),
        document="Quyết định số 35/QĐ-UBND",
        revision=held.revision,
        today=today,
        by=by,
    )
