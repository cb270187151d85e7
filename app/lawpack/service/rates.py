"""The levels of remuneration that hold for a unit, and writing one's own.

Căn cứ: khoản 1 Điều 5 Thông tư số 56/2023/TT-BTC: the people's council of the province sets the
levels; where no resolution is known those of the circular hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.remuneration.rates import (
    SHIPPED,
    CountedPer,
    Rate,
    check_rate,
    is_usable,
    own_first,
)
from app.domain.sources import Source
from app.lawpack.models import PaymentRate
from app.lawpack.record import PAYMENT_RATE
from app.lawpack.service.acts import LawAct
from app.lawpack.service.reading import source_of
from app.records import journal
from app.records.facts import Facts
from app.records.journal import history
from app.records.locking import take
from app.records.wording import HistoryLine, history_lines
from app.units.service import lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFacts(Facts):
    """What a form tells of a row; amounts in đồng."""

    per_case: int
    settled: int
    team_month: int
    counted: CountedPer
    resolution: str
    resolved_on: date
    issued_by: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RateLine:
    """A row; ``id`` where it is one's own."""

    rate: Rate
    id: UUID | None


def payment_rates(unit: str) -> tuple[Rate, ...]:
    """The rows that hold for ``unit`` in the order in which they win, in two queries."""
    return tuple(line.rate for line in rates_of(unit))


def rates_of(unit: str) -> list[RateLine]:
    """All rows in the order in which they win: own, those of who is above, shipped."""
    line = lines_of({unit})[unit]
    held = _rows(line)
    ids: dict[int, UUID] = {}
    found: tuple[Rate, ...] = SHIPPED
    for one in reversed(line):
        theirs = []
        for row in held:
            if row.unit == one and is_usable(rate := rate_of(row, source_of(one, unit))):
                theirs.append(rate)
                ids |= {id(rate): row.id} if one == unit else {}
        found = own_first(theirs, found)
    return [RateLine(rate, ids.get(id(rate))) for rate in found]


def history_of_rates(unit: str) -> list[HistoryLine]:
    """How the unit's own rows came about."""
    own = [row.id for row in _rows([unit])]
    return history_lines(PAYMENT_RATE, history(PAYMENT_RATE.key, own))


def add_rate(facts: RateFacts, *, today: date, by: Actor) -> PaymentRate:
    """The levels of a resolution, for cases ended from ``valid_from`` on."""
    with transaction():
        row = PaymentRate(unit=by.unit)
        _fill(row, facts, today)
        journal.write(row, LawAct.ADD, by=by)
    return row


def change_rate(
    row_id: UUID, facts: RateFacts, *, revision: int, today: date, by: Actor
) -> PaymentRate:
    """Correct a row or end it; both days the same take it back."""
    with transaction() as session:
        row = take(session, PaymentRate, row_id, by=by, revision=revision)
        _fill(row, facts, today)
        journal.correct(row, LawAct.CHANGE, by=by)
    return row


def rate_of(row: PaymentRate, source: Source = Source.OWN) -> Rate:
    """A row as the pure rules read it."""
    return Rate(
        row.per_case,
        row.settled,
        row.team_month,
        row.counted,
        row.basis,
        row.valid_from,
        row.valid_to,
        source,
    )


def _fill(row: PaymentRate, facts: RateFacts, today: date) -> None:
    facts.write_into(row)
    check_rate(rate_of(row), today=today)


def _rows(units: Sequence[str]) -> Sequence[PaymentRate]:
    rows = db.select(PaymentRate).where(PaymentRate.unit.in_(units))
    return db.session.scalars(rows.order_by(PaymentRate.id)).all()
