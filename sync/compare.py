"""Where two digests differ: the receiver's half of the search, from totals to single records.

It tells a caller only of units in the caller's own scope. Of any other, whatever is held of it, it
names no difference and lists nothing: a caller who does not know yet that a unit was moved away
learns that by what comes down, and its letter is read all the same.
"""

from typing import Any

from sync.digest import BUCKETS, Sum
from sync.frames import BadFrame
from sync.messages import VERSION
from sync.months import months
from sync.ports import Ledger
from sync.values import buckets_in, held_out, number, sum_in, sum_out

LISTED_AT_ONCE = 2000
"""Records named in one answer: about 100 KB before packing."""


def totals(ledger: Ledger, scope: frozenset[str], asked: dict[str, Any]) -> dict[str, Any]:
    """Which (unit, kind) differ from the caller's sums."""
    theirs = _sums_in(asked.get("sums"))
    mine = ledger.totals(scope)
    differ = sorted(
        pair
        for pair in theirs.keys() | mine.keys()
        if pair[0] in scope and theirs.get(pair, Sum()) != mine.get(pair, Sum())
    )
    return {"v": VERSION, "differ": differ}


def bucket(
    ledger: Ledger, scope: frozenset[str], asked: dict[str, Any]
) -> tuple[dict[str, Any], list[bytes]]:
    """What is held in the buckets of one unit and kind that differ, as many as fit."""
    unit, kind, theirs = asked.get("unit"), asked.get("kind"), buckets_in(asked.get("sums"))
    first = number(asked.get("first"), BUCKETS)
    if not isinstance(unit, str) or not isinstance(kind, str):
        raise BadFrame("unit")
    if unit not in scope:
        return {"v": VERSION, "listed": [], "more": False}, []
    mine = ledger.buckets(unit, kind)
    differ = [
        one for one in range(first, BUCKETS) if theirs.get(one, Sum()) != mine.get(one, Sum())
    ]
    listed, room = [], LISTED_AT_ONCE
    for one in differ:
        room -= mine.get(one, Sum()).count
        if listed and room < 0:
            break
        listed.append(one)
    held = ledger.listing(unit, kind, listed) if listed else []
    head = {"v": VERSION, "listed": listed, "more": len(listed) < len(differ)}
    return head, [held_out(one.key.id, one.short) for one in held]


def by_month(ledger: Ledger, scope: frozenset[str], asked: dict[str, Any]) -> dict[str, Any]:
    """What is held of one unit of the caller's, by kind and month."""
    unit = asked.get("unit")
    if not isinstance(unit, str) or unit not in scope:
        raise BadFrame("unit")
    held = {
        kind: {month: sum_out(one) for month, one in sums.items()}
        for kind, sums in months(ledger, unit).items()
    }
    return {"v": VERSION, "held": held}


def _sums_in(value: Any) -> dict[tuple[str, str], Sum]:
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise BadFrame("sums")
    return {
        (unit, kind): sum_in(one) for unit, kinds in value.items() for kind, one in kinds.items()
    }
