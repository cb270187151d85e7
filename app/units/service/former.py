"""The units of before 01/07/2025 from the shipped list: which unit of today has the area of each.

They come into the list as periods that ended on that day. A code alone names no unit: 03388 was
Phường Quyết Tiến and is Phường Đoàn Kết today, so a unit is known by its code and its first day.
What they stood under, a district, has no code in the shipped list: nothing is above them in it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.units import TWO_LEVELS_SINCE, kind_by_name
from app.records import journal
from app.units.acts import UnitAct
from app.units.models import Unit
from app.units.service.reading import shipped_rows, subtree_codes, unit_names

SINCE_EVER = date(1900, 1, 1)
"""Since when a former unit was is not in the shipped list."""


@dataclass(frozen=True, slots=True)
class Former:
    """One former unit; ``into``: the unit that went on, of the same code or another.

    ``is_known``: the list tells of that code before 01/07/2025 already, whatever it says.
    """

    code: str
    name: str
    district: str
    into: str
    into_name: str
    is_known: bool


def former_units(by: Actor) -> Sequence[Former]:
    """Those of one's own area, an office's all below it; unit by unit of those that went on."""
    area = subtree_codes(by.unit)
    rows = [row for row in shipped_rows("former_units.csv") if row["successor_code"] in area]
    known = _known_before({row["code"] for row in rows})
    names = unit_names({row["successor_code"] for row in rows})
    return [
        Former(
            row["code"],
            row["name"],
            row["district"],
            row["successor_code"],
            names.get(row["successor_code"], row["successor_code"]),
            row["code"] in known,
        )
        for row in rows
    ]


def take_in_former(by: Actor) -> int:
    """Put those that the list does not know into it, all at once; how many they were.

    A unit whose code goes on has no successor: what was written under the code goes on with it.
    """
    with transaction() as session:
        journal.refuse_repeat(session, by)
        new = [one for one in former_units(by) if not one.is_known]
        if not new:
            raise RuleViolation("Mọi đơn vị cũ của địa bàn đã có trong danh mục.")
        session.add_all(_ended(one) for one in new)
        journal.note(UnitAct.TAKE_IN, by=by, subject="unit", changes=_told(new))
    return len(new)


def former_district(code: str) -> str:
    """The district or city of before 01/07/2025 in which a former unit lay, or ""."""
    rows = shipped_rows("former_units.csv")
    return next((row["district"] for row in rows if row["code"] == code), "")


def _told(new: Sequence[Former]) -> dict[str, list]:
    return {"units": [None, [one.code for one in new]]}


def _ended(one: Former) -> Unit:
    return Unit(
        code=one.code,
        name=one.name,
        kind=kind_by_name(one.name),
        valid_from=SINCE_EVER,
        valid_to=TWO_LEVELS_SINCE,
        successor_code=None if one.into == one.code else one.into,
    )


def _known_before(codes: Collection[str]) -> set[str]:
    before = Unit.code.in_(codes), Unit.valid_from < TWO_LEVELS_SINCE
    return set(db.session.scalars(db.select(Unit.code).where(*before)))
