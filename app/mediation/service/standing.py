"""The cases of a period: how each came into it, and how it stood at the end of its last day.

One statement for any number of units. A case stands as its latest round stood that had begun
or ended by that day. Of its only round the case itself tells all that its round does, so the
rounds are asked only where there were several, or where a case is looked at again from the start.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.mediation.states import BEFORE_START
from app.domain.statistics.cells import CaseCell, Entry
from app.domain.statistics.measures import Measure
from app.mediation.models import MediationCase, Round
from app.mediation.models.case import LONG, took_long
from app.mediation.service import stood
from app.records.alike import alike
from app.units.service import holder, reach
from app.units.service.giving import Given

_SEVERAL = (
    MediationCase.round > db.literal_column("1"),  # as the index of these few says it
    MediationCase.state.in_(BEFORE_START),
)
"""What a case does not tell itself: it had several rounds, or is looked at from the start."""
_IS_PLAIN = db.and_(~_SEVERAL[0], *(MediationCase.state != one for one in BEFORE_START))
"""All others, word by word: a list of states would be looked up for each row."""
_Facts = Sequence[ColumnElement[Any]]
_Part = tuple[Entry | None, Select[Any]]
"""Cases that came into the period in one way; None: each of them says by itself how."""
_FACTS: Mapping[str, ColumnElement[Any]] = {
    one.key: one
    for one in (
        MediationCase.id,
        MediationCase.unit,
        MediationCase.team_id,
        MediationCase.village_id,
        MediationCase.received_on,
        MediationCase.category,
        MediationCase.is_written,
        MediationCase.is_public,
        stood.started_late().label("started_late"),
    )
}
"""What is known of each case of a period, beside its entry and its standing."""
_TOOK_LONG = took_long(MediationCase.received_on, MediationCase.ended_on)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def eve(self) -> date:
        return self.first - timedelta(days=1)


def counted_by(by: Actor) -> ColumnElement[bool]:
    """Whose cases a person counts: those of the units in reach; a team's people the team's."""
    condition = MediationCase.unit.in_(reach(by))
    return condition & (MediationCase.team_id == by.team_id) if by.role in TEAM_ROLES else condition


def cases_of(period: Period, *where: ColumnElement[bool]) -> Subquery:
    """One row for each case of the period: its facts, ``entry`` and ``standing``.

    A case received earlier belongs to it while it was open on the eve, or where it had ended
    and its latest round began since.
    """
    parts = _parts(period, where, _FACTS)
    return db.union_all(*(_with_entry(entry, rows) for entry, rows in parts)).subquery()


def case_cells(
    row: str,
    period: Period,
    *where: ColumnElement[bool],
    traits: Collection[str] = (),
    by_category: bool = True,
    given: Mapping[UUID, Given] | None = None,
) -> list[CaseCell]:
    """The cases counted by all that a form may ask; ``row`` is the column that makes a line.

    A case of a ``given`` village counts by unit for the one that has it. Of ``is_written``,
    ``is_public`` and ``started_late`` only those in ``traits`` are told apart; without
    ``by_category`` no cell names one.
    Each part is counted by itself: put together first, all rows would be written down once more.
    """
    names = ["standing", *(["category"] if by_category else []), *traits]
    shared = given if row == "unit" else None
    keys = [row, *(["village_id"] if shared else [])]
    found: defaultdict[tuple[Any, ...], dict[str, int]] = defaultdict(dict)
    for entry, rows in _parts(period, where, [*keys, *names]):
        one, own = rows.subquery(), names if entry else ["entry", *names]
        line = holder(one.c.unit, one.c.village_id, shared) if shared else one.c[row]
        for key, facts, number in alike(one, line, [one.c[name] for name in own]):
            numbers, name = found[(entry, *facts) if entry else facts], str(key)
            numbers[name] = numbers.get(name, 0) + number
    return [
        CaseCell(numbers, **dict(zip(["entry", *names], facts, strict=True)))
        for facts, numbers in found.items()
    ]


def of_categories(codes: Collection[str | None] | None) -> list[ColumnElement[bool]]:
    """The condition that a case is of one of these categories, None: of none yet; of any without.

    Of a year's cases more are looked up quicker in an index that has them all than one by one in
    that by category, so it is said in words that this index does not have.
    """
    if codes is None:
        return []
    return [db.func.coalesce(MediationCase.category, "").in_(sorted(one or "" for one in codes))]


def cases_where(one: Subquery, measure: Measure) -> list[ColumnElement[bool]]:
    """The conditions under which a case of :func:`cases_of` is in ``measure``.

    The categories are asked for as they stand, not as :func:`of_categories` asks: a list of few
    kinds is read from the index by category, in the third of the time at an office above many.
    """
    asked = [
        one.c.entry.in_(sorted(measure.entries)),
        one.c.standing.in_(sorted(measure.standings)),
    ]
    if measure.codes is not None:
        codes = sorted(code for code in measure.codes if code is not None)
        known = one.c.category.in_(codes)
        asked.append(known | one.c.category.is_(None) if None in measure.codes else known)
    if measure.fact is not None:
        name, values = measure.fact
        asked.append(one.c[name].in_(list(values)))
    return asked


def _parts(
    period: Period, where: Sequence[ColumnElement[bool]], names: Iterable[str]
) -> list[_Part]:
    """The cases of the period in three parts, each served by indexes: what was received in it,
    what was open on its eve, and the few for which rounds must be asked. Of :data:`_FACTS` only
    those named are read, so that an index that has them need not be left."""
    facts = [fact for name, fact in _FACTS.items() if name in names]
    return [
        (Entry.RECEIVED, _received(period, where, facts)),
        (Entry.CARRIED, _carried(period, where, facts)),
        (None, _told_by_rounds(period, where, facts)),
    ]


def _with_entry(entry: Entry | None, rows: Select[Any]) -> Select[Any]:
    return rows.add_columns(stood.said(entry).label("entry")) if entry else rows


def _received(period: Period, where: Sequence[ColumnElement[bool]], facts: _Facts) -> Select[Any]:
    in_period = MediationCase.received_on.between(period.first, period.last)
    return _told_by_itself(period, facts).where(*where, in_period, _IS_PLAIN)


def _carried(period: Period, where: Sequence[ColumnElement[bool]], facts: _Facts) -> Select[Any]:
    """What ended before the period has no part in it. Each branch is served by an index, so that
    none looks at the cases of other years: what is open still, what was received shortly before
    the period, and the few of older ones that took so long.

    "Not from that day on" keeps SQLite from an index by the day of receipt, which has all
    those years in it; PostgreSQL reads it as "before", and looks for it where it finds the ended.
    """
    shortly, first = period.first - timedelta(days=LONG), period.first
    ended = MediationCase.ended_on >= first
    branches = (
        (_before(first), MediationCase.ended_on.is_(None)),
        (MediationCase.received_on >= shortly, MediationCase.received_on < first, ended),
        (_before(shortly), ended, _TOOK_LONG),
    )
    was_open = stood.of_itself(period.eve).in_(stood.OPEN)
    rows = _told_by_itself(period, facts).where(*where, was_open, _IS_PLAIN)
    return db.select(db.union_all(*(rows.where(*one) for one in branches)).subquery())


def _before(day: date) -> ColumnElement[bool]:
    return ~MediationCase.received_on.op(">=", is_comparison=True)(day)


def _told_by_itself(period: Period, facts: _Facts) -> Select[Any]:
    """Cases that tell of their only round all that it does."""
    return db.select(*facts, stood.of_itself(period.last).label("standing"))


def _told_by_rounds(
    period: Period, where: Sequence[ColumnElement[bool]], facts: _Facts
) -> Select[Any]:
    """The cases of several rounds as their latest ones stood."""
    now, before = aliased(Round), aliased(Round)
    may_belong = (
        MediationCase.received_on <= period.last,
        (MediationCase.received_on >= period.first)
        | MediationCase.ended_on.is_(None)
        | (MediationCase.ended_on >= period.first),
    )
    ids = _ids([*where, *may_belong, one] for one in _SEVERAL)
    rows = (
        db.select(
            *facts,
            stood.standing(now, period.last).label("standing"),
            stood.entry(now, before, period.first).label("entry"),
        )
        .outerjoin(now, now.id == stood.latest(period.last))
        .outerjoin(before, before.id == stood.latest(period.eve))
        .where(MediationCase.id.in_(ids))
    )
    one = rows.subquery()
    return db.select(one).where(one.c.entry.is_not(None))


def _ids(branches: Iterable[Sequence[ColumnElement[bool]]]) -> Select[Any]:
    ids = [db.select(MediationCase.id).where(*one) for one in branches]
    return db.select(db.union_all(*ids).subquery().c.id)
