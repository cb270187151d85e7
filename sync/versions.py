"""Single records are asked for by name, to be looked at or taken back: the receiver's half.

It tells a caller only of units in the caller's own scope.
"""

import re
from typing import Any

from sync.frames import BadFrame
from sync.lines import Key, is_id, short
from sync.messages import MAX_ANCESTORS, VERSION, version_out
from sync.ports import Ledger

AT_ONCE = 200
"""Records of which the versions may be asked for in one request."""
MOST_BYTES = 128 * 1024
"""Bytes of raw lines in one answer: about half a minute on a line of 32 kbit/s."""
READ_AT_ONCE = 20
"""Records read in one go: a line may have 256 KiB."""

_SHORT = re.compile(r"([0-9a-f]{16})?\Z")


def versions(
    ledger: Ledger, scope: frozenset[str], asked: dict[str, Any]
) -> tuple[dict[str, Any], list[bytes]]:
    """The versions of single records that are held, each with its past, as many as fit."""
    unit, named = asked.get("unit"), asked.get("of")
    if not isinstance(unit, str) or unit not in scope:
        raise BadFrame("unit")
    if not isinstance(named, list) or len(named) > AT_ONCE:
        raise BadFrame("records")
    wanted = [_asked(one) for one in named]
    lines: list[bytes] = []
    size = looked = 0
    for first in range(0, len(wanted), READ_AT_ONCE):
        some = {Key(unit, id_): theirs for id_, theirs in wanted[first : first + READ_AT_ONCE]}
        held, known = ledger.current(some), ledger.known(some)
        for id_, theirs in wanted[first : first + READ_AT_ONCE]:
            if kept := held.get(Key(unit, id_)):
                size += len(kept.raw)
                if lines and size > MOST_BYTES:
                    return {"v": VERSION, "looked": looked}, lines
                lines.append(version_out(_past(known[kept.key], kept.hash, theirs), kept.raw))
            looked += 1
    return {"v": VERSION, "looked": looked}, lines


def _past(known: set[bytes], hash_: bytes, theirs: bytes | None) -> list[bytes]:
    """Earlier versions, as many as a line may name; above all the one that the caller holds."""
    earlier = sorted(known - {short(hash_)}, key=lambda one: one != theirs)
    return earlier[:MAX_ANCESTORS]


def _asked(value: Any) -> tuple[str, bytes | None]:
    match value:
        case [record_id, str(text)] if is_id(record_id) and _SHORT.match(text):
            return record_id, bytes.fromhex(text) or None
    raise BadFrame("record")
