"""Reading guidance: the list, how far each unit is, and what is open about a record."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.guidance import EVERYBODY, ReceiptState, is_late, receipt_id
from app.guidance.models import Guidance, Receipt
from app.guidance.sight import answering_unit, visible_guidance, visible_receipts
from app.records.model import Record
from app.units.models import Unit
from app.units.service import subtree_codes, unit_names, units_today

PAGE = 50
_LINE = (
    Guidance.id,
    Guidance.unit,
    Guidance.kind,
    Guidance.title,
    Guidance.number,
    Guidance.addressee,
    Guidance.answer_by,
    Guidance.sent_on,
    Guidance.withdrawn_on,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list; of ``told`` units so many have confirmed, and so many answered."""

    row: Row
    told: int
    received: int
    answered: int
    late: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list, newest first."""

    lines: Sequence[Line]
    has_more: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How far one unit is; ``receipt`` is None while it has not confirmed anything."""

    name: str
    receipt: Receipt | None
    is_late: bool


def units_told(by: Actor, *, on: date) -> Mapping[str, str]:
    """The units that work and answer, by code and name: the communes below an office (those
    with nothing below themselves), for a commune itself."""
    if by.role not in OFFICE_ROLES:
        return unit_names({by.unit})
    codes = subtree_codes(by.unit) - {by.unit}
    holds = Unit.valid_from <= on, db.or_(Unit.valid_to.is_(None), Unit.valid_to > on)
    parents = db.select(Unit.parent_code).where(Unit.parent_code.is_not(None), *holds)
    rows = db.select(Unit.code, Unit.name).where(
        Unit.code.in_(codes), *holds, Unit.code.not_in(parents)
    )
    return dict(iter(db.session.execute(rows.order_by(Unit.code))))


def list_page(
    by: Actor, *, before: UUID | None = None, today: date, limit: int | None = None
) -> Page:
    """At most ``limit`` rows sent before that one, in four queries whatever their number."""
    limit = limit or PAGE
    rows = db.select(*_LINE).where(visible_guidance(by))
    if before is not None:
        rows = rows.where(Guidance.id < before)
    found = db.session.execute(rows.order_by(Guidance.id.desc()).limit(limit + 1)).all()
    return Page(lines_of(found[:limit], by, today=today), len(found) > limit)


def lines_of(rows: Sequence[Row], by: Actor, *, today: date) -> list[Line]:
    """How far the units are with each of these; a merged one has answered for its successor."""
    units = units_told(by, on=today)
    given: defaultdict[UUID, list[Row]] = defaultdict(list)
    receipts = db.select(Receipt.guidance_id, Receipt.unit, Receipt.answered_on).where(
        Receipt.guidance_id.in_([row.id for row in rows]), visible_receipts(by)
    )
    for one in db.session.execute(receipts):
        given[one.guidance_id].append(one)
    some = chain.from_iterable(given.values())
    now = units_today({one.unit for one in some} | {row.addressee for row in rows})
    return [_line(row, given[row.id], units, now, today) for row in rows]


def _line(
    row: Row, given: Sequence[Row], units: Mapping[str, str], now: Mapping[str, str], today: date
) -> Line:
    told = units.keys() if row.addressee == EVERYBODY else {now[row.addressee]}
    received = {now[one.unit] for one in given} & told
    answered = {now[one.unit] for one in given if one.answered_on} & told
    waits = row.withdrawn_on is None and is_late(row.answer_by, None, today=today)
    silent = len(told) - len(answered) if waits else 0
    return Line(row, len(told), len(received), len(answered), silent)


def units_of(told: Guidance, by: Actor, *, today: date) -> list[UnitLine]:
    """Each unit that was told, and what came from it; also from one that is no more."""
    receipts = db.select(Receipt).where(Receipt.guidance_id == told.id, visible_receipts(by))
    given = {one.unit: one for one in db.session.scalars(receipts)}
    units = units_told(by, on=today)
    asked = set(units) if told.addressee == EVERYBODY else {told.addressee}
    asked -= {now for unit, now in units_today(given).items() if unit != now}  # answered for
    names = {**unit_names((asked | given.keys()) - set(units)), **units}
    return [
        _unit_line(names.get(code, code), given.get(code), told, today)
        for code in sorted(asked | given.keys())
    ]


def _unit_line(name: str, receipt: Receipt | None, told: Guidance, today: date) -> UnitLine:
    answered_on = receipt.answered_on if receipt else None
    late = told.withdrawn_on is None and is_late(told.answer_by, answered_on, today=today)
    return UnitLine(name, receipt, late)


def receipt_of(told: Guidance, by: Actor) -> Receipt | None:
    """What one's own unit has confirmed or answered."""
    return db.session.get(Receipt, receipt_id(told.id, answering_unit(told.addressee, by)))


def about(record: Record, by: Actor) -> Sequence[Row]:
    """What stands open about a record: not withdrawn, and not answered by who keeps its book."""
    keeps = {record.unit, units_today({record.unit})[record.unit]}
    done = db.exists().where(
        Receipt.guidance_id == Guidance.id,
        Receipt.unit == Guidance.addressee,
        Receipt.state == ReceiptState.ANSWERED,
    )
    rows = db.select(Guidance.id, Guidance.kind, Guidance.title, Guidance.answer_by).where(
        Guidance.about_id == record.id,
        Guidance.about_kind == record.__tablename__,
        Guidance.addressee.in_(keeps),
        Guidance.withdrawn_on.is_(None),
        visible_guidance(by),
        ~done,
    )
    return db.session.execute(rows.order_by(Guidance.id)).all()


def told_about(record: Record, by: Actor) -> list[Guidance]:
    """All that was told about a record and stands, answered or not, the newest first."""
    rows = db.select(Guidance).where(
        Guidance.about_id == record.id,
        Guidance.about_kind == record.__tablename__,
        Guidance.withdrawn_on.is_(None),
        visible_guidance(by),
    )
    return list(db.session.scalars(rows.order_by(Guidance.id.desc())))


def written_about(ids: Collection[UUID], by: Actor) -> set[UUID]:
    """Of these records those about which something was told that stands."""
    rows = db.select(Guidance.about_id).where(
        Guidance.about_id.in_(ids), Guidance.withdrawn_on.is_(None), visible_guidance(by)
    )
    return set(db.session.scalars(rows))
