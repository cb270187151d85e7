"""Files from below: the receiver's half. What is wanted, how far it is held, when it is whole.

Only the receiver's own offset counts: of a piece it takes what begins there, and of any other
nothing. So a piece that comes twice, late, from a copy of the sender or out of an old letter is
harmless, and wire and stick mix freely. Content is believed by its hash alone, at the end.

Whoever calls is told only of files that the records of its own units name, with unit, hash and
size; of any other the answer is the same, whether the bytes are here or not.
"""

import logging
from collections.abc import Sequence
from typing import Any

from sync.files import File, Refusal, Standing, fetch_in, names_in, piece_in, said_out
from sync.messages import VERSION
from sync.pace import PIECES
from sync.shelves import Shelf

notes = logging.getLogger("sync")
_, _, LARGEST = PIECES
TRIES = 3
"""How often a file may come out wrong before it is put aside, so that others get on."""


def files(shelf: Shelf, scope: frozenset[str], asked: dict[str, Any]) -> dict[str, Any]:
    """How each of these files stands here; call it under the lock of all writes."""
    shelf.sweep(scope)
    names = names_in(asked)
    wanted = shelf.named([one for one in names if one.unit in scope])
    return said_out(shelf.whole(scope), [_standing(shelf, one, wanted) for one in names])


def piece(
    shelf: Shelf, scope: frozenset[str], asked: dict[str, Any], wire: Sequence[bytes]
) -> dict[str, Any]:
    """Take what fits of one piece; call it under the lock of all writes."""
    file, at, data = piece_in(asked, wire)
    wanted = shelf.named([file] if file.unit in scope else [])
    standing = _standing(shelf, file, wanted)
    is_open = standing.reason is None and not standing.is_whole
    if is_open and at <= standing.held < at + len(data):
        try:
            shelf.add(file, data[standing.held - at :])
        except OSError:
            notes.exception("no room for a file of %s", file.unit)
            standing = Standing(file, shelf.held(file), Refusal.FULL)
        else:
            standing = _standing(shelf, file, wanted)
    return said_out(shelf.whole(scope), [standing])


def lend(
    shelf: Shelf, scope: frozenset[str], asked: dict[str, Any]
) -> tuple[dict[str, Any], list[bytes]]:
    """Bytes of a file of the caller's own units that is whole here; none of any other, nor of one
    that the disk does not give out."""
    file, at, most = fetch_in(asked)
    wanted = shelf.named([file] if file.unit in scope else [])
    is_there = file in wanted and shelf.is_whole(file) and at < file.size
    try:
        return {"v": VERSION}, [shelf.read(file, at, min(most, LARGEST))] if is_there else []
    except OSError:
        notes.exception("a file of %s is not given out", file.unit)
        return {"v": VERSION}, []


def _standing(shelf: Shelf, file: File, wanted: set[File]) -> Standing:
    if file not in wanted:
        return Standing(file, 0, Refusal.UNNAMED)
    if file.size > shelf.most:
        return Standing(file, 0, Refusal.TOO_BIG)
    if shelf.is_whole(file):
        return Standing(file, file.size)
    held = shelf.held(file)
    if held >= file.size:  # also where somebody died before it was put in its place
        if shelf.place(file):
            return Standing(file, file.size)
        shelf.failed(file)
        held = 0
    if shelf.failures(file) >= TRIES:
        return Standing(file, held, Refusal.WRONG)
    if shelf.used(file.unit) - held + file.size > shelf.share:
        return Standing(file, held, Refusal.FULL)
    return Standing(file, held)
