"""What is held of one unit, by kind of record and month: for people who want to look.

The month is that in which a record was made, read from its id (UUIDv7), in UTC. No decision
rests on it: the digest of both sides is what proves.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sync.digest import BUCKETS, Sum
from sync.ports import Ledger

UNDATED = ""
Months = Mapping[str, Mapping[str, Sum]]
"""Sums by kind, and there by month (``2026-11``; :data:`UNDATED` for an id without a time)."""


def month_of(record_id: str) -> str:
    """The month in an id of 32 hex digits."""
    if record_id[12] != "7":
        return UNDATED
    try:
        made = datetime.fromtimestamp(int(record_id[:12], 16) / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return UNDATED  # a clock was years ahead
    return f"{made:%Y-%m}"


def months(ledger: Ledger, unit: str) -> Months:
    """Reads every record of the unit: some tenths of a second for a commune of many years."""
    found: dict[str, dict[str, Sum]] = {}
    for _, kind in ledger.totals({unit}):
        sums: dict[str, Sum] = defaultdict(Sum)
        for one in ledger.listing(unit, kind, range(BUCKETS)):
            month = month_of(one.key.id)
            sums[month] = sums[month].plus(one.short)
        if sums:
            found[kind] = dict(sums)
    return found
