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
from app.domain.labels import LabelledEnum
from app.domain.mediation.rounds import Standing
from app.domain.mediation.states import BEFORE_START, CaseResult, CaseState
from app.domain.statistics.cells import CaseCell, Entry
from app.domain.statistics.measures import Measure
from app.mediation.models import MediationCase, Round
from app.mediation.models.case import LONG, took_long
from app.records.alike import alike
from app.records.model import choice
from app.units.service import holder, reach
from app.units.service.giving import Given

_OPEN = [Standing.NOT_BEGUN, Standing.GOING_ON]
_ENDED = [Standing.SETTLED, Standing.NOT_SETTLED]
_RESULTS = {
    CaseResult.SETTLED: Standing.SETTLED,
    CaseResult.NOT_SETTLED: Standing.NOT_SETTLED,
}
_SEVERAL = (
    MediationCase.round > db.literal_column("1"),  # as the index of these few says it
    MediationCase.state.in_(BEFORE_START),
)
_HAS_SEVERAL = db.or_(*_SEVERAL)
"""What a case does not tell itself: it had several rounds, or is looked at from the start."""
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
    return db.union_all(*_parts(period, where)).subquery()


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
    names = ["entry", "standing", *(["category"] if by_category else []), *traits]
    found: defaultdict[tuple[Any, ...], dict[str, int]] = defaultdict(dict)
    for part in _parts(period, where):
        one = part.subquery()
        line = holder(one.c.unit, one.c.village_id, given or {}) if row == "unit" else one.c[row]
        for key, facts, number in alike(one, line, [one.c[name] for name in names]):
            numbers = found[facts]
            numbers[str(key)] = numbers.get(str(key), 0) + number
    return [
        CaseCell(numbers, **dict(zip(names, facts, strict=True)))
        for facts, numbers in found.items()
    ]


def cases_where(one: Subquery, measure: Measure) -> list[ColumnElement[bool]]:
    """The conditions under which a case of :func:`cases_of` is in ``measure``."""
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


def _parts(period: Period, where: Sequence[ColumnElement[bool]]) -> list[Select[Any]]:
    """The cases of the period in three parts, each served by indexes: what was received in it,
    what was open on its eve, and the few for which rounds must be asked."""
    return [_received(period, where), _carried(period, where), _told_by_rounds(period, where)]


def _received(period: Period, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    in_period = MediationCase.received_on.between(period.first, period.last)
    entry = _is(Entry.RECEIVED).label("entry")
    return _told_by_itself(period, entry).where(*where, in_period, ~_HAS_SEVERAL)


def _carried(period: Period, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
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
    was_open = _of_itself(period.eve).in_(_OPEN)
    entry = _is(Entry.CARRIED).label("entry")
    rows = _told_by_itself(period, entry).where(*where, was_open, ~_HAS_SEVERAL)
    return db.select(db.union_all(*(rows.where(*one) for one in branches)).subquery())


def _before(day: date) -> ColumnElement[bool]:
    return ~MediationCase.received_on.op(">=", is_comparison=True)(day)


def _told_by_itself(period: Period, entry: ColumnElement[Any]) -> Select[Any]:
    """Cases that tell of their only round all that it does."""
    return db.select(*_facts(), _of_itself(period.last).label("standing"), entry)


def _told_by_rounds(period: Period, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
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
            *_facts(),
            _standing(now, period.last).label("standing"),
            _entry(now, before, period).label("entry"),
        )
        .outerjoin(now, now.id == _latest(period.last))
        .outerjoin(before, before.id == _latest(period.eve))
        .where(MediationCase.id.in_(ids))
    )
    one = rows.subquery()
    return db.select(one).where(one.c.entry.is_not(None))


def _facts() -> list[Any]:
    return [
        MediationCase.id,
        MediationCase.unit,
        MediationCase.team_id,
        MediationCase.village_id,
        MediationCase.received_on,
        MediationCase.category,
        MediationCase.is_written,
        MediationCase.is_public,
        _started_late().label("started_late"),
    ]


def _ids(branches: Iterable[Sequence[ColumnElement[bool]]]) -> Select[Any]:
    ids = [db.select(MediationCase.id).where(*one) for one in branches]
    return db.select(db.union_all(*ids).subquery().c.id)


def _latest(day: date) -> ColumnElement[Any]:
    """The id of the latest round that had begun or ended by the end of ``day``, where the case
    itself does not tell of it."""
    first_day = db.func.coalesce(Round.started_on, Round.ended_on)
    latest = (
        db.select(Round.id)
        .where(Round.case_id == MediationCase.id, first_day <= day)
        .order_by(Round.number.desc(), Round.id.desc())
        .limit(1)
        .correlate(MediationCase)
        .scalar_subquery()
    )
    return db.case((MediationCase.received_on <= day, latest))


def _standing(latest: Any, day: date) -> ColumnElement[Standing]:
    known = latest.id.is_not(None)
    refused, *own = _own_standing(day)
    return db.case(refused, (known, _stands(latest, day)), *own, else_=_is(Standing.NOT_BEGUN))


def _of_itself(day: date) -> ColumnElement[Standing]:
    return db.case(*_own_standing(day), else_=_is(Standing.NOT_BEGUN))


def _own_standing(day: date) -> list[tuple[ColumnElement[bool], Any]]:
    """How a case of one round stands, by its own facts; first where it is out of scope."""
    refused_on = db.func.coalesce(MediationCase.ended_on, MediationCase.received_on)
    own_first = db.func.coalesce(MediationCase.started_on, MediationCase.ended_on)
    is_refused = (MediationCase.state == CaseState.OUT_OF_SCOPE) & (refused_on <= day)
    return [
        (is_refused, _is(Standing.BROKEN_OFF)),
        (own_first <= day, _stands(MediationCase, day)),
    ]


def _stands(round_: Any, day: date) -> ColumnElement[Standing]:
    """How a round that has begun stands; one that ended without result has not begun."""
    is_running = round_.ended_on.is_(None) | (round_.ended_on > day)
    return db.case(
        (is_running, _is(Standing.GOING_ON)),
        *((round_.result == result, _is(standing)) for result, standing in _RESULTS.items()),
        else_=_is(Standing.NOT_BEGUN),
    )


def _entry(now: Any, before: Any, period: Period) -> ColumnElement[Entry]:
    began = db.func.coalesce(now.started_on, now.ended_on)
    on_eve = _standing(before, period.eve)
    return db.case(
        (MediationCase.received_on >= period.first, _is(Entry.RECEIVED)),
        (on_eve.in_(_OPEN), _is(Entry.CARRIED)),
        (on_eve.in_(_ENDED) & (began >= period.first), _is(Entry.RESUMED)),
        else_=db.null(),
    )


def _started_late() -> ColumnElement[bool]:
    """The mediation began after the last day for it, and no other time had been agreed.

    Căn cứ: Điều 20 Luật Hòa giải ở cơ sở. What has not begun yet is not among them.
    """
    is_late = MediationCase.started_on > MediationCase.start_due_on
    return db.func.coalesce(is_late & ~MediationCase.other_time_agreed, db.false())


def _is(code: LabelledEnum) -> ColumnElement[Any]:
    return db.literal(code, choice(type(code)))
