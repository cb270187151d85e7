"""Whose budgets a person may meet: the own unit's, an office's those of all below it."""

from app.budget.models import Budget, BudgetLine, Cost
from app.domain.actors import Permission
from app.units.sight import visible_in_reach

visible_budgets = visible_in_reach(Permission.SEE_BUDGET, Budget)
visible_lines = visible_in_reach(Permission.SEE_BUDGET, BudgetLine)
visible_costs = visible_in_reach(Permission.SEE_BUDGET, Cost)
