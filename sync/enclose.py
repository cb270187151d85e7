"""Files in letters: as many bytes as there is room for go behind the lines.

Nobody answers while a letter is written, so each file goes on from where the superior was last
heard to be; it takes what it can use and says in its answer how every file stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sync.files import NAMED, File, Refusal, piece_head, question, said_in
from sync.give import doubts
from sync.ports import Ledger
from sync.shelves import Satchel

ROOM = 12 * 1024 * 1024
"""Bytes of files in one letter; what is beyond goes with the next."""
PIECE = 1024 * 1024

Frame = tuple[dict[str, Any], list[bytes]]
_LEFT_OUT = frozenset({Refusal.TOO_BIG, Refusal.WRONG, Refusal.FULL})


def enclosed(ledger: Ledger, satchel: Satchel) -> list[Frame]:
    """Head and bytes of the frames about files; none where there is nothing to send or ask."""
    with ledger.transaction():
        wanting, whole = satchel.wanting(), satchel.whole()
    if not wanting and not whole.count:
        return []
    room, frames = ROOM, []
    for one in wanting:
        if one.reason in _LEFT_OUT or not room or not satchel.is_sound(one.file):
            continue
        for frame in _pieces(satchel, one.file, one.held, room):
            frames.append(frame)
            room -= len(frame[1][0])
    names = [one.file for one in wanting]
    questions = range(0, len(names) or 1, NAMED)
    return frames + [(question(names[at : at + NAMED]), []) for at in questions]


def count_files(heads: Iterable[dict[str, Any]]) -> int:
    """Of how many files bytes lie behind these heads."""
    return len({str(head["file"]) for head in heads if head["op"] == "piece" and "file" in head})


def hear_of_files(ledger: Ledger, satchel: Satchel, heads: Sequence[dict[str, Any]]) -> None:
    """Believe what an answer says of files; raises :class:`sync.frames.BadFrame`."""
    said = [said_in(head) for head in heads]
    for _, standings in said:
        satchel.heard(standings)
    if said:
        doubts(ledger, satchel, said[-1][0])


def _pieces(satchel: Satchel, file: File, at: int, room: int) -> Iterator[Frame]:
    try:
        while at < file.size and room:
            data = satchel.read(file, at, min(PIECE, room))
            if not data:
                return
            yield piece_head(file, at), [data]
            at, room = at + len(data), room - len(data)
    except OSError:
        return  # it is told by name with the next session on the wire
