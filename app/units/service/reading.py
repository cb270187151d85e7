"""The list of units: who is below whom, now and before.

A unit stands where its newest period says: below the office that this one names, whatever an
earlier one said. So where records go and who reads them changes with a move at once.
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, Select, Subquery
from sqlalchemy.orm import aliased

from app.db import asked_once, db, transaction
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.units import TWO_LEVELS_SINCE, UnitKind, last_of
from app.instance import this_instance
from app.units.models import Unit

HIGHEST = 16
"""Levels that are climbed at most: a list with a circle in it ends here."""

DATA = Path(__file__).parent.parent / "data"


def listed_units() -> Iterator[Unit]:
    """The shipped list: 34 provinces and 3,321 communes in force since 1 July 2025."""
    for row in shipped_rows("provinces.csv"):
        yield _unit(row, parent=None)
    for row in shipped_rows("units.csv"):
        yield _unit(row, parent=row["province_code"])


def listed_unit(code: str) -> Unit | None:
    return next((unit for unit in listed_units() if unit.code == code), None)


def import_list(*, own: Unit) -> None:
    """Fill the table of units from the shipped list; ``own`` replaces its listed row."""
    with transaction() as session:
        session.add_all(unit for unit in listed_units() if unit.code != own.code)
        session.add(own)


def find_unit(code: str, *, on: date) -> Unit | None:
    """The unit that bears ``code`` on that day."""
    return db.session.scalar(
        db.select(Unit).where(
            Unit.code == code,
            Unit.valid_from <= on,
            db.or_(Unit.valid_to.is_(None), Unit.valid_to > on),
        )
    )


def periods_of(code: str) -> Sequence[Unit]:
    """What the list says of a code, period by period, the oldest first."""
    rows = db.select(Unit).where(Unit.code == code).order_by(Unit.valid_from)
    return db.session.scalars(rows).all()


def newest_of(code: str) -> Unit | None:
    rows = db.select(Unit).where(Unit.code == code).order_by(Unit.valid_from.desc()).limit(1)
    return db.session.scalar(rows)


def subtree_codes(code: str) -> set[str]:
    """The codes of a unit and of everything that stands below it, at any depth.

    A unit that was merged stands below the one that goes on, which carries on its book.
    """
    return set(_subtree(code))


@asked_once
def _subtree(code: str) -> frozenset[str]:
    return frozenset(db.session.scalars(_BELOW, {"top": code}))


def lines_of(codes: set[str]) -> dict[str, list[str]]:
    """Each of these units followed by those above it, the nearest first."""
    return {code: list(line) for code, line in _lines(frozenset(codes)).items()}


@asked_once
def _lines(codes: frozenset[str]) -> dict[str, list[str]]:
    return _climbed(codes, _UP)


def ever_above(codes: set[str]) -> dict[str, set[str]]:
    """Who is above each of these units, or was in an earlier period."""
    return {code: set(line[1:]) for code, line in _climbed(codes, _EVER_UP).items()}


@asked_once
def former_superiors(code: str) -> frozenset[str]:
    """Who was above a unit in an earlier period and is not now."""
    return frozenset(ever_above({code})[code].difference(lines_of({code})[code]))


def _climbed(codes: Collection[str], up: Select) -> dict[str, list[str]]:
    found = {code: [code] for code in codes}
    for start, code in db.session.execute(up, {"codes": codes}):
        if code not in found[start]:
            found[start].append(code)
    return found


def is_newest() -> ColumnElement[bool]:
    later = aliased(Unit)
    return ~db.exists().where(later.code == Unit.code, later.valid_from > Unit.valid_from)


def _goes_on_elsewhere() -> ColumnElement[bool]:
    """The unit was merged into another that the list knows.

    It says nothing of days: as with a move, the merger holds for the exchange from the moment
    it is written down, and no machine's clock takes part in deciding who may write what.
    """
    other = aliased(Unit)
    return Unit.successor_code.is_not(None) & db.exists().where(other.code == Unit.successor_code)


def _climbing(counts: ColumnElement[bool]) -> Select:
    """From each of some units step by step to those above, by the periods that count."""
    up = db.select(
        Unit.code.label("start"), Unit.code.label("code"), db.literal(0).label("steps")
    ).where(Unit.code.in_(db.bindparam("codes", expanding=True)))
    up = up.cte(recursive=True)
    place = db.case((_goes_on_elsewhere(), Unit.successor_code), else_=Unit.parent_code)
    parents = db.select(up.c.start, place, up.c.steps + 1).join(up, Unit.code == up.c.code)
    up = up.union(parents.where(place.is_not(None), up.c.steps < HIGHEST, counts))
    return db.select(up.c.start, up.c.code).order_by(up.c.steps)


def _descending() -> Select:
    """From a unit step by step to those below, and to those that were merged into one of them."""
    top = db.bindparam("top", type_=db.String(16))
    below = db.select(top.label("code")).cte(recursive=True)
    is_right_below = (Unit.parent_code == below.c.code) & ~_goes_on_elsewhere()
    came_in = Unit.successor_code == below.c.code
    lower = db.select(Unit.code).join(below, is_right_below | came_in).where(is_newest())
    return db.select(below.union(lower).c.code)


_BELOW = _descending()
_UP, _EVER_UP = _climbing(is_newest()), _climbing(db.true())


def books_of(code: str) -> frozenset[str]:
    """The merged units whose books the unit carries on, at any remove; not the unit itself."""
    return frozenset(db.session.scalars(_CARRIED, {"carries": code})) - {code}


def own_books() -> frozenset[str]:
    """The unit of this machine and those whose books it carries on."""
    return books_kept_by(this_instance().unit)


def books_kept_by(code: str) -> frozenset[str]:
    """The unit itself and the merged ones whose books it carries on."""
    return books_of(code) | {code}


def carried_by(code: str) -> Subquery:
    """The unit and those that were merged into it, as one column of codes for a query."""
    return _carried_by(db.literal(code, db.String(16)))


def _carried_by(code: ColumnElement[str]) -> Subquery:
    carried = db.select(code.label("code")).cte(recursive=True)
    came_in = db.select(Unit.code).join(carried, Unit.successor_code == carried.c.code)
    return db.select(carried.union(came_in.where(is_newest())).c.code).subquery()


_CARRIED = db.select(_carried_by(db.bindparam("carries", type_=db.String(16))))


def units_today(codes: Collection[str]) -> dict[str, str]:
    """The unit that carries on the book of each of these today: itself where it was not merged."""
    next_of = dict(iter(db.session.execute(_MERGED)))
    return {code: last_of(code, next_of) for code in codes}


_MERGED = db.select(Unit.code, Unit.successor_code).where(_goes_on_elsewhere(), is_newest())


def reach(by: Actor) -> set[str]:
    """The codes of the units whose records this person may meet: an office's, all below it; a
    commune's, those whose books it keeps."""
    return subtree_codes(by.unit) if by.role in OFFICE_ROLES else set(by.books)


def units_below(code: str) -> Sequence[Unit]:
    """The direct subordinates, by code; those that are no more as well."""
    stands = Unit.parent_code == code, is_newest()
    return db.session.scalars(db.select(Unit).where(*stands).order_by(Unit.code)).all()


def moved_away(code: str) -> Sequence[Unit]:
    """The units that stood right below this one and stand elsewhere now, by code."""
    former = aliased(Unit)
    was_here = db.exists().where(former.code == Unit.code, former.parent_code == code)
    elsewhere = db.or_(Unit.parent_code.is_(None), Unit.parent_code != code)
    rows = db.select(Unit).where(is_newest(), was_here, elsewhere)
    return db.session.scalars(rows.order_by(Unit.code)).all()


def unit_names(codes: set[str]) -> dict[str, str]:
    """The newest name of each code."""
    return dict(iter(db.session.execute(_NAMES, {"codes": codes})))


_NAMES = (
    db.select(Unit.code, Unit.name)
    .where(Unit.code.in_(db.bindparam("codes", expanding=True)))
    .order_by(Unit.valid_from)
)


def in_force(codes: Collection[str]) -> set[str]:
    """Those of these units that are not ended in the list."""
    rows = db.select(Unit.code).where(Unit.code.in_(codes), is_newest(), Unit.valid_to.is_(None))
    return set(db.session.scalars(rows))


def names_offered(codes: Collection[str]) -> list[tuple[str, str]]:
    """Units to choose from, by code: after those in force the former ones, which may bear the
    name of another, each with its code and its last day."""
    found = db.session.execute(_OFFERED, {"codes": codes})
    return [(code, _told_apart(code, name, valid_to)) for code, name, valid_to in found]


def _told_apart(code: str, name: str, valid_to: date | None) -> str:
    return name if valid_to is None else f"{name} ({code}, trước {valid_to:%d/%m/%Y})"


_OFFERED = (
    db.select(Unit.code, Unit.name, Unit.valid_to)
    .where(Unit.code.in_(db.bindparam("codes", expanding=True)), is_newest())
    .order_by(Unit.valid_to.is_not(None), Unit.code)
)


def names_between(codes: Collection[str], first: date, last: date) -> dict[str, str]:
    """What each code was called from ``first`` to ``last``; where it became another unit in
    between, both names, with the day. Codes that were nothing then keep their newest name."""
    lived = Unit.valid_from <= last, db.or_(Unit.valid_to.is_(None), Unit.valid_to > first)
    rows = db.select(Unit).where(Unit.code.in_(codes), *lived).order_by(Unit.valid_from)
    found: dict[str, str] = {}
    for one in db.session.scalars(rows):
        before = found.get(one.code)
        is_new = before is not None and not before.endswith(one.name)
        since = f"{before}, từ {one.valid_from:%d/%m/%Y} là {one.name}"
        found[one.code] = since if is_new else before or one.name
    return unit_names(set(codes)) | found


def shipped_rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a shipped file, see ``app/units/data/README.md``."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _unit(row: dict[str, str], *, parent: str | None) -> Unit:
    return Unit(
        code=row["code"],
        name=row["name"],
        kind=UnitKind(row["kind"]),
        parent_code=parent,
        valid_from=TWO_LEVELS_SINCE,
    )
