"""The sending end: one session brings everything up, or ends knowing what does not.

What the superior has is what the superior says it has. After any doubt (an answer that did
not come) the session first asks with an empty request; it never assumes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sync import log as own_log
from sync.facts import NOT_TAKEN, UNAPPLIED, Kept, Outgoing, Verdict
from sync.lines import Key
from sync.log import CHAIN_START, Place
from sync.mend import mend
from sync.messages import Reply, Request, Said
from sync.notes import (
    ACKED,
    LEVEL,
    SEEN,
    SENT,
    expected,
    get_number,
    get_place,
    held,
    put_place,
    send_again,
)
from sync.pace import Pace
from sync.ports import Ledger, NotSent, Progress, Unreachable
from sync.superior import Superior

LOSSES = 3
"""Answers that may be lost in one session before it gives up until later."""


@dataclass(slots=True)
class Report:
    """What a session did.

    ``agrees``: the superior holds exactly what it said it took. ``complete``: and that is
    everything, and in place; its own count and digest equal ours. ``unapplied`` are records
    that it keeps and has not put in place. ``mended`` were found missing by digest
    and sent again: 0 unless somebody was restored or copied. ``ahead`` are records of which
    the superior holds something that this instance has never seen.
    """

    exchanges: int = 0
    sent: int = 0
    mended: int = 0
    ahead: int = 0
    unapplied: int = 0
    forked: bool = False
    agrees: bool = False
    complete: bool = False


def push(
    ledger: Ledger,
    superior: Superior,
    scope: frozenset[str],
    *,
    pace: Pace | None = None,
    progress: Progress | None = None,
) -> Report:
    """Send what the superior lacks until both digests agree or nothing more can be done.

    ``scope`` are the units whose records go up: the own one and, for an office, those
    below it. Raises :class:`Unreachable` or :class:`sync.superior.TurnedAway`; what was
    acknowledged until then stays so, and the next session goes on from there.
    """
    session = _Session(ledger, superior, scope, pace or Pace(), progress)
    session.run()
    return session.report


def ask(ledger: Ledger, superior: Superior, scope: frozenset[str]) -> bool:
    """Whether the superior, asked now, holds exactly what is held here; changes nothing here.

    Raises :class:`Unreachable` or :class:`sync.superior.TurnedAway`.
    """
    with ledger.transaction():
        log, _ = ledger.head()
        acked = get_place(ledger, ACKED)
        request = Request(log, acked, acked, get_place(ledger, SEEN))
    reply = superior.exchange(request)
    with ledger.transaction():
        return _has_everything(ledger, scope, reply)


def _has_everything(ledger: Ledger, scope: frozenset[str], reply: Reply) -> bool:
    return reply.digest == held(ledger, scope) and reply.waiting == 0


class _Session:
    def __init__(
        self,
        ledger: Ledger,
        superior: Superior,
        scope: frozenset[str],
        pace: Pace,
        progress: Progress | None,
    ) -> None:
        self.ledger, self.superior, self.scope = ledger, superior, scope
        self.pace, self.progress = pace, progress
        self.report = Report()
        self.idle = 0
        self.named: set[bytes] = set()

    def run(self) -> None:
        losses, compared = 0, False
        while True:
            request, outgoing = self._next()
            try:
                level = self._step(request, outgoing)
            except NotSent:
                with self.ledger.transaction():
                    self.ledger.put(SENT, str(request.from_.seq))
                raise
            except Unreachable:
                losses += 1
                if request.from_ == request.to or losses > LOSSES:
                    raise
                self.pace.lost()
                continue
            if not level:
                continue
            if self.report.agrees or compared:
                return
            compared = True
            found = mend(self.ledger, self.superior, self.scope)
            self.report.mended, self.report.ahead = found.mended, found.ahead
            if not found.mended:
                return

    def _next(self) -> tuple[Request, Sequence[Outgoing]]:
        """The next stretch of the log; an empty one while we do not know where it ends."""
        with self.ledger.transaction():
            log, head = self.ledger.head()
            acked, sent = get_place(self.ledger, ACKED), get_number(self.ledger, SENT)
            seen = get_place(self.ledger, SEEN)
            if sent > acked.seq or head.seq == acked.seq:
                return Request(log, acked, acked, seen), ()
            outgoing = self.ledger.outgoing(acked.seq, self.pace.size)
            end = outgoing[-1].seq
            to = Place(end, self.ledger.chain_at(end) or CHAIN_START)
            # From here on the superior may have these, whatever we hear of it.
            self.ledger.put(SENT, str(end))
            return Request(log, acked, to, seen), outgoing

    def _step(self, request: Request, outgoing: Sequence[Outgoing]) -> bool:
        """One exchange; True when the superior has all there is."""
        self.pace.start()
        try:
            reply = self.superior.exchange(request, outgoing)
        finally:
            self.report.exchanges += 1
        if outgoing:
            self.pace.arrived()
        with self.ledger.transaction():
            level = self._settle(request, reply)
            acked, head = get_place(self.ledger, ACKED).seq, self.ledger.head()[1].seq
        if reply.at == request.to:
            self.report.sent += sum(one.raw is not None for one in outgoing)
        self._watch_progress(request, reply)
        if self.progress:
            self.progress(acked, head)
        return level

    def _settle(self, request: Request, reply: Reply) -> bool:
        """Believe the superior's position, and its digest when nothing is under way."""
        log, head = self.ledger.head()
        if log != request.log:
            return False
        if not own_log.shares_past(self.ledger, reply.at):
            # It has seen a future of this log that we have not: restored, or copied.
            if self.report.forked:
                raise Unreachable("not even a new log is accepted")
            own_log.start_new(self.ledger)
            self.report.forked = True
            return False
        if reply.at.seq < get_place(self.ledger, ACKED).seq:
            # The superior was restored: it gets the rest again and may think otherwise of it.
            self.ledger.forget_verdicts(reply.at.seq)
        put_place(self.ledger, ACKED, reply.at)
        self.ledger.put(SENT, str(reply.at.seq))
        self._hear(reply.answers)
        put_place(self.ledger, SEEN, reply.seen)
        if reply.more or self.ledger.head()[1] != head or reply.at != head:
            return False
        self._hear_unapplied(reply)
        self.report.unapplied = reply.waiting
        self.report.agrees = reply.digest == expected(self.ledger, self.scope)
        self.report.complete = _has_everything(self.ledger, self.scope, reply)
        self.ledger.put(LEVEL, "yes" if self.report.agrees else None)
        return True

    def _hear(self, answers: Sequence[Said]) -> None:
        """Note what the superior said of single lines, where they are still the current ones."""
        entries = self.ledger.entry_at({said.seq for said in answers})
        current = self.ledger.current({entry.key for entry in entries.values()})
        known = self.ledger.known(current)
        noted: dict[Key, Kept] = {}
        again: dict[Key, Kept] = {}
        for said in answers:
            entry = entries.get(said.seq)
            kept = entry and current.get(entry.key)
            if not entry or not kept or kept.hash != entry.hash:
                continue
            if said.verdict is Verdict.CONFLICT and said.held in known[kept.key] - self.named:
                # It holds an old version of ours that we did not name: name it, once.
                self.ledger.remember({kept.key: [said.held]})
                self.named.add(said.held)
                again[kept.key] = kept
                continue
            noted[kept.key] = replace(
                kept, verdict=said.verdict, reason=said.reason, above=said.held
            )
        self.ledger.keep(list(noted.values()))
        send_again(self.ledger, list(again.values()))

    def _hear_unapplied(self, reply: Reply) -> None:
        """Note which records the superior keeps without having put them in place."""
        now = {one.key: one for one in reply.unapplied}
        before = {kept.key: kept for kept in self.ledger.judged(UNAPPLIED)}
        noted = []
        for kept in (self.ledger.current(now.keys()) | before).values():
            if kept.verdict in NOT_TAKEN:
                continue
            one = now.get(kept.key)
            verdict, reason = (one.verdict, one.reason) if one else (None, "")
            if (verdict, reason) != (kept.verdict, kept.reason):
                noted.append(replace(kept, verdict=verdict, reason=reason, above=None))
        self.ledger.keep(noted)

    def _watch_progress(self, request: Request, reply: Reply) -> None:
        self.idle = self.idle + 1 if reply.at == request.from_ and not reply.answers else 0
        if self.idle > 2 * LOSSES:
            raise Unreachable("the superior takes nothing")
