"""The estimate of a year: so many at so much, line by line.

Căn cứ: khoản 17 Điều 3 Thông tư số 56/2023/TT-BTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.budget.items import BudgetItem
from app.domain.mediation.states import CaseResult
from app.domain.money import in_figures
from app.domain.remuneration.rates import Rate

MONTHS = 12
YEARS_BEFORE = 3
"""So many whole years before tell how many cases are to be expected."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """One line; ``level`` and :attr:`amount` are whole đồng."""

    item: BudgetItem
    words: str
    count: int
    level: int

    @property
    def amount(self) -> int:
        return self.count * self.level


def expected(former: Sequence[int]) -> int:
    """So many as in the middle of the years before, rounded up; nothing is known of no year."""
    return -(-sum(former) // len(former)) if former else 0


def proposed(teams: int, settled: int, others: int, rate: Rate) -> list[Estimated]:
    """The lines that follow from the number of teams and the cases to be expected.

    ``others`` are cases that end otherwise. A level per mediator is counted for one of them.
    """
    return [
        Estimated(
            BudgetItem.TEAMS,
            f"{teams} tổ × {MONTHS} tháng × {in_figures(rate.team_month)} đồng",
            teams * MONTHS,
            rate.team_month,
        ),
        Estimated(
            BudgetItem.CASES,
            "Vụ, việc hòa giải thành dự kiến",
            settled,
            rate.level(CaseResult.SETTLED),
        ),
        Estimated(
            BudgetItem.CASES,
            "Vụ, việc kết thúc khác dự kiến",
            others,
            rate.level(CaseResult.NOT_SETTLED),
        ),
    ]
