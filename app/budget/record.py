"""How the shared machinery sees budgets, their lines and costs."""

from flask import url_for

from app.budget.acts import BudgetAct, BudgetLineAct, CostAct
from app.budget.models import Budget, BudgetLine, Cost
from app.budget.sight import visible_budgets, visible_costs, visible_lines
from app.records.types import RecordType

BUDGET = RecordType(
    key="budget",
    label="Kinh phí năm",
    model=Budget,
    acts=BudgetAct,
    address=lambda one: url_for("budget.detail", budget_id=one.id),
    visible=visible_budgets,
)
BUDGET_LINE = RecordType(
    key="budget_line",
    label="Dòng dự toán",
    model=BudgetLine,
    acts=BudgetLineAct,
    address=lambda one: url_for("budget.detail", budget_id=one.budget_id),
    visible=visible_lines,
)
COST = RecordType(
    key="cost",
    label="Khoản chi",
    model=Cost,
    acts=CostAct,
    address=lambda one: url_for("budget.cost", cost_id=one.id),
    visible=visible_costs,
)
BUDGET_TYPES = (BUDGET, BUDGET_LINE, COST)
