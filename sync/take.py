"""Taking lines in: what becomes of each one, for itself."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sync.chain import entries_after
from sync.digest import Changes
from sync.facts import NOT_OWNER, Kept, Verdict
from sync.lines import BadLine, Key, Line, parse, short
from sync.messages import Arrived
from sync.ports import Inbox, Ledger, Postponed, Refused

notes = logging.getLogger("sync")
MAX_REASON = 300


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one line; ``held`` is the version that stands in its place."""

    seq: int
    verdict: Verdict
    reason: str = ""
    line: Line | None = None
    held: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with putting one line in place: OK, PARKED, FAILED or REFUSED."""

    verdict: Verdict
    reason: str = ""
    waits_for: str | None = None


def take(
    ledger: Ledger,
    inbox: Inbox,
    scope: Callable[[], frozenset[str]],
    arrived: Iterable[Arrived],
) -> list[Fate]:
    """Take these lines in, each for itself: a bad one never stops its neighbours.

    ``scope`` gives the units whose records the sender may write. It is asked once more for
    lines of other units, after the rest was taken: that may have brought a unit below it.
    """
    fates: list[Fate] = []
    good: list[tuple[Arrived, Line]] = []
    for one in arrived:
        try:
            line = parse(one.raw)
            if one.ancestors is None:
                raise BadLine("bad_record")
        except BadLine as error:
            fates.append(Fate(one.seq, Verdict.REFUSED, str(error.args[0])))
            continue
        good.append((one, line))
    own, others = _divided(good, scope())
    for run in _without_repeats(own):
        fates += _take_run(ledger, inbox, run)
    if others:
        own, others = _divided(others, scope())
        for run in _without_repeats(own):
            fates += _take_run(ledger, inbox, run)
    fates += [Fate(one.seq, Verdict.REFUSED, NOT_OWNER, line) for one, line in others]
    return sorted(fates, key=lambda fate: fate.seq)


Parsed = Sequence[tuple[Arrived, Line]]


def _divided(lines: Parsed, scope: frozenset[str]) -> tuple[Parsed, Parsed]:
    """Those of units in ``scope``, and the others."""
    own = [pair for pair in lines if pair[1].key.unit in scope]
    return own, [pair for pair in lines if pair[1].key.unit not in scope]


def _without_repeats(
    lines: Iterable[tuple[Arrived, Line]],
) -> Iterator[list[tuple[Arrived, Line]]]:
    """Cut where a record comes a second time, so that each run can be judged as one."""
    run: list[tuple[Arrived, Line]] = []
    seen: set[Key] = set()
    for one, line in lines:
        if line.key in seen:
            yield run
            run, seen = [], set()
        run.append((one, line))
        seen.add(line.key)
    if run:
        yield run


def _take_run(ledger: Ledger, inbox: Inbox, run: Sequence[tuple[Arrived, Line]]) -> list[Fate]:
    keys = [line.key for _, line in run]
    held, known = ledger.current(keys), ledger.known(keys)
    fates, news = [], []
    for one, line in run:
        fate = _judge(one, line, held.get(line.key), known[line.key])
        if fate:
            fates.append(fate)
        else:
            news.append((one, line))
    ripe = [line for _, line in news if line.schema <= inbox.newest_schema(line.kind)]
    outcomes = put_in_place(ledger, inbox, ripe)
    accepted: list[tuple[Arrived, Line, Outcome]] = []
    for one, line in news:
        outcome = outcomes.get(line.key, Outcome(Verdict.PARKED))
        old = held.get(line.key)
        held_instead = old and short(old.hash)
        fates.append(Fate(one.seq, outcome.verdict, outcome.reason, line, held_instead))
        if outcome.verdict is not Verdict.REFUSED:
            accepted.append((one, line, outcome))
    inbox.take_back([line for _, line, one in accepted if one.verdict is not Verdict.OK])
    _store(ledger, held, known, accepted)
    return fates


def _judge(one: Arrived, line: Line, held: Kept | None, known: set[bytes]) -> Fate | None:
    """The fate of a line that is no news; None for news."""
    if held is None:
        return None
    if line.hash == held.hash:
        return Fate(one.seq, held.state, "", line)
    if short(line.hash) in known:
        return Fate(one.seq, Verdict.STALE, line=line)
    if line.kind != held.kind:
        return Fate(one.seq, Verdict.REFUSED, "bad_record", line, short(held.hash))
    if short(held.hash) not in (one.ancestors or ()):
        return Fate(one.seq, Verdict.CONFLICT, "", line, short(held.hash))
    return None


def put_in_place(ledger: Ledger, inbox: Inbox, lines: Sequence[Line]) -> dict[Key, Outcome]:
    """Hand lines to the host: together, which is quick, one by one where that fails."""
    faults = inbox.judge(lines)
    outcomes = {key: _outcome(fault) for key, fault in faults.items()}
    good = [line for line in lines if line.key not in faults]
    if not good:
        return outcomes
    try:
        with ledger.savepoint():
            inbox.apply(good)
    except Exception:  # the host's bug must stop neither the neighbours nor the position
        if len(good) > 1:
            for line in good:
                outcomes |= put_in_place(ledger, inbox, [line])
            return outcomes
        notes.exception("%s %s %s cannot be applied", good[0].kind, *good[0].key)
        return outcomes | {good[0].key: Outcome(Verdict.FAILED)}
    return outcomes | {line.key: Outcome(Verdict.OK) for line in good}


def kept_of(line: Line, outcome: Outcome) -> Kept:
    """A line as it is held after ``outcome``, with no place in the own log yet."""
    return Kept(
        line.key,
        line.kind,
        line.number,
        line.schema,
        line.hash,
        line.raw,
        state=outcome.verdict,
        fault=outcome.reason,
        waits_for=outcome.waits_for,
    )


def _outcome(fault: Refused | Postponed) -> Outcome:
    reason = str(fault)[:MAX_REASON]
    if isinstance(fault, Postponed):
        return Outcome(Verdict.FAILED, reason, fault.waits_for)
    return Outcome(Verdict.REFUSED, reason)


def _store(
    ledger: Ledger,
    held: Mapping[Key, Kept],
    known: Mapping[Key, set[bytes]],
    accepted: Sequence[tuple[Arrived, Line, Outcome]],
) -> None:
    """Keep the bytes, log them (so that they can go further up), count them."""
    if not accepted:
        return
    _, head = ledger.head()
    entries = entries_after(head, [(line.key, line.hash) for _, line, _ in accepted])
    changes = Changes()
    records, ancestry = [], {}
    for (one, line, outcome), entry in zip(accepted, entries, strict=True):
        if old := held.get(line.key):
            changes.remove(line.key, old.kind, old.hash)
        changes.add(line.key, line.kind, line.hash)
        records.append(replace(kept_of(line, outcome), seq=entry.seq))
        if unheard_of := (one.ancestors or set()) - known[line.key]:
            ancestry[line.key] = sorted(unheard_of)
    ledger.append(entries)
    ledger.keep(records)
    ledger.remember(ancestry)
    ledger.add_sums(changes.cells)
