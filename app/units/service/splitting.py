"""A unit is split: it goes on in two or more, or goes on itself without some of its villages."""

from collections.abc import Sequence
from datetime import date

from app.db import transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.units import (
    Decree,
    Part,
    check_change_day,
    check_decree,
    check_split,
    check_unit_code,
)
from app.records import journal
from app.units.acts import ListAct
from app.units.models import Unit
from app.units.service.giving import villages_now
from app.units.service.keeping import add_unit, copy_of, own_unit, tell
from app.units.service.reading import newest_of


def split_unit(
    code: str, parts: Sequence[Part], *, valid_from: date, decree: Decree, today: date, by: Actor
) -> Unit:
    """The first of ``parts`` carries on the book, under another code or its own; each other gets
    its villages. Parts that the list does not know begin on that day. Returns the first.

    Records keep the unit that wrote them.
    """
    keeps, *others = parts
    with transaction() as session:
        journal.refuse_repeat(session, by)
        unit = own_unit(code, by)
        villages = {one.id: one for one in villages_now(code)}
        check_split(code, parts, {key: one.full_name for key, one in villages.items()})
        check_decree(decree, today=today)
        check_change_day(valid_from, since=unit.valid_from, today=today)
        for part in parts:
            if part.code != code:
                _begin(part, unit, valid_from, decree, by)
        if keeps.code != code:
            ended = copy_of(unit, successor_code=keeps.code)
            tell(ListAct.END, ended, valid_from, decree, by)
        elif keeps.name and (keeps.name, keeps.kind) != (unit.name, unit.kind):
            renamed = copy_of(unit, name=keeps.name, kind=keeps.kind)
            tell(ListAct.RENAME, renamed, valid_from, decree, by)
        for part in others:
            gift = copy_of(unit, successor_code=part.code)
            given = [one for key, one in villages.items() if key in part.villages]
            tell(ListAct.GIVE, gift, valid_from, decree, by, given)
        return newest_of(keeps.code) or unit


def _begin(part: Part, unit: Unit, day: date, decree: Decree, by: Actor) -> None:
    """A new unit beside the one that is split; one that is there already goes on as it is."""
    check_unit_code(part.code)
    there = newest_of(part.code)
    if there is not None and there.valid_to is None:
        if there.parent_code != unit.parent_code:
            raise RuleViolation(
                f"{there.name} không cùng cấp trên với {unit.name}. Hãy ghi việc chuyển cấp trên "
                "trước."
            )
        return
    if not part.name:
        raise RuleViolation(f"Hãy nhập tên của đơn vị mang mã {part.code}.")
    facts = {"name": part.name, "kind": part.kind, "valid_from": day, "decree": decree}
    add_unit(code=part.code, parent_code=unit.parent_code or by.unit, **facts, by=by)
