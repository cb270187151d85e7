"""What forms tell the services, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.budget.items import BudgetItem
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts(Facts):
    """``level`` in đồng."""

    item: BudgetItem
    details: str
    count: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFacts(Facts):
    """``amount`` in đồng; a conference or a class that it was for, or neither."""

    spent_on: date
    item: BudgetItem
    amount: int
    dialogue_id: UUID | None = None
    class_id: UUID | None = None
    details: str = ""
    voucher: str = ""
