"""Believing an answer: its position, what it says of single lines, and its digest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sync import log as own_log
from sync.facts import NOT_TAKEN, UNAPPLIED, Kept, Verdict
from sync.files import Given
from sync.lines import Key
from sync.messages import Reply, Request, Said
from sync.notes import (
    ACKED,
    LEVEL,
    SEEN,
    SENT,
    expected,
    get_place,
    held,
    put_ahead,
    put_place,
    send_again,
)
from sync.ports import Ledger, Unreachable


@dataclass(slots=True)
class Report:
    """What a session did.

    ``agrees``: the superior holds exactly what it said it took. ``complete``: and that is
    everything, and in place; its own count and digest equal ours. ``unapplied`` are records
    that it keeps and has not put in place. ``mended`` were found missing by digest
    and sent again: 0 unless somebody was restored or copied. ``ahead`` are records of which
    the superior holds something that this instance has never seen. ``told`` versions came
    down from it; ``told_all``: what is held of those is all that it holds for us. ``files``:
    what came of the files that followed.
    """

    exchanges: int = 0
    sent: int = 0
    mended: int = 0
    ahead: int = 0
    unapplied: int = 0
    forked: bool = False
    agrees: bool = False
    complete: bool = False
    told: int = 0
    told_all: bool = False
    files: Given = field(default_factory=Given)


def has_everything(ledger: Ledger, scope: frozenset[str], reply: Reply) -> bool:
    return reply.digest == held(ledger, scope) and reply.waiting == 0


class Settling:
    """What one session learns from the answers it gets; each is settled in a transaction."""

    def __init__(self, ledger: Ledger, scope: frozenset[str]) -> None:
        self.ledger, self.scope = ledger, scope
        self.report = Report()
        self.named: set[bytes] = set()

    def settle(self, request: Request, reply: Reply) -> bool:
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
        acked = get_place(self.ledger, ACKED).seq
        if reply.at.seq < acked:
            # The superior was restored: it gets the rest again and may think otherwise of it.
            own_log.keep_naming(self.ledger, reply.at.seq, acked)
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
        self.report.complete = has_everything(self.ledger, self.scope, reply)
        self.ledger.put(LEVEL, "yes" if self.report.agrees else None)
        if self.report.agrees:
            put_ahead(self.ledger, Counter())
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
