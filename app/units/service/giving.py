"""Villages that a decree gave to another unit than the one that keeps the book they stand in.

A record keeps the unit that wrote it. By the boundaries of today it counts for the unit that has
its village; without such a decree for the one that carries on the book.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db
from app.units.acts import ListAct
from app.units.models import UnitChange, Village
from app.units.service.reading import books_kept_by, ever_above
from app.units.service.villages import in_counted_order


@dataclass(frozen=True, slots=True)
class Given:
    """A village in the book of ``unit`` that belongs ``to`` another since."""

    unit: str
    to: str


def givings() -> Sequence[UnitChange]:
    """What was told of villages given away, by who is or was above both units; oldest first."""
    told = db.session.scalars(_GIVINGS).all()
    named = {code for one in told for code in (one.code, one.successor_code)} - {None}
    above = ever_above(named) if named else {}
    return [
        one
        for one in told
        if all(one.unit in above.get(code, ()) for code in (one.code, one.successor_code))
    ]


_GIVINGS = (
    db.select(UnitChange)
    .where(UnitChange.what == ListAct.GIVE)
    .order_by(UnitChange.valid_from, UnitChange.id)
)


def given_villages() -> dict[UUID, Given]:
    """The villages known here that were given away, by id; of several decrees the last holds."""
    to = {village: one.successor_code for one in givings() for village in one.villages or ()}
    if not to:
        return {}
    writers = db.select(Village.id, Village.unit).where(Village.id.in_(to))
    return {village: Given(unit, to[village]) for village, unit in db.session.execute(writers)}


def villages_now(code: str) -> Sequence[Village]:
    """The villages that go on in the unit today, in whatever book they stand."""
    carried, given = books_kept_by(code), given_villages()
    came = [village for village, one in given.items() if one.to in carried]
    rows = db.select(Village).where(
        Village.unit.in_(carried) | Village.id.in_(came), Village.valid_to.is_(None)
    )
    found = [
        one
        for one in db.session.scalars(rows)
        if one.id not in given or given[one.id].to in carried
    ]
    return in_counted_order(found)


def holder(unit: Any, village: Any, given: Mapping[UUID, Given]) -> ColumnElement[str]:
    """The unit for which a record counts: the one that has its village, else the one that wrote
    it. ``unit`` and ``village`` are the columns of the record."""
    if not given:
        return unit
    ids: dict[str, list[UUID]] = defaultdict(list)
    for one, gift in given.items():
        ids[gift.to].append(one)
    return db.case(*((village.in_(some), to) for to, some in sorted(ids.items())), else_=unit)
