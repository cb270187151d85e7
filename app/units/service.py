"""What can be done with units and villages: one function per act."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.units import UnitKind, VillageKind, check_unit_code, check_validity
from app.domain.words import fold, tidy
from app.records import journal
from app.records.locking import take
from app.units.models import Unit, Village

HIGHEST = 16
"""Levels that are climbed at most: a list with a circle in it ends here."""

DATA = Path(__file__).parent / "data"
TWO_LEVELS_SINCE = date(2025, 7, 1)  # Luật 72/2025/QH15, Nghị quyết sắp xếp đơn vị cấp xã


class UnitAct(LabelledEnum):
    ADD = "add", "Thêm"
    CHANGE = "change", "Sửa"


def listed_units() -> Iterator[Unit]:
    """The shipped list: 34 provinces and 3,321 communes in force since 1 July 2025."""
    for row in _rows("provinces.csv"):
        yield _unit(row, parent=None)
    for row in _rows("units.csv"):
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


def subtree_codes(code: str) -> set[str]:
    """The codes of a unit and of everything below it, at any depth and in any period."""
    below = db.select(db.literal(code, db.String(16)).label("code")).cte(recursive=True)
    below = below.union(db.select(Unit.code).join(below, Unit.parent_code == below.c.code))
    return set(db.session.scalars(db.select(below.c.code)))


def lines_of(codes: set[str]) -> dict[str, list[str]]:
    """Each of these units followed by those above it, the nearest first, in any period."""
    up = db.select(
        Unit.code.label("start"), Unit.code.label("code"), db.literal(0).label("steps")
    ).where(Unit.code.in_(codes))
    up = up.cte(recursive=True)
    parents = db.select(up.c.start, Unit.parent_code, up.c.steps + 1).join(
        up, Unit.code == up.c.code
    )
    up = up.union(parents.where(Unit.parent_code.is_not(None), up.c.steps < HIGHEST))
    found = {code: [code] for code in codes}
    for start, code in db.session.execute(db.select(up.c.start, up.c.code).order_by(up.c.steps)):
        if code not in found[start]:
            found[start].append(code)
    return found


def reach(by: Actor) -> set[str]:
    """The codes of the units whose records this person may meet: an office's, all below it."""
    return subtree_codes(by.unit) if by.role in OFFICE_ROLES else {by.unit}


def units_below(code: str) -> Sequence[Unit]:
    """The direct subordinates, by code."""
    return db.session.scalars(
        db.select(Unit).where(Unit.parent_code == code).order_by(Unit.code, Unit.valid_from)
    ).all()


def unit_names(codes: set[str]) -> dict[str, str]:
    """The newest name of each code."""
    rows = db.select(Unit.code, Unit.name).where(Unit.code.in_(codes)).order_by(Unit.valid_from)
    return dict(iter(db.session.execute(rows)))


def add_unit(
    *,
    code: str,
    name: str,
    kind: UnitKind,
    parent_code: str,
    valid_from: date,
    by: Actor,
) -> Unit:
    """Add a unit below one's own, when the list does not know it or a decree made it."""
    check_unit_code(code)
    with transaction() as session:
        if parent_code not in subtree_codes(by.unit):
            raise RuleViolation("Chỉ thêm được đơn vị trực thuộc đơn vị của mình.")
        if (known := find_unit(code, on=valid_from)) is not None:
            raise RuleViolation(f"Mã {code} đang là mã của {known.name}. Hãy kiểm tra lại mã.")
        unit = Unit(code=code, name=name, kind=kind, parent_code=parent_code, valid_from=valid_from)
        session.add(unit)
        session.flush()
        journal.note(
            UnitAct.ADD, by=by, subject="unit", changes={"code": [None, code], "name": [None, name]}
        )
    return unit


def place_below(code: str, name: str | None, *, on: date, by: Actor) -> Unit:
    """The unit ``code`` as a subordinate of one's own, placed there if it may be.

    A unit that no list knows is made with ``name``. An office that is itself made by hand
    (a city of before 01/07/2025, an office on trial) takes listed units below it; a listed
    province has its own communes and no others.
    """
    check_unit_code(code)
    unit = find_unit(code, on=on)
    if unit is None:
        if not name:
            raise RuleViolation(
                f"Không có đơn vị nào mang mã “{code}” trong danh mục hiện hành. "
                "Nếu đúng mã, hãy ghi thêm tên đơn vị."
            )
        return add_unit(
            code=code,
            name=tidy(name),
            kind=UnitKind.COMMUNE,
            parent_code=by.unit,
            valid_from=on,
            by=by,
        )
    if code != by.unit and code in subtree_codes(by.unit):
        return unit
    if code == by.unit or listed_unit(by.unit) is not None:
        raise RuleViolation(f"{unit.name} ({code}) không trực thuộc đơn vị của mình.")
    with transaction() as session:
        unit = session.get_one(Unit, (code, unit.valid_from))
        former, unit.parent_code = unit.parent_code, by.unit
        session.flush()
        change = {"code": [code, code], "parent_code": [former, by.unit]}
        journal.note(UnitAct.CHANGE, by=by, subject="unit", changes=change)
    return unit


def close_unit(code: str, valid_from: date, *, valid_to: date, by: Actor) -> Unit:
    """End a unit's validity; its records stay under its code."""
    check_validity(valid_from, valid_to)
    with transaction() as session:
        unit = session.get(Unit, (code, valid_from))
        if unit is None or code == by.unit or code not in subtree_codes(by.unit):
            raise RuleViolation("Không có đơn vị này trong các đơn vị trực thuộc.")
        old, unit.valid_to = unit.valid_to, valid_to
        session.flush()
        change = {"code": [code, code], "valid_to": [old and old.isoformat(), valid_to.isoformat()]}
        journal.note(UnitAct.CHANGE, by=by, subject="unit", changes=change)
    return unit


def villages_of(unit: str, *, on: date | None = None) -> Sequence[Village]:
    """The villages of a commune, in the order people count them."""
    rows = db.select(Village).where(Village.unit == unit)
    if on is not None:
        rows = rows.where(
            Village.valid_from <= on, db.or_(Village.valid_to.is_(None), Village.valid_to > on)
        )
    return sorted(db.session.scalars(rows), key=lambda v: _natural(v.full_name))


def add_village(*, name: str, kind: VillageKind, valid_from: date, by: Actor) -> Village:
    with transaction():
        _refuse_twin(name, kind, by.unit, None)
        village = Village(unit=by.unit, name=name, kind=kind, valid_from=valid_from)
        journal.write(village, UnitAct.ADD, by=by)
    return village


def change_village(
    village_id: UUID,
    *,
    name: str,
    kind: VillageKind,
    valid_from: date,
    valid_to: date | None,
    revision: int,
    by: Actor,
) -> Village:
    check_validity(valid_from, valid_to)
    with transaction() as session:
        village = take(session, Village, village_id, by=by, revision=revision)
        _refuse_twin(name, kind, by.unit, village_id)
        village.name, village.kind = name, kind
        village.valid_from, village.valid_to = valid_from, valid_to
        journal.write(village, UnitAct.CHANGE, by=by)
    return village


def _refuse_twin(name: str, kind: VillageKind, unit: str, own_id: UUID | None) -> None:
    for other in villages_of(unit):
        same = fold(other.name) == fold(name) and other.kind is kind and other.valid_to is None
        if same and other.id != own_id:
            raise RuleViolation(f"Đã có {other.full_name} trong danh sách.")


def _natural(name: str) -> list[tuple[int, str | int]]:
    """``Tổ 2`` before ``Tổ 10``."""
    parts = fold(name).replace("số ", "").split()
    return [(0, int(part)) if part.isascii() and part.isdigit() else (1, part) for part in parts]


def _rows(name: str) -> Iterator[dict[str, str]]:
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
