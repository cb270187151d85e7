"""Cases: the sheet of the period beside that of a year before, and the last months."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement

from app.db import db, times
from app.domain.labels import Term
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.overview import Change, months_until, year_before
from app.domain.shares import percent
from app.domain.statistics.measures import Measure, Outcome, Part, Subject
from app.domain.statistics.sheets import Line, Number, Sheet, gathered
from app.domain.statistics.shipped.board import BOARD, KINDS
from app.domain.statistics.tally import Numbers
from app.domain.suppression import SMALLEST
from app.mediation.models import MediationCase
from app.mediation.service.standing import of_categories
from app.overview.service.asked import Area, Asked
from app.records.alike import alike
from app.statistics.service.counting import sheet_in, totals_of
from app.statistics.service.kept import answers_to, by_line
from app.statistics.service.scope import as_numbers

RECEIVED = (Subject.RECEIVED, Outcome.ALL)
SETTLED = (Subject.IN_HAND, Outcome.SETTLED)
NOT_SETTLED = (Subject.IN_HAND, Outcome.NOT_SETTLED)
WAITING = (Subject.IN_HAND, Outcome.NOT_STARTED)
GOING_ON = (Subject.IN_HAND, Outcome.IN_PROGRESS)
STARTED_LATE = (Subject.STARTED_LATE, Outcome.ALL)
FEW = Term(f"Các tổ có dưới {SMALLEST} vụ, việc")
What = tuple[Subject, Outcome]
_Year = tuple[str, int, Part]
_Counted = Mapping[_Year, Mapping[str, list[list[int]]]]
_TOLD: tuple[What, ...] = (RECEIVED, SETTLED, NOT_SETTLED, WAITING, GOING_ON, STARTED_LATE)

_NUMBERS = {one.measure: one.number for one in BOARD.columns}
"""The columns of both boards by what they count."""


@cache
def _column(what: What, kind: Part) -> int:
    return _NUMBERS[Measure(*what, kind)]


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """The sheet of the period and the totals of the same days a year before, read by ``kind``."""

    sheet: Sheet
    former: Mapping[What, int]
    kind: Part

    @property
    def is_empty(self) -> bool:
        return not any(self.sheet.totals) and not any(self.former.values())

    def column(self, what: What, kind: Part | None = None) -> int:
        """The number of the column that counts ``what``."""
        return _column(what, self.kind if kind is None else kind)

    def of(self, what: What, line: Line | None = None) -> Number:
        """What a line counts, or all of them."""
        numbers = line.numbers if line else self.sheet.totals
        return numbers[self.column(what) - 1]

    def change(self, *whats: What) -> Change:
        return Change(sum(self.of(one) or 0 for one in whats), sum(map(self.former.get, whats)))

    def rate(self, line: Line | None = None) -> float | None:
        """Settled in 100 of those that came to an end in the period."""
        settled, failed = self.of(SETTLED, line) or 0, self.of(NOT_SETTLED, line) or 0
        return percent(settled, settled + failed)

    @property
    def former_rate(self) -> float | None:
        settled, failed = (self.change(one).before for one in (SETTLED, NOT_SETTLED))
        return percent(settled, settled + failed)

    def busiest(self, number: int) -> tuple[int, list[tuple[str, list[int]]]]:
        """How many lines have any work, and the names of so many with the most of it, each with
        what was settled, what was not, and what is left."""
        found = []
        for line in self.sheet.lines:
            if line.is_known:
                done, failed, waits, goes_on = (
                    self.of(one, line) or 0 for one in (SETTLED, NOT_SETTLED, WAITING, GOING_ON)
                )
                found.append((line.name, [done, failed, waits + goes_on]))
        working = [one for one in found if any(one[1])]
        return len(working), sorted(working, key=lambda one: -sum(one[1]))[:number]

    def kinds(self) -> list[tuple[Part, int]]:
        """How many were received of each kind, the most first; what was not met is left out."""
        received = [(one, self.sheet.totals[self.column(RECEIVED, one) - 1] or 0) for one in KINDS]
        return sorted((one for one in received if one[1]), key=lambda one: -one[1])


@dataclass(slots=True)
class Month:
    """What was received in a month, whatever it was; ``settled`` of them by now."""

    first: date
    received: int
    settled: int


def case_figures(asked: Asked, area: Area) -> CaseFigures:
    own = sheet_in(area.scope, area.form, asked.first, asked.last)
    if area.is_of_villages_below:
        own = gathered(own, _NUMBERS[Measure(*RECEIVED, asked.kind)], FEW)
    told = tuple(Measure(*what, asked.kind) for what in _TOLD)
    before = totals_of(told, area.scope, *year_before(asked.first, asked.last))
    former = dict(zip(_TOLD, before.values(), strict=True))
    return CaseFigures(own, former, asked.kind)


def months_of(asked: Asked, area: Area) -> Sequence[Month]:
    """The last months until that of the period's last day, all of them whole: the same lists
    that the register gives by month."""
    months, scope = months_until(asked.last), area.scope
    years = [("months", one, asked.kind) for one in range(months[0].year, months[-1].year + 1)]
    counted: list[_Counted] = []
    own = scope.within(MediationCase)
    if area.is_by_unit:
        counted.append(
            answers_to(
                years,
                scope.units - scope.parted,
                lambda units, some: _of_years(some, MediationCase.unit.in_(units)),
            )
        )
        own &= MediationCase.unit.in_(scope.parted)
    if scope.parted or not area.is_by_unit:
        counted.append(_of_years(years, own))
    shown = {one: Month(one, 0, 0) for one in months}
    for by_year in counted:
        for (_, year, _), by_unit in by_year.items():
            for at, of_units in enumerate(zip(*by_unit.values(), strict=True)):
                if month := shown.get(date(year, at + 1, 1)):
                    month.received += sum(received for received, _ in of_units)
                    month.settled += sum(settled for _, settled in of_units)
    return [*shown.values()]


def _of_years(years: Sequence[_Year], own: ColumnElement[bool]) -> _Counted:
    """Of each year by unit the twelve months: how many were received, and settled of them.

    A finished year is the same in whatever it is asked for.
    """
    numbers = [year for _, year, _ in years]
    month = db.func.substr(db.cast(MediationCase.received_on, db.String), 1, 7)
    is_settled = db.func.coalesce(MediationCase.result == CaseResult.SETTLED, db.false())
    rows = (
        db.select(MediationCase.unit, month.label("month"), is_settled.label("is_settled"))
        .where(
            MediationCase.received_on.between(date(min(numbers), 1, 1), date(max(numbers), 12, 31)),
            own,
            *of_categories(Measure(*RECEIVED, years[0][2]).codes),
        )
        .subquery()
    )
    found: dict[_Year, defaultdict[str, list[list[int]]]] = {
        one: defaultdict(_empty_year) for one in years
    }
    places = {f"{one[1]}-{at + 1:02}": (found[one], at) for one in years for at in range(12)}
    facts = [rows.c.month, rows.c.is_settled]
    for unit, (key, was_settled), number in alike(rows, rows.c.unit, facts):
        if place := places.get(key):
            by_unit, at = place
            of_month = by_unit[unit][at]
            of_month[0] += number
            of_month[1] += number if was_settled else 0
    return found


def _empty_year() -> list[list[int]]:
    return [[0, 0] for _ in range(12)]


def overdue(asked: Asked, area: Area, today: date) -> Mapping[CaseState, int]:
    """The cases that are past a date of theirs today, by the state in which they wait."""
    starts = (MediationCase.state == CaseState.ASSIGNED) & (MediationCase.start_due_on < today)
    keeps = (MediationCase.state == CaseState.FOLLOWING_UP) & (
        MediationCase.performance_due_on < today
    )
    key = area.scope.key(MediationCase)
    rows = (
        db.select(key, times(starts), times(keeps))
        .where(
            MediationCase.state.in_([CaseState.ASSIGNED, CaseState.FOLLOWING_UP]),
            starts | keeps,
            *of_categories(Measure(*RECEIVED, asked.kind).codes),
        )
        .group_by(key)
    )

    def count(where: ColumnElement[bool]) -> Numbers:
        return as_numbers(db.session.execute(rows.where(where)))

    lines = by_line(area.scope, ("overdue", today, asked.kind), count).values()
    numbers = [sum(some) for some in zip(*lines, strict=True)] or [0, 0]
    waiting = zip((CaseState.ASSIGNED, CaseState.FOLLOWING_UP), numbers, strict=True)
    return {state: number for state, number in waiting if number}


def group_of(kind: Part) -> str | None:
    """How the register names this kind in its addresses: what all its codes begin with."""
    codes = Measure(Subject.RECEIVED, Outcome.ALL, kind).codes
    if kind is Part.ALL:
        return ""
    if codes is None or None in codes:
        return None
    return next(iter(codes)) if len(codes) == 1 else next(iter(codes))[:2]
