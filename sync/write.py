"""Writing an own record into the ledger: line, log and digest, in the host's transaction."""

from collections.abc import Mapping
from typing import Any

from sync import log
from sync.digest import Changes
from sync.down import publish
from sync.facts import Kept
from sync.lines import Key, Line, compose
from sync.ports import Ledger


def record(
    ledger: Ledger,
    *,
    kind: str,
    unit: str,
    record_id: str,
    schema: int,
    body: Mapping[str, Any] | None,
    audience: str | None = None,
) -> Line | None:
    """Note that a record of this instance's own unit is now ``body`` (None: deleted).

    Call it in the very transaction that writes the record: then there is no record that
    is not in the log and no log position without its record. ``audience``: whom below it is
    for, if anybody (see :mod:`sync.down`). Returns None, and writes nothing, where what may
    leave is the same as before. Raises
    :class:`sync.lines.BadLine` for a body that no receiver would take (over 256 KiB, or
    not JSON).
    """
    key = Key(unit, record_id)
    _, head = ledger.head()
    held = ledger.current([key]).get(key)
    if held and compose(key, kind, held.number, schema, body).raw == held.raw:
        return None
    line = compose(key, kind, held.number + 1 if held else 1, schema, body)
    (entry,) = log.extend(head, [(key, line.hash)])
    changes = Changes()
    if held:
        changes.remove(key, held.kind, held.hash)
    changes.add(key, kind, line.hash)
    ledger.append([entry])
    ledger.keep([Kept(key, kind, line.number, schema, line.hash, line.raw, seq=entry.seq)])
    ledger.add_sums(changes.cells)
    if audience:
        publish(ledger, [(audience, line)])
    return line
