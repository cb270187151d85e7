"""What a change that an office tells does to the list of units.

Such changes arrive in any order and at instances that know more or less of the tree, so here
is decided, the same way everywhere, which of them hold:

* what comes from below holds only for units that stand below its teller, and only where they
  stay below it: nobody can so come to write, or to read, for units that are not theirs;
* what comes from above holds for everything but the teller itself and who is above it;
* on the same day the word of the higher office stands;
* a change that does not hold is kept as a record and does nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.db import db
from app.instance import this_instance
from app.units.acts import ListAct
from app.units.models import Unit, UnitChange
from app.units.service.reading import lines_of, newest_of, periods_of, subtree_codes


def objection(row: Mapping[str, Any]) -> str:
    """Why what another instance tells of the list cannot be taken at all, or ""."""
    teller = newest_of(row["unit"])
    if teller is not None and teller.kind.is_commune:
        return "Xã, phường, đặc khu không ghi danh mục đơn vị."
    return ""


def take_in(changes: Sequence[UnitChange]) -> None:
    """Lay on the list what other instances have told of it, oldest first."""
    for change in changes:
        if holds(change):
            lay(change)
            if not is_from_below(change.unit):
                _drop_what_was_told_by_strangers(change)


def holds(change: UnitChange) -> bool:
    """Whether the teller may say this, by the list as it stands here."""
    teller, code = change.unit, change.code
    if is_from_below(teller):
        below = subtree_codes(teller)
        is_known = newest_of(code) is not None
        return code != teller and (code in below or not is_known) and change.parent_code in below
    under = subtree_codes(code)
    return teller not in under and change.parent_code not in under


def is_from_below(teller: str) -> bool:
    """Whether the teller is this office itself or stands below it."""
    return teller in subtree_codes(this_instance().unit)


def lay(change: UnitChange) -> None:
    """Write the change into the list: a period begins, or the last one before it ends. That
    villages were given away is asked of the changes themselves (``giving.py``)."""
    if change.what is ListAct.END:
        _end(change)
    elif change.what is not ListAct.GIVE:
        _begin(change)
    db.session.flush()


def _end(change: UnitChange) -> None:
    ended = _period_before(change.code, change.valid_from)
    if ended is not None:
        ended.valid_to, ended.successor_code = change.valid_from, change.successor_code


def _begin(change: UnitChange) -> None:
    day, periods = change.valid_from, periods_of(change.code)
    period = next((one for one in periods if one.valid_from == day), None)
    if period is None:
        period = Unit(code=change.code, valid_from=day)
        db.session.add(period)
        before = _period_before(change.code, day)
        later = next((one for one in periods if one.valid_from > day), None)
        if before is not None and (before.valid_to is None or before.valid_to > day):
            period.valid_to, period.successor_code = before.valid_to, before.successor_code
            before.valid_to, before.successor_code = day, None
        elif later is not None:
            period.valid_to = later.valid_from
    elif _is_above(period.told_by, change.unit):
        return
    period.name, period.kind = change.name, change.kind
    period.parent_code, period.told_by = change.parent_code, change.unit


def _period_before(code: str, day: date) -> Unit | None:
    before = [one for one in periods_of(code) if one.valid_from < day]
    return before[-1] if before else None


def _is_above(teller: str | None, other: str) -> bool:
    return teller is not None and teller in lines_of({other})[other][1:]


def _drop_what_was_told_by_strangers(change: UnitChange) -> None:
    """Later periods that were told here or below, without knowing of this change, by who
    is not above the unit any more. A unit's own word yields to every word from above."""
    period = db.session.get(Unit, (change.code, change.valid_from))
    if change.what in (ListAct.END, ListAct.GIVE) or period is None:
        return
    above = {change.parent_code, *lines_of({change.parent_code})[change.parent_code]}
    for later in periods_of(change.code):
        if later.valid_from > change.valid_from and later.told_by not in above | {change.unit}:
            period.valid_to, period.successor_code = later.valid_to, later.successor_code
            db.session.delete(later)
    db.session.flush()
