"""First figures of mediation, counted from plain rows.

The identity that every line satisfies (domain of Thông tư số 20/2013/TT-BTP, form 12):
``received = settled + not_settled + not_started + in_progress``; cases out of scope are
counted apart, for they were guided elsewhere and are no cases of mediation.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.domain.classification import IndicatorKind, category
from app.domain.errors import RuleViolation
from app.domain.mediation.states import BEFORE_START, CaseResult, CaseState


@dataclass(frozen=True, slots=True)
class CountedCases:
    """``number`` cases of one unit that share category, state and result."""

    unit: str
    category: str | None
    state: CaseState
    result: CaseResult | None
    number: int


@dataclass(slots=True)
class Figures:
    """One line of the sheet: how many cases, by kind (K2) and by result."""

    unit: str
    received: int = 0
    by_kind: Counter[IndicatorKind] = field(default_factory=Counter)
    unclassified: int = 0
    settled: int = 0
    not_settled: int = 0
    not_started: int = 0
    in_progress: int = 0
    out_of_scope: int = 0

    @property
    def success_percent(self) -> float | None:
        """Settled in 100 of those that ended: ``settled / (settled + not_settled)``."""
        ended = self.settled + self.not_settled
        return round(100 * self.settled / ended, 1) if ended else None

    def add(self, cases: CountedCases) -> None:
        if cases.state is CaseState.OUT_OF_SCOPE:
            self.out_of_scope += cases.number
            return
        self.received += cases.number
        if cases.category is None:
            self.unclassified += cases.number
        else:
            self.by_kind[category(cases.category).indicator] += cases.number
        if cases.state in BEFORE_START:
            self.not_started += cases.number
        elif cases.state in (CaseState.IN_MEDIATION, CaseState.PAUSED):
            self.in_progress += cases.number
        elif cases.result is CaseResult.SETTLED:
            self.settled += cases.number
        else:
            self.not_settled += cases.number

    def merge(self, other: "Figures") -> None:
        self.received += other.received
        self.by_kind += other.by_kind
        self.unclassified += other.unclassified
        self.settled += other.settled
        self.not_settled += other.not_settled
        self.not_started += other.not_started
        self.in_progress += other.in_progress
        self.out_of_scope += other.out_of_scope


def figures_by_unit(rows: Iterable[CountedCases]) -> list[Figures]:
    """One line per unit that has cases, in the order of the codes."""
    lines: dict[str, Figures] = {}
    for row in rows:
        lines.setdefault(row.unit, Figures(row.unit)).add(row)
    return [lines[unit] for unit in sorted(lines)]


def total(lines: Iterable[Figures]) -> Figures:
    """The line at the foot of the sheet."""
    foot = Figures("")
    for line in lines:
        foot.merge(line)
    return foot


def check_period(first: date, last: date) -> None:
    if last < first:
        raise RuleViolation("Ngày cuối kỳ không thể trước ngày đầu kỳ.")
