"""What was asked for, decided and paid, in sums: for settlement, budgets and the office above."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from app.db import db, times
from app.domain.actors import Actor
from app.domain.remuneration.requests import APPROVED, PAID_OUT, STANDING, RequestState
from app.domain.statistics.tally import Numbers
from app.remuneration.models import PaymentRequest
from app.remuneration.sight import counted_requests
from app.statistics.service.kept import answers
from app.statistics.service.scope import as_numbers
from app.units.service import reach

_WHOLE = PaymentRequest.case_amount + PaymentRequest.team_amount + PaymentRequest.accident_amount
_IS_PAID = PaymentRequest.state.in_(PAID_OUT)
_IS_OWED = PaymentRequest.state == RequestState.APPROVED


@dataclass(frozen=True, slots=True)
class Spent:
    """Of one team and quarter, in đồng: what was paid, by item, and what was decided and is
    still to be paid."""

    unit: str
    team_id: UUID
    year: int
    quarter: int
    case_amount: int
    team_amount: int
    accident_amount: int
    owed_for_cases: int
    owed_for_teams: int
    owed_for_accidents: int

    @property
    def paid(self) -> int:
        return self.case_amount + self.team_amount + self.accident_amount

    @property
    def owed(self) -> int:
        return self.owed_for_cases + self.owed_for_teams + self.owed_for_accidents


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one unit or team in a period: requests that stand, their sums in đồng, and how many
    wait or waited beyond their last day."""

    key: str | UUID
    requests: int
    cases: int
    asked: int
    approved: int
    paid: int
    waiting: int
    not_handed: int
    late: int
    were_late: int


def spent(units: Collection[str], year: int) -> Sequence[Spent]:
    """By unit, team and quarter of ``year``, the year that the money is for; one query.

    ``units`` are codes whose books are read; an office has the sums of all below it.
    """
    amounts = (
        PaymentRequest.case_amount,
        PaymentRequest.team_amount,
        PaymentRequest.accident_amount,
    )
    period = (
        PaymentRequest.unit,
        PaymentRequest.team_id,
        PaymentRequest.year,
        PaymentRequest.quarter,
    )
    rows = (
        db.select(
            *period,
            *(_sum_where(_IS_PAID, one) for one in amounts),
            *(_sum_where(_IS_OWED, one) for one in amounts),
        )
        .where(
            PaymentRequest.unit.in_(units),
            PaymentRequest.year == year,
            PaymentRequest.state.in_(APPROVED),
        )
        .group_by(*period)
        .order_by(*period)
    )
    return [_row(Spent, 4, row) for row in db.session.execute(rows)]


def totals_by_unit(by: Actor, year: int, quarter: int | None, *, today: date) -> Sequence[Standing]:
    """A line for each unit in reach of an office that has a request in the period, by code; one
    query, of the books in which something was written since it was asked last."""

    def count(units: frozenset[str]) -> Numbers:
        theirs = PaymentRequest.unit.in_(units)
        return as_numbers(_standing(PaymentRequest.unit, by, year, quarter, today, theirs))

    found = answers(("payments", year, quarter, today), reach(by), count)
    return [Standing(unit, *numbers) for unit, numbers in sorted(found.items())]


def totals_by_team(by: Actor, year: int, quarter: int | None, *, today: date) -> Sequence[Standing]:
    """The same for each team of the own unit."""
    rows = _standing(PaymentRequest.team_id, by, year, quarter, today)
    return [_row(Standing, 1, row) for row in rows]


def _standing(
    key: ColumnElement,
    by: Actor,
    year: int,
    quarter: int | None,
    today: date,
    *where: ColumnElement[bool],
) -> Sequence[Row[Any]]:
    """The rows of :class:`Standing`."""
    decides = PaymentRequest.state == RequestState.CONFIRMED
    hands_over = PaymentRequest.state == RequestState.PAID
    is_late = (decides & (PaymentRequest.decision_due_on < today)) | (
        hands_over & (PaymentRequest.hand_over_due_on < today)
    )
    was_late = (PaymentRequest.decided_on > PaymentRequest.decision_due_on) | (
        PaymentRequest.handed_on > PaymentRequest.hand_over_due_on
    )
    rows = (
        db.select(
            key,
            db.func.count(),
            db.func.sum(PaymentRequest.cases),
            db.func.sum(_WHOLE),
            _sum_where(PaymentRequest.state.in_(APPROVED), _WHOLE),
            _sum_where(_IS_PAID, _WHOLE),
            times(decides),
            times(hands_over),
            times(is_late),
            times(was_late),
        )
        .where(
            counted_requests(by),
            *where,
            PaymentRequest.year == year,
            *([] if quarter is None else [PaymentRequest.quarter == quarter]),
            PaymentRequest.state.in_(STANDING),
        )
        .group_by(key)
        .order_by(key)
    )
    return db.session.execute(rows).all()


def _sum_where(condition: ColumnElement[bool], amount: ColumnElement[int]) -> ColumnElement[int]:
    return db.func.sum(db.case((condition, amount), else_=0))


def _row(kind: type, keys: int, row) -> Spent | Standing:
    """Sums are numbers of the database's own kind (PostgreSQL: Decimal)."""
    return kind(*row[:keys], *map(int, row[keys:]))
