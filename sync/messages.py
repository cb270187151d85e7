"""What is said in a frame's head, and how lines follow it. Changing this changes the agreement.

Upwards (a request)::

    {"v":1,"op":"exchange","log":name,"from":[seq,chain],"to":[seq,chain],
     "seen":[number,chain],"down":null}
    then, per version:  distance from ``from`` TAB ancestors,by,comma TAB line

A position whose record has a newer version further on does not travel; ``from`` and
``to`` with their chains say which stretch of which past this is. ``seen`` is the newest
answer the sender knows.

Downwards (the answer)::

    {"v":1,"at":[seq,chain],"answers":[[seq,verdict,reason,held],...],"seen":[number,chain],
     "more":bool,"digest":[count,total],"unapplied":[count,[[unit,id,verdict,reason],...]],
     "down":null}

``at`` is the receiver's own durable position, always, whatever it thought of the request.
``answers`` are about lines that were not taken (refused, conflict). ``unapplied`` are lines
of the caller's units that were taken and are not in place yet (parked, failed), now.
``down`` is kept for the flow from the superior: ``[log,seq,chain]`` of its log that was
read, and in the answer ``[log,from,to,chain,more]`` with lines in the same form.

Comparing (``op`` *totals*, then *bucket* per unit and kind that differs)::

    {"v":1,"op":"totals","sums":{unit:{kind:[count,total]}}}      → {"differ":[[unit,kind],...]}
    {"v":1,"op":"bucket","unit":u,"kind":k,"first":bucket,"sums":{bucket:[count,total]}}
        → {"listed":[bucket,...],"more":bool} and one line per record: id SPACE short

``listed`` are the differing buckets from ``first`` on, as many as fit; with ``more`` the
sender asks again from the next one.

A caller that is turned away gets ``{"v":1,"no":reason}``, signed like any answer.
Hashes and totals are lower-case hex.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sync.digest import BUCKETS, MODULUS, Sum
from sync.facts import Outgoing, Verdict
from sync.frames import BadFrame
from sync.lines import Key
from sync.log import Place

VERSION = 1
MAX_ANCESTORS = 64

_LOG = re.compile(r"[0-9a-f]{32}\Z")
_SHORT = re.compile(r"[0-9a-f]{16}\Z")


@dataclass(frozen=True, slots=True)
class Request:
    """A stretch ``from_``..``to`` of the log ``log``; empty when both are the same."""

    log: str
    from_: Place
    to: Place
    seen: Place

    def head(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "op": "exchange",
            "log": self.log,
            "from": pair(self.from_),
            "to": pair(self.to),
            "seen": pair(self.seen),
            "down": None,
        }

    @classmethod
    def read(cls, head: dict[str, Any]) -> "Request":
        log, from_, to = head.get("log"), place(head.get("from")), place(head.get("to"))
        if not isinstance(log, str) or not _LOG.match(log):
            raise BadFrame("request")
        if to.seq <= from_.seq and to != from_:
            raise BadFrame("request")
        return cls(log, from_, to, place(head.get("seen")))


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
            "down": None,
        }

    @classmethod
    def read(cls, head: dict[str, Any]) -> "Reply":
        try:
            answers = [
                Said(int(seq), Verdict(verdict), str(reason), held and bytes.fromhex(held))
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
                int(waiting),
                unapplied,
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


def _ancestors(text: bytes) -> frozenset[bytes] | None:
    parts = text.decode("ascii", "replace").split(",") if text else []
    if len(parts) > MAX_ANCESTORS or not all(_SHORT.match(part) for part in parts):
        return None
    return frozenset(bytes.fromhex(part) for part in parts)


def pair(at: Place) -> list[Any]:
    return [at.seq, at.chain.hex()]


def place(value: Any) -> Place:
    """Read ``[seq, chain]``."""
    match value:
        case [int(seq), str(chain)] if 0 <= seq < 2**53 and _LOG.match(chain):
            return Place(seq, bytes.fromhex(chain))
    raise BadFrame("place")


def sum_out(value: Sum) -> list[Any]:
    return [value.count, f"{value.total:016x}"]


def sum_in(value: Any) -> Sum:
    """Read ``[count, total]``."""
    match value:
        case [int(count), str(text)] if _SHORT.match(text):
            return Sum(count, int(text, 16) % MODULUS)
    raise BadFrame("sum")


def buckets_in(value: Any) -> dict[int, Sum]:
    if not isinstance(value, dict) or len(value) > BUCKETS:
        raise BadFrame("buckets")
    return {number(key, BUCKETS): sum_in(one) for key, one in value.items()}


def number(text: Any, below: int) -> int:
    if not str(text).isdecimal() or len(str(text)) > 9 or int(text) >= below:
        raise BadFrame("number")
    return int(text)


def held_out(record_id: str, short_hash: bytes) -> bytes:
    return f"{record_id} {short_hash.hex()}".encode()


def held_in(wire: bytes) -> tuple[str, bytes]:
    record_id, _, text = wire.decode("ascii", "replace").partition(" ")
    if not _LOG.match(record_id) or not _SHORT.match(text):
        raise BadFrame("listing")
    return record_id, bytes.fromhex(text)
