"""What is said in a frame's head, and how lines follow it. Changing this changes the agreement.

Upwards (a request)::

    {"v":1,"op":"exchange","log":name,"from":[seq,chain],"to":[seq,chain],
     "seen":[number,chain],"down":[seq,chain]}
    then, per version:  distance from ``from`` TAB ancestors,by,comma TAB line

With ``"book":…`` in a head, the one host speaks to the other (:mod:`sync.witness`). A position
whose record has a newer version further on does not travel; ``from`` and ``to`` with their chains
say which stretch of which past this is. ``seen`` is the newest answer the sender knows.

Downwards (the answer)::

    {"v":1,"at":[seq,chain],"answers":[[seq,verdict,reason,held],...],"seen":[number,chain],
     "more":bool,"digest":[count,total],"unapplied":[count,[[unit,id,verdict,reason],...]],
     "down":[again,[seq,chain],more,[count,total]]}

``at`` is the receiver's own durable position, always, whatever it thought of the request.
``answers`` are about lines that were not taken (refused, conflict). ``unapplied`` are lines
of the caller's units that were taken and are not in place yet (parked, failed), now.
``down`` is the flow from the superior (see :mod:`sync.down`): upwards the place up to which its
log was read, null where nothing is to be told; downwards ``[again,[seq,chain],more,
[count,total]]``: whether this begins at the start, the place up to which this goes, whether
there is more, and the digest of all that is meant for the caller. Then, per version:
``audience TAB ancestors,by,comma TAB line``.

Comparing (``op`` *totals*, then *bucket* per unit and kind that differs)::

    {"v":1,"op":"totals","sums":{unit:{kind:[count,total]}}}      → {"differ":[[unit,kind],...]}
    {"v":1,"op":"bucket","unit":u,"kind":k,"first":bucket,"sums":{bucket:[count,total]}}
        → {"listed":[bucket,...],"more":bool} and one line per record: id SPACE short

    {"v":1,"op":"months","unit":u}     → {"held":{kind:{month:[count,total]}}}

    {"v":1,"op":"versions","unit":u,"of":[[id,short],...]}
        → {"looked":n} and, per record held of the first n:  ancestors,by,comma TAB line

``short`` is the version that the caller holds, empty for none; where the receiver knows it, it is
among the ancestors. ``listed`` are the differing buckets from ``first`` on, as many as fit; with
``more`` the sender asks again from the next one.

A caller that is turned away gets ``{"v":1,"no":reason}``, signed like any answer; with
``"no":"moved"`` comes ``"to":unit``, under which it was moved.
Hashes and totals are lower-case hex.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sync.chain import Place
from sync.digest import Sum
from sync.facts import Outgoing, Verdict
from sync.frames import BadFrame
from sync.lines import Key
from sync.values import LOG, SHORT, pair, place, sum_in, sum_out, whole

VERSION = 1
MAX_ANCESTORS = 64


@dataclass(frozen=True, slots=True)
class Request:
    """A stretch ``from_``..``to`` of the log ``log``; empty when both are the same.

    ``down``: up to where the superior's own log was read; None to be told nothing of it.
    """

    log: str
    from_: Place
    to: Place
    seen: Place
    down: Place | None = None
    book: Any = None

    def head(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "op": "exchange",
            "log": self.log,
            "from": pair(self.from_),
            "to": pair(self.to),
            "seen": pair(self.seen),
            "down": self.down and pair(self.down),
            **_said(self.book),
        }

    @classmethod
    def read(cls, head: dict[str, Any]) -> "Request":
        log, from_, to = head.get("log"), place(head.get("from")), place(head.get("to"))
        if not isinstance(log, str) or not LOG.match(log):
            raise BadFrame("request")
        if to.seq <= from_.seq and to != from_:
            raise BadFrame("request")
        down = head.get("down")
        read = None if down is None else place(down)
        return cls(log, from_, to, place(head.get("seen")), read, head.get("book"))


class Said(NamedTuple):
    """An answer about one line, as it travels."""

    seq: int
    verdict: Verdict
    reason: str
    held: bytes | None


class Unapplied(NamedTuple):
    """A record that the receiver keeps and has not put in place."""

    key: Key
    verdict: Verdict
    reason: str


class Told(NamedTuple):
    """A version that comes down, before anybody has looked into it."""

    audience: str
    ancestors: frozenset[bytes]
    raw: bytes


@dataclass(frozen=True, slots=True)
class Down:
    """A stretch of the superior's log for those below: ``again`` from its start, up to ``to``."""

    again: bool
    to: Place
    more: bool
    digest: Sum
    lines: Sequence[Told]

    def head(self) -> list[Any]:
        return [self.again, pair(self.to), self.more, sum_out(self.digest)]

    @classmethod
    def read(cls, value: Any, wire: Sequence[bytes]) -> "Down | None":
        match value:
            case [bool(again), to, bool(more), digest]:
                lines = [told_in(one) for one in wire]
                return cls(again, place(to), more, sum_in(digest), lines)
        return None


@dataclass(frozen=True, slots=True)
class Reply:
    """The receiver's position, its answers that the sender has not seen, and its digest;
    how many records it has not put in place, and the first of them."""

    at: Place
    answers: Sequence[Said]
    seen: Place
    more: bool
    digest: Sum
    waiting: int
    unapplied: Sequence[Unapplied]
    down: Down | None = None
    book: Any = None

    def head(self) -> dict[str, Any]:
        unapplied = [[*one.key, one.verdict.value, one.reason] for one in self.unapplied]
        answers = [
            [a.seq, a.verdict.value, a.reason, a.held and a.held.hex()] for a in self.answers
        ]
        return {
            "v": VERSION,
            "at": pair(self.at),
            "answers": answers,
            "seen": pair(self.seen),
            "more": self.more,
            "digest": sum_out(self.digest),
            "unapplied": [self.waiting, unapplied],
            "down": self.down and self.down.head(),
            **_said(self.book),
        }

    def lines(self) -> list[bytes]:
        return [told_out(one) for one in self.down.lines] if self.down else []

    @classmethod
    def read(cls, head: dict[str, Any], wire: Sequence[bytes]) -> "Reply":
        try:
            answers = [
                Said(whole(seq), Verdict(verdict), str(reason), held and bytes.fromhex(held))
                for seq, verdict, reason, held in head["answers"]
            ]
            waiting, named = head["unapplied"]
            unapplied = [
                Unapplied(Key(str(unit), str(id_)), Verdict(verdict), str(reason))
                for unit, id_, verdict, reason in named
            ]
            return cls(
                place(head["at"]),
                answers,
                place(head["seen"]),
                bool(head["more"]),
                sum_in(head["digest"]),
                whole(waiting),
                unapplied,
                Down.read(head["down"], wire),
                head.get("book"),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadFrame("answer") from error


class Arrived(NamedTuple):
    """A line of a request before anybody has looked into it."""

    seq: int
    ancestors: frozenset[bytes] | None
    raw: bytes


def line_out(outgoing: Outgoing, after: int) -> bytes:
    distance = str(outgoing.seq - after).encode()
    ancestors = ",".join(one.hex() for one in outgoing.ancestors).encode()
    return b"\t".join([distance, ancestors, outgoing.raw or b""])


def line_in(wire: bytes, request: Request) -> Arrived:
    """``ancestors`` is None where that part cannot be read: a bad line, not a bad frame."""
    distance, _, rest = wire.partition(b"\t")
    if not distance.isdigit() or len(distance) > 9:
        raise BadFrame("line")
    seq = request.from_.seq + int(distance)
    if not request.from_.seq < seq <= request.to.seq:
        raise BadFrame("line")
    ancestors, _, raw = rest.partition(b"\t")
    return Arrived(seq, _ancestors(ancestors), raw)


def told_out(told: Told) -> bytes:
    return told.audience.encode() + b"\t" + version_out(told.ancestors, told.raw)


def told_in(wire: bytes) -> Told:
    audience, _, rest = wire.partition(b"\t")
    return Told(audience.decode("ascii", "replace"), *version_in(rest))


def version_out(ancestors: Iterable[bytes], raw: bytes) -> bytes:
    return ",".join(sorted(one.hex() for one in ancestors)).encode() + b"\t" + raw


def version_in(wire: bytes) -> tuple[frozenset[bytes], bytes]:
    ancestors, _, raw = wire.partition(b"\t")
    return _ancestors(ancestors) or frozenset(), raw


def _ancestors(text: bytes) -> frozenset[bytes] | None:
    parts = text.decode("ascii", "replace").split(",") if text else []
    if len(parts) > MAX_ANCESTORS or not all(SHORT.match(part) for part in parts):
        return None
    return frozenset(bytes.fromhex(part) for part in parts)


def _said(book: Any) -> dict[str, Any]:
    """Nothing on the line where the hosts say nothing of their books."""
    return {} if book is None else {"book": book}
