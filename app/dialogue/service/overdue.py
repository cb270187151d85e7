"""What is owed over all conferences: who is late, and line by line what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select

from app.db import asked_once, db, times
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.dialogue.opinions import UNANSWERED, OpinionState
from app.domain.dialogue.promises import TO_DO
from app.domain.words import fold

PAGE = 50
OPINION, CONCLUSION = "opinion", "conclusion"
_RUNNING = UNANSWERED - {OpinionState.PAUSED}
_OWED = (
    (OPINION, Opinion, Opinion.current_handler, _RUNNING),
    (CONCLUSION, Conclusion, Conclusion.handler, TO_DO),
)


@dataclass(frozen=True, slots=True)
class Owed:
    """What the list is narrowed to; without ``late_only`` all that is owed and has a day."""

    units: frozenset[str]
    handler: str = ""
    late_only: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A line to go on from."""

    due_on: date
    record_id: UUID


@dataclass(frozen=True, slots=True)
class Debtor:
    """A unit that owes: how much, how much of it late, and the oldest day; ``spellings`` are
    the ways in which its name was written."""

    name: str
    owed: int
    late: int
    oldest: date | None
    spellings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Debts:
    """One page, the oldest day first."""

    lines: Sequence[Row]
    older: bool
    newer: bool


def debtors(units: Iterable[str], *, today: date) -> list[Debtor]:
    """The handling units by how much they owe, the latest first, in two queries."""
    return _gathered(units, today, by_unit=False)


def communes_in_debt(units: Iterable[str], *, today: date) -> list[Debtor]:
    """The same by commune, for the office above."""
    return _gathered(units, today, by_unit=True)


def debts(
    owed: Owed,
    place: Place | None = None,
    *,
    backwards: bool = False,
    today: date,
    limit: int | None = None,
) -> Debts:
    """At most ``limit`` lines after ``place``, or before it."""
    limit = limit or PAGE
    spellings = _spellings(owed, today)
    found = db.session.scalars(_places(owed, spellings, today, place, backwards).limit(limit + 1))
    ids = found.all()
    more, shown = len(ids) > limit, ids[:limit]
    lines = db.session.execute(_lines(shown)).all() if shown else []
    if backwards:
        return Debts(lines, older=more, newer=True)
    return Debts(lines, older=place is not None, newer=more)


def _places(
    owed: Owed,
    spellings: frozenset[str] | None,
    today: date,
    place: Place | None,
    backwards: bool,
) -> Select:
    """The ids in the order of the list: of all that is owed only the index is read, and what
    stands in a line only of the few that are shown."""
    one = db.union_all(
        *(
            db.select(model.id.label("id"), model.current_due_on.label("due_on")).where(
                *conditions, *([handler.in_(spellings)] if spellings is not None else [])
            )
            for _, model, handler, conditions in _kinds(owed, today)
        )
    ).subquery()
    key, order = db.tuple_(one.c.due_on, one.c.id), (one.c.due_on, one.c.id)
    if backwards:
        order = (one.c.due_on.desc(), one.c.id.desc())
    rows = db.select(one.c.id).order_by(*order)
    if place is None:
        return rows
    here = db.tuple_(db.literal(place.due_on), db.literal(place.record_id))
    return rows.where(key < here if backwards else key > here)


def _lines(ids: Sequence[UUID]) -> Select:
    lines = db.union_all(
        *(
            db.select(
                db.literal(what).label("what"),
                model.id.label("id"),
                model.unit.label("unit"),
                model.number.label("number"),
                model.content.label("content"),
                handler.label("handler"),
                model.current_due_on.label("due_on"),
                Dialogue.id.label("dialogue_id"),
                Dialogue.title.label("title"),
                Dialogue.held_on.label("held_on"),
            )
            .join(Dialogue, Dialogue.id == model.dialogue_id)
            .where(model.id.in_(ids))
            for what, model, handler, _ in _OWED
        )
    ).subquery()
    return db.select(lines).order_by(lines.c.due_on, lines.c.id)


def _kinds(owed: Owed, today: date) -> list[tuple]:
    found = []
    for what, model, handler, states in _OWED:
        conditions: list[ColumnElement[bool]] = [
            model.unit.in_(owed.units),
            model.state.in_(states),
            model.current_due_on.is_not(None),
        ]
        if owed.late_only:
            conditions.append(model.current_due_on < today)
        found.append((what, model, handler, conditions))
    return found


def _spellings(owed: Owed, today: date) -> frozenset[str] | None:
    if not owed.handler:
        return None
    wanted = fold(owed.handler)
    found = (one.spellings for one in debtors(owed.units, today=today) if fold(one.name) == wanted)
    return next(found, frozenset({owed.handler}))


def _gathered(units: Iterable[str], today: date, *, by_unit: bool) -> list[Debtor]:
    counted: defaultdict[str, list[_Owing]] = defaultdict(list)
    for one in _owing(frozenset(units), today):
        counted[one.unit if by_unit else fold(one.handler)].append(one)
    found = []
    for rows in counted.values():
        spellings = frozenset(one.unit if by_unit else one.handler for one in rows)
        owed, late = sum(one.owed for one in rows), sum(one.late for one in rows)
        oldest = min(one.oldest for one in rows)
        found.append(Debtor(min(spellings), owed, late, oldest, spellings))
    return sorted(found, key=lambda one: (-one.late, one.oldest, one.name))


class _Owing(NamedTuple):
    """What one handling unit owes in one commune of one kind."""

    unit: str
    handler: str
    owed: int
    late: int
    oldest: date


@asked_once
def _owing(units: frozenset[str], today: date) -> list[_Owing]:
    """In two queries; a page asks for both lists of it."""
    owed = Owed(units, late_only=False)
    found: list[_Owing] = []
    for _, model, handler, conditions in _kinds(owed, today):
        late = times(model.current_due_on < today)
        counts = db.func.count(), late, db.func.min(model.current_due_on)
        rows = db.select(model.unit, handler, *counts).where(*conditions)
        found += map(_Owing._make, db.session.execute(rows.group_by(model.unit, handler)))
    return found
