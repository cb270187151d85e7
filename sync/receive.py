"""The receiving end: who calls, whose log is this, where are we, what became of the lines.

A request that does not begin exactly where this side stands (doubled, late, reordered, from
a copy of the sender) changes nothing. Every request is answered with this side's own
durable position; a sender believes nothing else.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from nacl.signing import SigningKey

from sync import keep
from sync.answers import AT_ONCE, answer, unseen
from sync.chain import START, Place
from sync.compare import bucket, by_month, totals
from sync.digest import total
from sync.down import told
from sync.facts import Reader, Verdict
from sync.frames import BadFrame, Envelope, binding, seal, unwrap
from sync.messages import VERSION, Reply, Request, Said, Unapplied, line_in
from sync.ports import Caller, Guard, Inbox, Ledger
from sync.retry import apply_children, retry_failed
from sync.shelves import Shelf
from sync.take import take
from sync.versions import versions
from sync.witness import Witness

NAMED = 100
"""Unapplied records named in one answer; the count is of all."""

Heard = Callable[[Caller, bytes], None]


def _turned_away(caller: Caller | None) -> dict[str, str]:
    if caller is None:
        return {"no": "unknown"}
    if caller.revoked:
        return {"no": "revoked"}
    return {"no": "moved", "to": caller.moved_to or ""}


class Receiver:
    """One instance as its subordinates see it. Stateless: all it knows is in the ledger."""

    def __init__(
        self,
        ledger: Ledger,
        inbox: Inbox,
        shelf: Shelf,
        guard: Guard,
        signer: SigningKey,
        heard: Heard,
        witness: Witness | None = None,
    ) -> None:
        """``heard`` is told, in the transaction, of each request that was believed; ``witness``
        of what the sender says of its journal."""
        self.ledger, self.inbox, self.shelf, self.guard = ledger, inbox, shelf, guard
        self.signer, self.heard, self.witness = signer, heard, witness

    def handle(self, frame: bytes) -> bytes:
        """Answer one frame; raises :class:`BadFrame` for what deserves no answer."""
        envelope = unwrap(frame)
        head, lines = self.hear(envelope)
        return seal(self.signer, envelope.sender, head, lines, bound=binding(frame))

    def hear(self, envelope: Envelope) -> tuple[dict[str, Any], list[bytes]]:
        """Take in what a frame says; head and lines of the answer, not yet sealed."""
        envelope.verify(bytes(self.signer.verify_key))
        caller = self.guard.caller(envelope.sender)
        if caller is None or caller.revoked or caller.moved_to is not None:
            # Before any lock is taken: a stranger costs no more than a look.
            return {"v": VERSION, **_turned_away(caller)}, []
        asked, wire = envelope.open()
        with self.ledger.transaction():
            self.heard(caller, envelope.sender)
            return self._dispatch(caller, envelope.sender, asked, wire)

    def _dispatch(
        self, caller: Caller, sender: bytes, asked: dict[str, Any], wire: list[bytes]
    ) -> tuple[dict[str, Any], list[bytes]]:
        if asked.get("v") != VERSION:
            return {"v": VERSION, "no": "version"}, []
        match asked.get("op"):
            case "exchange":
                reply = self._exchange(caller, sender, Request.read(asked), wire)
                return reply.head(), reply.lines()
            case "totals":
                return totals(self.ledger, caller.scope, asked), []
            case "bucket":
                return bucket(self.ledger, caller.scope, asked)
            case "months":
                return by_month(self.ledger, caller.scope, asked), []
            case "versions":
                return versions(self.ledger, caller.scope, asked)
            case "files":
                self.ledger.head()  # the lock: of two hands on one file, one waits
                return keep.files(self.shelf, caller.scope, asked), []
            case "piece":
                self.ledger.head()
                return keep.piece(self.shelf, caller.scope, asked, wire), []
            case "fetch":
                return keep.lend(self.shelf, caller.scope, asked)
        raise BadFrame("op")

    def _exchange(
        self, caller: Caller, sender: bytes, request: Request, wire: list[bytes]
    ) -> Reply:
        self.ledger.head()  # the lock: two requests about one log come one after the other
        reader = self.ledger.reader(request.log) or Reader(sender, START)
        at = reader.place
        if reader.sender == sender and request.from_ == at and request.to != at:
            arrived = [line_in(one, request) for one in wire]
            fates = take(
                self.ledger, self.inbox, lambda: self._known(caller, sender).scope, arrived
            )
            answer(self.ledger, request.log, fates)
            taken = [fate.line.key for fate in fates if fate.verdict is Verdict.OK and fate.line]
            apply_children(self.ledger, self.inbox, taken)
            at = request.to
            self.ledger.set_reader(request.log, Reader(sender, at))
        else:
            retry_failed(self.ledger, self.inbox)
        if reader.sender != sender:
            at = _of_another(at, sender)
        return self._reply(self._known(caller, sender), request, at)

    def _known(self, caller: Caller, sender: bytes) -> Caller:
        """The caller as it is known now: what it brings may tell which units are below it."""
        return self.guard.caller(sender) or caller

    def _reply(self, caller: Caller, request: Request, at: Place) -> Reply:
        answers = unseen(self.ledger, request.log, request.seen)
        seen = request.seen
        if answers:
            seen = Place(answers[-1].number, answers[-1].chain)
        elif self.ledger.answer_chain(request.log, seen.seq) != seen.chain:
            seen = START
        said = [Said(one.seq, one.verdict, one.reason, one.held) for one in answers]
        digest = total(self.ledger.totals(caller.scope).values())
        count, first = self.ledger.unapplied_of(caller.scope, NAMED)
        unapplied = [Unapplied(one.key, one.state, one.fault) for one in first]
        down = told(self.ledger, caller, request.down) if request.down else None
        more = len(answers) == AT_ONCE
        return Reply(
            at, said, seen, more, digest, count, unapplied, down, self._book(caller, request)
        )

    def _book(self, caller: Caller, request: Request) -> Any:
        if self.witness is None or request.book is None:
            return None
        return self.witness.hear(caller, request.log, request.book)


def _of_another(at: Place, sender: bytes) -> Place:
    """A place in a log that another has begun, as ``sender`` is told it: with a chain that nobody
    shares, so that they begin a log of their own.

    Names travel in the open. Told the place itself, the owner of lines that somebody else has
    signed and sent first would take them for acknowledged, or wait for ever.
    """
    return Place(at.seq, hashlib.sha256(at.chain + sender).digest()[: len(at.chain)])
