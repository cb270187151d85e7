"""Files that records name: how they are called on the wire, and what is said of them.

A record names a file by the SHA-256 of its content and its size. The bytes never travel with the
record and no record waits for them: they follow in pieces when the lines are up. As with lines
the receiver owns the position, and a sender believes nothing else::

    {"v":1,"op":"files","names":[[unit,sha256,size],...]}
    {"v":1,"op":"piece","file":[unit,sha256,size],"at":offset}   then the bytes
        → {"v":1,"held":[count,total],"said":[[unit,sha256,size,held,reason],...]}
    {"v":1,"op":"fetch","file":[unit,sha256,size],"at":offset,"most":bytes}
        → {"v":1}   then the bytes; none where the file is not whole there

``said`` is how each file stands at the receiver: the bytes that lie there for certain, or why it
does not want them. ``held`` is the digest of all files of the caller's units that are whole
there, so that a receiver that lost some is noticed without asking for each. ``fetch`` is asked by
who was put back from an old backup, of files that records taken back name (:mod:`sync.fetch`).

A file belongs to a unit: the same content named by two units is two files, each sent by its own
unit. Knowing a hash opens nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sync.digest import Sum
from sync.frames import BadFrame
from sync.lines import hash_of, short
from sync.messages import VERSION
from sync.values import sum_in, sum_out

NAMED = 200
"""Files named in one question: about 8 KB packed."""
LARGEST_SIZE = 2**40

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


class Refusal(StrEnum):
    """Why a file is not taken, for now; it is asked again with every session."""

    UNNAMED = "unnamed"
    """No record of that unit that was received from this caller names it."""
    TOO_BIG = "too_big"
    FULL = "full"
    """There is no room for it at the receiver, or its unit has used up its share."""
    WRONG = "wrong"
    """It came out as something else several times."""
    LOST = "lost"
    """Said by the sender to itself: the file is missing here, or no longer what was named."""
    STUCK = "stuck"
    """Said by the sender to itself: the receiver answered and took nothing of it."""


class File(NamedTuple):
    """What names a file: its owner unit, the SHA-256 of its content in hex, its size in bytes."""

    unit: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a file stands at the receiver: ``held`` bytes lie there; ``reason``: why no more do."""

    file: File
    held: int
    reason: Refusal | None = None

    @property
    def is_whole(self) -> bool:
        return self.reason is None and self.held == self.file.size


@dataclass(slots=True)
class Given:
    """What came of it. ``sent``: bytes; ``whole``: files that came to be whole above;
    ``left``: that are not; ``is_spent``: the bytes of this day are used up; ``gave_way``:
    something better was to be sent; ``is_cut``: the road closed in the middle."""

    sent: int = 0
    whole: int = 0
    left: int = 0
    is_spent: bool = False
    gave_way: bool = False
    is_cut: bool = False


def sum_of(files: Iterable[File]) -> Sum:
    """The digest of these files."""
    found = Sum()
    for one in files:
        found = found.plus(short(hash_of(f"{one.unit} {one.sha256} {one.size}".encode())))
    return found


# -- as they travel -----------------------------------------------------------------------


def question(files: Iterable[File]) -> dict[str, Any]:
    """How does each of these stand with you?"""
    return {"v": VERSION, "op": "files", "names": [list(one) for one in files]}


def names_in(head: dict[str, Any]) -> list[File]:
    names = head.get("names")
    if not isinstance(names, list) or len(names) > NAMED:
        raise BadFrame("files")
    return [_file_in(one) for one in names]


def piece_head(file: File, at: int) -> dict[str, Any]:
    return {"v": VERSION, "op": "piece", "file": list(file), "at": at}


def piece_in(head: dict[str, Any], wire: Sequence[bytes]) -> tuple[File, int, bytes]:
    """Which file, from which byte on, and the bytes; they may hold line breaks of their own."""
    file, at, data = _file_in(head.get("file")), _offset_in(head.get("at")), b"\n".join(wire)
    if at + len(data) > file.size:
        raise BadFrame("piece")
    return file, at, data


def fetch_head(file: File, at: int, most: int) -> dict[str, Any]:
    return {"v": VERSION, "op": "fetch", "file": list(file), "at": at, "most": most}


def fetch_in(head: dict[str, Any]) -> tuple[File, int, int]:
    """Which file, from which byte on, and how many bytes at most."""
    return _file_in(head.get("file")), _offset_in(head.get("at")), _offset_in(head.get("most"))


def said_out(held: Sum, standings: Iterable[Standing]) -> dict[str, Any]:
    said = [[*one.file, one.held, one.reason and one.reason.value] for one in standings]
    return {"v": VERSION, "held": sum_out(held), "said": said}


def said_in(head: dict[str, Any]) -> tuple[Sum, list[Standing]]:
    """Raises :class:`BadFrame` for what nobody could say, as more bytes than there are."""
    said = head.get("said")
    if not isinstance(said, list):
        raise BadFrame("said")
    return sum_in(head.get("held")), [_standing_in(one) for one in said]


def _standing_in(value: Any) -> Standing:
    match value:
        case [unit, digest, size, held, None | str() as reason]:
            file = _file_in([unit, digest, size])
            if _offset_in(held) <= file.size and (reason is None or reason in frozenset(Refusal)):
                return Standing(file, held, None if reason is None else Refusal(reason))
    raise BadFrame("said")


def _file_in(value: Any) -> File:
    match value:
        case [str(unit), str(digest), int(size)] if _DIGEST.match(digest) and len(unit) <= 32:
            if _offset_in(size) > 0:
                return File(unit, digest, size)
    raise BadFrame("file")


def _offset_in(value: Any) -> int:
    if type(value) is not int or not 0 <= value < LARGEST_SIZE:
        raise BadFrame("offset")
    return value
