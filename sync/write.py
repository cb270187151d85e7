"""Writing own records into the ledger: line, log and digest, in the host's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sync.chain import Entry, entries_after
from sync.digest import Changes
from sync.down import publish
from sync.facts import Kept
from sync.lines import Key, Line, compose
from sync.ports import Ledger


@dataclass(frozen=True, slots=True)
class Own:
    """A record of this instance's own unit as it is now; ``body`` is None where it was deleted.

    ``audience``: whom below it is for, if anybody (see :mod:`sync.down`).
    """

    key: Key
    kind: str
    schema: int
    body: Mapping[str, Any] | None
    audience: str | None = None


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
    """Note that one record is now ``body``; see :func:`records`. None where nothing is new."""
    lines = records(ledger, [Own(Key(unit, record_id), kind, schema, body, audience)])
    return lines[0] if lines else None


def records(ledger: Ledger, own: Sequence[Own]) -> list[Line]:
    """Note how these records are now, no key twice; the lines of those of which what may leave
    is not the same as before.

    Call it in the very transaction that writes the records: then there is no record that
    is not in the log and no log position without its record. Raises
    :class:`sync.lines.BadLine` for a body that no receiver would take (over 256 KiB, or
    not JSON).
    """
    _, head = ledger.head()
    held = ledger.current([one.key for one in own])
    lines: list[Line] = []
    told: list[tuple[str, Line]] = []
    changes = Changes()
    for one in own:
        old = held.get(one.key)
        if old is None and one.body is None:
            continue  # nobody was ever told of it
        number = old.number if old else 0
        if old and compose(one.key, one.kind, number, one.schema, one.body).raw == old.raw:
            continue
        line = compose(one.key, one.kind, number + 1, one.schema, one.body)
        if old:
            changes.remove(one.key, old.kind, old.hash)
        changes.add(one.key, one.kind, line.hash)
        lines.append(line)
        if one.audience:
            told.append((one.audience, line))
    if not lines:
        return []
    entries = entries_after(head, [(line.key, line.hash) for line in lines])
    ledger.append(entries)
    ledger.keep([_kept(*pair) for pair in zip(lines, entries, strict=True)])
    ledger.add_sums(changes.cells)
    if told:
        publish(ledger, told)
    return lines


def _kept(line: Line, entry: Entry) -> Kept:
    return Kept(line.key, line.kind, line.number, line.schema, line.hash, line.raw, seq=entry.seq)
