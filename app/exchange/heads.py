"""The head of this journal at the superior, and the heads of those below here.

Both ends of :mod:`sync.witness`; what is made of a head stands in :mod:`app.domain.heads`.
"""

import secrets
from itertools import pairwise
from typing import Any

from sqlalchemy import insert, select

from app.db import db, now
from app.domain.chain import follow
from app.domain.heads import (
    ALARMS,
    BEGINS_ANEW,
    LINES,
    MARKS,
    HeadVerdict,
    Held,
    Said,
    judge,
    since_when,
)
from app.exchange import machine, machines_below
from app.exchange.models import JournalHeadBelow
from app.records.chain.noted import head_above, last_check, note_above
from app.records.chain.proving import digests, hash_at
from app.records.chain.sealing import head
from app.records.ledger import SqlLedger
from sync.frames import BadFrame
from sync.ports import Caller

LOOK = "journal_look"
"""The note of which lines the superior wants to see accounted for once more."""
ASKED_MARKS = "journal_marks"
"""The note of the heads at which the superior wants to know the hashes that stand there."""
_HEADS = JournalHeadBelow.__table__


class BookTeller:
    """Implements :class:`sync.witness.Teller`."""

    def say(self) -> Any:
        number, hash_ = head()
        after, _ = head_above() or (number, hash_)
        to = min(number, after + LINES)
        check = last_check()
        return (
            Said(
                to,
                hash_ if to == number else hash_at(to) or hash_,
                after,
                hash_at(after),
                digests(after, to),
                check.breaks if check else 0,
                _looked_at(),
                {one: hash_at(one) for one in _numbers(SqlLedger().get(ASKED_MARKS))},
            ).out()
            | machine.say()
        )

    def hear(self, answer: Any) -> bool:
        if not isinstance(answer, dict):
            return False
        try:
            number, hash_ = answer["held"]
            held = int(number), bytes.fromhex(hash_)
            look, marks = _spelled(answer["look"]), _spelled(answer["marks"][:MARKS])
            tells_more = machine.hear(answer)
        except (KeyError, OverflowError, TypeError, ValueError):  # a number may be infinite
            return False
        SqlLedger().put(LOOK, look)
        SqlLedger().put(ASKED_MARKS, marks)
        is_new = held != head_above()
        note_above(*held)
        return bool(marks) or (is_new and held != head()) or tells_more


class BookWitness:
    """Implements :class:`sync.witness.Witness`."""

    def hear(self, caller: Caller, log: str, said: Any) -> Any:
        try:
            read = Said.read(said)
        except ValueError as error:
            raise BadFrame("book") from error
        newest = _newest(caller.unit)
        held = newest and Held(newest.log, newest.sequence, newest.hash)
        if read.marks:
            _locate(caller.unit, log, read)
        verdict, since = judge(held, read, log), None
        follows = verdict is HeadVerdict.FOLLOWS
        if follows and read.look and not _stands_again(caller.unit, *read.look):
            verdict, since = HeadVerdict.ALTERED, read.look[0] + 1
        if verdict is HeadVerdict.FOLLOWS and read.broken and newest.broken != read.broken:
            verdict = HeadVerdict.BROKEN
        is_same = held and (held.sequence, held.hash) == (read.sequence, read.hash)
        if verdict in ALARMS or (verdict is not None and not is_same):
            _keep(caller.unit, log, read, verdict, since)
            held = Held(log, read.sequence, read.hash)
        look = None if read.look else _asked_again(caller.unit)
        marks = [row.sequence for row in _before_it(_anew(caller.unit))]
        heard = machines_below.hear(caller.unit, said.get("machine"))
        return {
            "held": [held.sequence, held.hash.hex()],
            "look": look,
            "marks": marks,
            "machine": heard,
        }


def _spelled(numbers: Any) -> str | None:
    return " ".join(str(int(one)) for one in numbers or ()) or None


def _numbers(spelled: str | None) -> list[int]:
    return [int(one) for one in (spelled or "").split()]


def _looked_at() -> tuple[int, tuple[bytes, ...]] | None:
    asked = _numbers(SqlLedger().get(LOOK))
    if not asked:
        return None
    after, upto = asked
    return after, digests(after, min(upto, after + LINES))


def _newest(unit: str) -> Any:
    rows = select(_HEADS).where(_HEADS.c.unit == unit).order_by(_HEADS.c.id.desc())
    return db.session.execute(rows.limit(1)).one_or_none()


def _stretch(unit: str, before: int | None = None) -> list[Any]:
    """The newest heads (before the one with this id) since the last time that one did not follow,
    newest first."""
    rows = select(_HEADS).where(_HEADS.c.unit == unit).order_by(_HEADS.c.id.desc())
    if before is not None:
        rows = rows.where(_HEADS.c.id < before)
    found = []
    for row in db.session.execute(rows.limit(MARKS)):
        found.append(row)
        if row.verdict not in (HeadVerdict.FOLLOWS, HeadVerdict.BROKEN):
            break
    return found


def _anew(unit: str) -> Any:
    """The newest head with which another past began, while it is not known from which line on."""
    rows = select(_HEADS).where(_HEADS.c.unit == unit, _HEADS.c.verdict.in_(BEGINS_ANEW))
    newest = db.session.execute(rows.order_by(_HEADS.c.id.desc()).limit(1)).one_or_none()
    return newest if newest and newest.since is None else None


def _before_it(anew: Any) -> list[Any]:
    return _stretch(anew.unit, anew.id) if anew else []


def _locate(unit: str, log: str, said: Said) -> None:
    """Write the head with which another past began once more, with the line where that is."""
    anew = _anew(unit)
    if anew:
        held = [(row.sequence, row.hash) for row in _before_it(anew)]
        row = {name: one for name, one in anew._mapping.items() if name != "id"}
        row |= {"since": since_when(held, said.marks)}
        db.session.execute(insert(_HEADS), row)


def _asked_again(unit: str) -> list[int] | None:
    """A stretch between two heads that are held, by chance: what was written long ago must still
    lead from the one to the other."""
    held = _stretch(unit)
    pairs = [
        [before.sequence, after.sequence]
        for after, before in pairwise(held)
        if 0 < after.sequence - before.sequence <= LINES
    ]
    return secrets.choice(pairs) if pairs else None


def _stands_again(unit: str, after: int, lines: tuple[bytes, ...]) -> bool:
    held = {row.sequence: row.hash for row in _stretch(unit)}
    if after not in held:
        return True  # asked for before the book began anew
    ends = sorted(number for number in held if number > after)
    if not ends:
        return True
    (end, *_) = ends
    return len(lines) == end - after and follow(held[after], lines) == held[end]


def _keep(unit: str, log: str, said: Said, verdict: HeadVerdict, since: int | None) -> None:
    row = {"unit": unit, "log": log, "sequence": said.sequence, "hash": said.hash}
    row |= {"verdict": verdict, "broken": said.broken, "since": since, "received_at": now()}
    db.session.execute(insert(_HEADS), row)
