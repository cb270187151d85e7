"""The digests of what travels, as the exchange knows them (see :mod:`sync.digest`)."""

from collections.abc import Iterable
from typing import Any

from app.records.ledger import SqlLedger


def digest_of(units: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By unit and kind: how many records travel, and the sum of their versions."""
    found: dict[str, dict[str, Any]] = {unit: {} for unit in sorted(units)}
    for (unit, kind), one in SqlLedger().totals(found).items():
        if one.count:
            found[unit][kind] = {"count": one.count, "sum": f"{one.total:016x}"}
    return found
