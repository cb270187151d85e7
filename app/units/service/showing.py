"""What the pages of the list of units show: where a unit stands, and how it came there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.units import TWO_LEVELS_SINCE
from app.records.locking import NotHere
from app.units.acts import ListAct
from app.units.models import Unit, UnitChange
from app.units.service.former import former_district
from app.units.service.giving import given_villages, givings
from app.units.service.reading import (
    books_kept_by,
    former_superiors,
    is_newest,
    lines_of,
    moved_away,
    periods_of,
    subtree_codes,
    unit_names,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One office above; ``since``: from when the one below has stood under it."""

    code: str
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Period:
    """``begun`` and ``ended`` are the changes that say so; None for the shipped list.

    ``district``: what the unit stood under where that is in no list any more, or "".
    """

    unit: Unit
    begun: UnitChange | None
    ended: UnitChange | None
    district: str


@dataclass(frozen=True, slots=True)
class UnitView:
    """``gifts``: villages that it gave away or got; ``idle`` are changes that somebody has told
    and that do not hold here."""

    unit: Unit
    line: Sequence[Step]
    periods: Sequence[Period]
    gifts: Sequence[UnitChange]
    idle: Sequence[UnitChange]
    names: Mapping[str, str]


def units_seen(by: Actor) -> set[str]:
    """The units whose place somebody may look up: above, below, and what was below before."""
    away = {unit.code for unit in moved_away(by.unit)}
    return subtree_codes(by.unit) | set(lines_of({by.unit})[by.unit]) | away


def view_of(code: str, by: Actor) -> UnitView:
    """Raises :class:`NotHere` for a unit that is none of one's business, or not in the list."""
    periods = periods_of(code)
    if not periods or code not in units_seen(by):
        raise NotHere
    told_by = subtree_codes(by.unit) | set(lines_of({by.unit})[by.unit]) | former_superiors(by.unit)
    rows = db.select(UnitChange).where(UnitChange.code == code, UnitChange.unit.in_(told_by))
    changes = db.session.scalars(rows.order_by(UnitChange.valid_from, UnitChange.id)).all()
    shown = [_period(unit, changes) for unit in periods]
    gifts = [one for one in givings() if code in (one.code, one.successor_code)]
    used = {one.id for period in shown for one in (period.begun, period.ended) if one}
    used |= {one.id for one in gifts}
    idle = [one for one in changes if one.id not in used]
    named = {unit.parent_code for unit in periods} | {unit.successor_code for unit in periods}
    named |= {one.successor_code for one in gifts} | {one.unit for one in gifts}
    told = {one.unit for one in changes} | {one.parent_code for one in idle}
    names = unit_names((named | told) - {None})
    return UnitView(periods[-1], line_above(code), shown, gifts, idle, names)


def line_above(code: str) -> list[Step]:
    """Those above a unit, the nearest first, each with the day since which it is."""
    line = lines_of({code})[code]
    names = unit_names(set(line))
    return [
        Step(above, names.get(above, above), since)
        for below, above in pairwise(line)
        if (since := _since(below, above)) is not None
    ]


def given_away(unit: str) -> Mapping[UUID, str]:
    """The villages in the books of ``unit`` that belong to another now, with its name."""
    carried, given = books_kept_by(unit), given_villages()
    gone = {key: one.to for key, one in given.items() if one.unit in carried}
    names = unit_names(set(gone.values()))
    return {key: names.get(to, to) for key, to in gone.items() if to not in carried}


def received_by(unit: str) -> Sequence[UnitChange]:
    """What was told of villages that ``unit``, or one merged into it, got."""
    carried = books_kept_by(unit)
    return [one for one in givings() if one.successor_code in carried]


def superiors_offered(code: str, by: Actor) -> Mapping[str, str]:
    """Under whom an office may put a unit: the offices of its own tree and, where nobody is
    above it, after those any other top of the list."""
    wanted = own = subtree_codes(by.unit)
    if len(lines_of({by.unit})[by.unit]) == 1:
        wanted = own | set(
            db.session.scalars(db.select(Unit.code).where(Unit.parent_code.is_(None)))
        )
    rows = db.select(Unit).where(Unit.valid_to.is_(None), is_newest()).order_by(Unit.code)
    wanted = wanted - subtree_codes(code)
    found = [one for one in db.session.scalars(rows) if one.code in wanted]
    found.sort(key=lambda one: one.code not in own)
    now = periods_of(code)[-1].parent_code
    return {one.code: one.name for one in found if not one.kind.is_commune and one.code != now}


def _since(below: str, above: str) -> date | None:
    since = None
    for period in reversed(periods_of(below)):
        if period.parent_code != above:
            break
        since = period.valid_from
    return since


def _period(unit: Unit, changes: Sequence[UnitChange]) -> Period:
    begun = ended = None
    for one in changes:
        ends = one.what is ListAct.END
        if one.what is ListAct.GIVE:
            continue
        if not ends and (one.valid_from, one.unit) == (unit.valid_from, unit.told_by):
            begun = one
        elif ends and one.valid_from == unit.valid_to:
            ended = one
    is_former = unit.parent_code is None and unit.valid_to == TWO_LEVELS_SINCE
    return Period(unit, begun, ended, former_district(unit.code) if is_former else "")
