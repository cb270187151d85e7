"""The sending end: one session brings everything up, or ends knowing what does not.

What the superior has is what the superior says it has. After any doubt (an answer that did
not come) the session first asks with an empty request; it never assumes.
"""

from collections.abc import Sequence

from sync.down import READ, Reading
from sync.facts import Outgoing
from sync.mend import mend
from sync.messages import Reply, Request
from sync.notes import ACKED, SEEN, SENT, get_number, get_place, next_stretch
from sync.pace import Pace
from sync.ports import Inbox, Ledger, NotSent, Progress, Unreachable
from sync.scope import follow
from sync.settle import Report, Settling, has_everything
from sync.superior import Superior
from sync.witness import Teller

LOSSES = 3
"""Answers that may be lost in one session before it gives up until later."""

COMPARED = 2
"""Times that all is compared in one session: what was sent again may have been old, and then the
superior holds more than is known here."""


def push(
    ledger: Ledger,
    superior: Superior,
    scope: frozenset[str],
    *,
    inbox: Inbox | None = None,
    pace: Pace | None = None,
    progress: Progress | None = None,
    teller: Teller | None = None,
) -> Report:
    """Send what the superior lacks until both digests agree or nothing more can be done.

    ``scope`` are the units whose records go up: the own one and, for an office, those
    below it. With an ``inbox`` what the superior has for those below is read too.
    Raises :class:`Unreachable` or :class:`sync.superior.TurnedAway`; what was
    acknowledged until then stays so, and the next session goes on from there.
    """
    session = _Session(ledger, superior, scope, inbox, pace or Pace(), progress, teller)
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
        return has_everything(ledger, scope, reply)


class _Session:
    def __init__(
        self,
        ledger: Ledger,
        superior: Superior,
        scope: frozenset[str],
        inbox: Inbox | None,
        pace: Pace,
        progress: Progress | None,
        teller: Teller | None,
    ) -> None:
        self.ledger, self.superior, self.scope = ledger, superior, scope
        self.pace, self.progress, self.teller = pace, progress, teller
        self.settling = Settling(ledger, scope)
        self.report = self.settling.report
        self.reading = inbox and Reading(ledger, inbox, scope, self.report)
        self.idle = 0

    def run(self) -> None:
        follow(self.ledger, self.scope)
        losses, compared = 0, 0
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
            if self.report.agrees:
                self.report.ahead = 0
            if self.report.agrees or compared == COMPARED:
                return
            if follow(self.ledger, self.scope):
                continue
            compared += 1
            found = mend(self.ledger, self.superior, self.scope)
            self.report.mended += found.mended
            self.report.ahead = found.ahead.total()
            if not (found.mended or found.asked):
                return

    def _next(self) -> tuple[Request, Sequence[Outgoing]]:
        """The next stretch of the log; an empty one while we do not know where it ends."""
        with self.ledger.transaction():
            log, head = self.ledger.head()
            acked, sent = get_place(self.ledger, ACKED), get_number(self.ledger, SENT)
            seen = get_place(self.ledger, SEEN)
            read = get_place(self.ledger, READ) if self.reading else None
            book = self.teller and self.teller.say()
            if sent > acked.seq or head.seq == acked.seq:
                return Request(log, acked, acked, seen, read, book), ()
            to, outgoing = next_stretch(self.ledger, acked.seq, self.pace.size, self.scope)
            # From here on the superior may have these, whatever we hear of it.
            self.ledger.put(SENT, str(to.seq))
            return Request(log, acked, to, seen, read, book), outgoing

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
            level = self.settling.settle(request, reply)
            if self.reading and reply.down:
                level = self.reading.take(reply.down) and level
            goes_on = self.teller is not None and self.teller.hear(reply.book)
            acked, head = get_place(self.ledger, ACKED).seq, self.ledger.head()[1].seq
        if reply.at == request.to:
            self.report.sent += sum(one.raw is not None for one in outgoing)
        self._watch_progress(request, reply, goes_on)
        if self.progress:
            self.progress(acked, head)
        return level and not goes_on

    def _watch_progress(self, request: Request, reply: Reply, goes_on: bool) -> None:
        is_told = reply.down is not None and bool(reply.down.lines)
        moved = reply.at != request.from_ or bool(reply.answers) or is_told or goes_on
        self.idle = 0 if moved else self.idle + 1
        if self.idle > 2 * LOSSES:
            raise Unreachable("the superior takes nothing")
