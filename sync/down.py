"""The flow downwards: what a superior writes for those below it.

A superior keeps a log of such records beside its own, each position with its *audience*: the
code of a unit, or :data:`ALL` for everybody below. Whoever asks names the place up to which
it has read that log; number and chain together say whether that place lies in the superior's
past. Where it does not (one of the two was restored), everything is read again from the
start: what is known already is harmless.

Only the superior writes these records and its answer is bound to the very request, so what it
says now is what holds: a version that stands in the way is replaced, and kept aside (it may
be the last copy of what a restored superior has lost).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sync.answers import answer
from sync.chain import START, Place, entries_after
from sync.digest import Changes, Sum, total
from sync.facts import NOT_OWNER, Kept, Verdict
from sync.lines import BadLine, Key, Line, parse, short
from sync.messages import Down, Told
from sync.notes import get_number, get_place, put_place
from sync.ports import Caller, Inbox, Ledger
from sync.retry import apply_children
from sync.settle import Report
from sync.take import Fate, Outcome, kept_of, put_in_place

ALL = "*"
BATCH = 128 * 1024
"""Bytes of raw lines in one answer: about half a minute on a line of 32 kbit/s."""
READ = "down"
"""The note of the place up to which the superior's log has been read."""
READ_ANEW = "read_anew"
"""How often that had to begin again because the digests differed: in ordinary life never."""
COVERED = "covered"
LOST = "lost_above"
"""Why a version from above was put aside, or is marked: the superior holds it no more."""

READ_BY = "read:"
"""The superior's note, by unit, of the position up to which its log was read there."""

_ABOVE = "above"
_SENT_DOWN = "down:"
_PARKED = Outcome(Verdict.PARKED)


# -- the superior's half ------------------------------------------------------------------


def publish(ledger: Ledger, versions: Sequence[tuple[str, Line]]) -> None:
    """Note for which audience each of these versions is, in the transaction that writes them."""
    entries = entries_after(ledger.down_head(), [(line.key, line.hash) for _, line in versions])
    former = ledger.down_append(entries, [audience for audience, _ in versions])
    changes = Changes()
    for audience, line in versions:
        if line.key in former:
            was_for, hash_ = former[line.key]
            changes.remove(Key(_SENT_DOWN + was_for, line.key.id), line.kind, hash_)
        changes.add(Key(_SENT_DOWN + audience, line.key.id), line.kind, line.hash)
    ledger.add_sums(changes.cells)


def told(ledger: Ledger, caller: Caller, read: Place) -> Down:
    """What ``caller`` has not read, as much as fits."""
    audiences = frozenset({ALL, *caller.scope})
    again = ledger.down_chain_at(read.seq) != read.chain
    read_before = "0" if again else str(read.seq)
    if ledger.get(READ_BY + caller.unit) != read_before:
        ledger.put(READ_BY + caller.unit, read_before)
    lines, to, more = ledger.down_after(0 if again else read.seq, audiences, BATCH)
    sums = ledger.totals({_SENT_DOWN + one for one in audiences})
    return Down(again, to, more, total(sums.values()), lines)


# -- the reader's half --------------------------------------------------------------------


@dataclass(slots=True)
class Reading:
    """What one session reads of the superior's log, told in its ``report``. ``own`` are the
    units that are written here or below, and that nobody above may write."""

    ledger: Ledger
    inbox: Inbox
    own: frozenset[str]
    report: Report
    _mentioned: set[Key] | None = None

    def take(self, down: Down) -> bool:
        """Take in one answer's part, in a transaction; whether the log is read to its end."""
        self.ledger.head()  # the lock of all writes
        if down.again or get_place(self.ledger, READ) == START:
            self._mentioned = set()
        self._take_lines(down.lines)
        put_place(self.ledger, READ, down.to)
        if down.more:
            return False
        whole = self._mentioned is not None
        if whole:
            self._mark_lost()
        self.report.told_all = held_from_above(self.ledger) == down.digest
        if not self.report.told_all and not whole:
            put_place(self.ledger, READ, START)
            self.ledger.put(READ_ANEW, str(get_number(self.ledger, READ_ANEW) + 1))
            return False
        self._mentioned = None
        return True

    def _take_lines(self, lines: Iterable[Told]) -> None:
        refused, good = _sorted(lines, self.own)
        if self._mentioned is not None:
            self._mentioned |= good.keys()
        held = self.ledger.current(good.keys())
        news = [one for key, one in good.items() if key not in held or _differs(held[key], one[1])]
        covered = [
            Fate(0, Verdict.CONFLICT, COVERED, parse(old.raw))
            for told_, line in news
            if (old := held.get(line.key)) and _is_covered(old, line, told_)
        ]
        answer(self.ledger, _ABOVE, [*refused, *covered])
        if not news:
            return
        lines_ = [line for _, line in news]
        ripe = [one for one in lines_ if one.schema <= self.inbox.newest_schema(one.kind)]
        outcomes = put_in_place(self.ledger, self.inbox, ripe)
        changes = Changes()
        for line in lines_:
            old = held.get(line.key)
            if old and _is_counted(old):
                changes.remove(Key(_ABOVE, line.key.id), old.kind, old.hash)
            changes.add(Key(_ABOVE, line.key.id), line.kind, line.hash)
        self.ledger.keep([_kept(one, outcomes.get(one.key, _PARKED)) for one in lines_])
        self.ledger.remember({one.key: [short(one.hash)] for one in lines_})
        self.ledger.add_sums(changes.cells)
        publish(self.ledger, [(told_.audience, line) for told_, line in news])
        arrived = [key for key, one in outcomes.items() if one.verdict is Verdict.OK]
        apply_children(self.ledger, self.inbox, arrived)
        self.report.told += len(news)

    def _mark_lost(self) -> None:
        """What is held from above and was not mentioned, the superior holds no more."""
        lost, changes = [], Changes()
        for kept in self.ledger.others(self.own):
            if kept.key not in (self._mentioned or ()) and _is_counted(kept):
                changes.remove(Key(_ABOVE, kept.key.id), kept.kind, kept.hash)
                lost.append(replace(kept, reason=LOST, above=None))
        self.ledger.keep(lost)
        self.ledger.add_sums(changes.cells)


def held_from_above(ledger: Ledger) -> Sum:
    """The digest of what was read of the superior's log and is still held there."""
    return total(ledger.totals({_ABOVE}).values())


def _sorted(
    lines: Iterable[Told], own: frozenset[str]
) -> tuple[list[Fate], dict[Key, tuple[Told, Line]]]:
    """What is no record, or not the superior's to write; and the rest by its key."""
    refused: list[Fate] = []
    good: dict[Key, tuple[Told, Line]] = {}
    for one in lines:
        try:
            line = parse(one.raw)
        except BadLine as error:
            refused.append(Fate(0, Verdict.REFUSED, str(error.args[0])))
            continue
        if line.key.unit in own:
            refused.append(Fate(0, Verdict.REFUSED, NOT_OWNER, line))
        else:
            good[line.key] = one, line
    return refused, good


def _is_counted(kept: Kept) -> bool:
    """Whether the digest of what the superior holds for us has this version in it."""
    return kept.verdict is None and kept.above == short(kept.hash)


def _differs(kept: Kept, line: Line) -> bool:
    return kept.hash != line.hash or not _is_counted(kept)


def _is_covered(kept: Kept, line: Line, told_: Told) -> bool:
    return kept.hash != line.hash and short(kept.hash) not in told_.ancestors


def _kept(line: Line, outcome: Outcome) -> Kept:
    """As it is held here; what the host's rules do not allow stays FAILED, by name."""
    if outcome.verdict is Verdict.REFUSED:
        outcome = replace(outcome, verdict=Verdict.FAILED)
    return replace(kept_of(line, outcome), above=short(line.hash))
