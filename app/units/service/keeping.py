"""What an office does to its list of units: one function per act."""

from collections.abc import Collection, Iterable
from datetime import date

from app.db import transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.units import (
    Decree,
    UnitKind,
    check_change_day,
    check_decree,
    check_merger,
    check_unit_code,
    kind_by_code,
)
from app.domain.words import tidy
from app.instance import this_instance
from app.records import journal
from app.units.acts import ListAct, UnitAct
from app.units.models import Unit, UnitChange, Village
from app.units.service.reading import (
    find_unit,
    lines_of,
    listed_unit,
    newest_of,
    subtree_codes,
)
from app.units.service.telling import lay


def add_unit(
    *,
    code: str,
    name: str,
    kind: UnitKind,
    parent_code: str,
    valid_from: date,
    by: Actor,
    decree: Decree | None = None,
) -> Unit:
    """Add a unit below one's own, when the list does not know it or a decree made it."""
    check_unit_code(code)
    with transaction():
        _only_at_an_office()
        if parent_code not in subtree_codes(by.unit):
            raise RuleViolation("Chỉ thêm được đơn vị trực thuộc đơn vị của mình.")
        if (known := find_unit(code, on=valid_from)) is not None:
            raise RuleViolation(f"Mã {code} đang là mã của {known.name}. Hãy kiểm tra lại mã.")
        if newest_of(code) is not None and code not in subtree_codes(by.unit):
            raise RuleViolation(f"Mã {code} là mã của một đơn vị nơi khác. Hãy kiểm tra lại mã.")
        unit = Unit(code=code, name=name, kind=kind, parent_code=parent_code, valid_from=valid_from)
        return tell(ListAct.ADD, unit, valid_from, decree, by)


def place_below(
    code: str, name: str | None, *, on: date, by: Actor, decree: Decree | None = None
) -> Unit:
    """The unit ``code`` as a subordinate of one's own, placed there if it may be.

    A unit that no list knows is made with ``name``. An office that is itself made by hand
    (a city of before 01/07/2025, an office on trial) takes listed units below it; a listed
    province has its own communes, and others by ``decree`` only. Where there is an office
    above both, the unit comes for it only when that office has moved it.
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
            kind=kind_by_code(code),
            parent_code=by.unit,
            valid_from=on,
            by=by,
        )
    if code != by.unit and code in subtree_codes(by.unit):
        return unit
    is_own_line = code in lines_of({by.unit})[by.unit]
    if is_own_line or (listed_unit(by.unit) is not None and decree is None):
        raise RuleViolation(f"{unit.name} ({code}) không trực thuộc đơn vị của mình.")
    with transaction():
        _only_at_an_office()
        if decree is not None:
            check_decree(decree, today=on)
        return tell(ListAct.MOVE, copy_of(unit, parent_code=by.unit), on, decree, by)


def move_unit(
    code: str, to: str, *, valid_from: date, decree: Decree, today: date, by: Actor
) -> Unit:
    """Put a unit under another superior, as an office above both.

    Where nobody is above this office, it may also let a unit go to one outside its list.
    """
    check_unit_code(to)
    with transaction():
        unit = own_unit(code, by)
        check_decree(decree, today=today)
        check_change_day(valid_from, since=unit.valid_from, today=today)
        if to in subtree_codes(code) or to == unit.parent_code:
            raise RuleViolation("Hãy chọn một cấp trên khác với cấp trên hiện nay.")
        place = newest_of(to)
        if place is not None and place.kind.is_commune:
            raise RuleViolation(f"{place.name} không phải là cơ quan cấp trên của xã, phường.")
        if to not in subtree_codes(by.unit) and (place is None or _has_superior(by.unit)):
            raise RuleViolation(
                "Chỉ chuyển được trong các đơn vị trực thuộc đơn vị của mình. Chuyển đi nơi khác "
                "là việc của cơ quan cấp trên của cả hai nơi."
            )
        return tell(ListAct.MOVE, copy_of(unit, parent_code=to), valid_from, decree, by)


def close_unit(code: str, *, valid_to: date, decree: Decree, today: date, by: Actor) -> Unit:
    """End a unit's validity; its records stay under its code."""
    with transaction():
        unit = own_unit(code, by)
        check_decree(decree, today=today)
        check_change_day(valid_to, since=unit.valid_from, today=today)
        return tell(ListAct.END, copy_of(unit), valid_to, decree, by)


def merge_units(
    codes: Collection[str],
    into: str,
    *,
    name: str,
    kind: UnitKind,
    valid_from: date,
    decree: Decree,
    today: date,
    by: Actor,
) -> Unit:
    """Units end on a day and one begins, or one of them goes on under its code.

    Their records keep the unit that wrote them.
    """
    check_unit_code(into)
    with transaction():
        units = [own_unit(code, by) for code in sorted(set(codes))]
        kinds = {kind, *(unit.kind for unit in units)}
        check_merger(codes, {unit.parent_code for unit in units}, kinds)
        check_decree(decree, today=today)
        for unit in units:
            check_change_day(valid_from, since=unit.valid_from, today=today)
        parent = units[0].parent_code or by.unit
        for unit in units:
            if unit.code != into:
                tell(ListAct.END, copy_of(unit, successor_code=into), valid_from, decree, by)
        facts = {"name": name, "kind": kind, "parent_code": parent, "valid_from": valid_from}
        if into not in codes:
            return add_unit(code=into, **facts, by=by, decree=decree)
        return tell(ListAct.RENAME, Unit(code=into, **facts), valid_from, decree, by)


def come_under(superior: str, *, on: date, by: Actor, reason: str, decree: Decree | None) -> None:
    """Note at a unit itself that it has another superior, until one above tells it."""
    with transaction() as session:
        own = newest_of(by.unit)
        changes = {"parent_code": [own and own.parent_code, superior]}
        if own is not None and own.parent_code != superior:
            if own.valid_from >= on:
                own.parent_code, own.told_by = superior, by.unit
            else:
                facts = {"name": own.name, "kind": own.kind, "parent_code": superior}
                session.add(Unit(code=by.unit, valid_from=on, told_by=by.unit, **facts))
                own.valid_to = on
        if decree is not None:
            changes["decree"] = [None, f"{decree.number}, {decree.dated_on.isoformat()}: {reason}"]
        journal.note(UnitAct.MOVE, by=by, subject="unit", changes=changes)


def tell(
    what: ListAct,
    unit: Unit,
    day: date,
    decree: Decree | None,
    by: Actor,
    villages: Iterable[Village] = (),
) -> Unit:
    """Write down what ``unit`` is from ``day`` on, for the list here, above and below; of a
    ``GIVE``, which ``villages`` of it its successor gets."""
    given = list(villages)
    change = UnitChange(
        unit=by.unit,
        what=what,
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        parent_code=unit.parent_code or by.unit,
        valid_from=day,
        successor_code=unit.successor_code,
        decree_number=decree.number if decree else None,
        decree_date=decree.dated_on if decree else None,
        villages=[one.id for one in given],
        village_names="\n".join(one.full_name for one in given) or None,
    )
    journal.write(change, what, by=by)
    lay(change)
    return newest_of(unit.code) or unit


def own_unit(code: str, by: Actor) -> Unit:
    """The newest period of a unit below, which is still going on."""
    unit = newest_of(code)
    if unit is None or code == by.unit or code not in subtree_codes(by.unit):
        raise RuleViolation("Không có đơn vị này trong các đơn vị trực thuộc.")
    if unit.valid_to is not None:
        raise RuleViolation(f"{unit.name} đã hết hiệu lực từ ngày {unit.valid_to:%d/%m/%Y}.")
    return unit


def copy_of(unit: Unit, **facts: str | None) -> Unit:
    """The same unit with other facts, not in the list."""
    same = {"code": unit.code, "name": unit.name, "kind": unit.kind}
    return Unit(**{**same, "parent_code": unit.parent_code, **facts})


def _has_superior(code: str) -> bool:
    return len(lines_of({code})[code]) > 1 or this_instance().superior is not None


def _only_at_an_office() -> None:
    if not this_instance().is_office:
        raise RuleViolation("Danh mục đơn vị do cơ quan cấp trên ghi.")
