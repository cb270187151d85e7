"""What was estimated, allotted and spent, item by item, and what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.domain.budget.items import BudgetItem

QUARTERS = 4


@dataclass(slots=True)
class Balance:
    """One item, in đồng. ``spent`` by quarter; ``owed`` was approved and is not paid yet."""

    item: BudgetItem | None
    estimated: int = 0
    allotted: int = 0
    spent: list[int] = field(default_factory=lambda: [0] * QUARTERS)
    owed: int = 0

    @property
    def paid(self) -> int:
        return sum(self.spent)

    @property
    def left(self) -> int:
        """Of what was allotted; below 0 where more was spent."""
        return self.allotted - self.paid

    @property
    def is_over(self) -> bool:
        return self.paid + self.owed > self.allotted

    def add(self, other: "Balance") -> None:
        self.estimated += other.estimated
        self.allotted += other.allotted
        self.owed += other.owed
        self.spent = [a + b for a, b in zip(self.spent, other.spent, strict=True)]


def balances(
    lines: Iterable[tuple[BudgetItem, int, int]],
    spent: Iterable[tuple[BudgetItem, int, int]],
    owed: Iterable[tuple[BudgetItem, int]],
) -> list[Balance]:
    """By item, in the order of the items; an item without any money is left out.

    ``lines`` are (item, estimated, allotted), ``spent`` (item, quarter 1..4, amount).
    """
    found = {item: Balance(item) for item in BudgetItem}
    for item, estimated, allotted in lines:
        found[item].estimated += estimated
        found[item].allotted += allotted
    for item, quarter, amount in spent:
        found[item].spent[quarter - 1] += amount
    for item, amount in owed:
        found[item].owed += amount
    return [one for one in found.values() if one.estimated or one.allotted or one.paid or one.owed]


def in_all(some: Sequence[Balance]) -> Balance:
    foot = Balance(None)
    for one in some:
        foot.add(one)
    return foot
