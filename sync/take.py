"""Taking lines in: what becomes of each one, for itself."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sync import log as own_log
from sync.digest import Changes
from sync.facts import Kept, Verdict
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


def take(
    ledger: Ledger, inbox: Inbox, scope: frozenset[str], arrived: Iterable[Arrived]
) -> list[Fate]:
    """Take these lines in, each for itself: a bad one never stops its neighbours.

    ``scope`` are the units whose records the sender may write.
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
        if line.key.unit in scope:
            good.append((one, line))
        else:
            fates.append(Fate(one.seq, Verdict.REFUSED, "not_owner", line))
    for run in _without_repeats(good):
        fates += _take_run(ledger, inbox, run)
    return sorted(fates, key=lambda fate: fate.seq)


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
        fate = _judge(one, line, held.get(line.key), known.get(line.key, set()))
        if fate:
            fates.append(fate)
        else:
            news.append((one, line))
    parked = [line.schema > inbox.newest_schema(line.kind) for _, line in news]
    ripe = [line for (_, line), wait in zip(news, parked, strict=True) if not wait]
    outcome = _apply(ledger, inbox, ripe)
    accepted: list[tuple[Arrived, Line, Verdict]] = []
    for (one, line), wait in zip(news, parked, strict=True):
        verdict, reason = (Verdict.PARKED, "") if wait else outcome[line.key]
        old = held.get(line.key)
        fates.append(Fate(one.seq, verdict, reason, line, old and short(old.hash)))
        if verdict is not Verdict.REFUSED:
            accepted.append((one, line, verdict))
    _store(ledger, held, known, accepted)
    return fates


def _judge(one: Arrived, line: Line, held: Kept | None, known: set[bytes]) -> Fate | None:
    """The fate of a line that is no news; None for news."""
    if held is None:
        return None
    if line.hash == held.hash:
        return Fate(one.seq, held.state, "", line, short(held.hash))
    if short(line.hash) in known:
        return Fate(one.seq, Verdict.STALE, line=line)
    if line.kind != held.kind:
        return Fate(one.seq, Verdict.REFUSED, "bad_record", line, short(held.hash))
    if short(held.hash) not in (one.ancestors or ()):
        return Fate(one.seq, Verdict.CONFLICT, "", line, short(held.hash))
    return None


def _apply(ledger: Ledger, inbox: Inbox, lines: Sequence[Line]) -> dict[Key, tuple[Verdict, str]]:
    """All at once, which is quick; one by one where that fails, which finds the bad one."""
    if len(lines) > 1:
        try:
            with ledger.savepoint():
                inbox.apply(lines)
        except Exception:  # whose fault it is shows one by one
            notes.debug("lines could not be applied together", exc_info=True)
        else:
            return {line.key: (Verdict.OK, "") for line in lines}
    return {line.key: apply_one(ledger, inbox, line) for line in lines}


def apply_one(ledger: Ledger, inbox: Inbox, line: Line) -> tuple[Verdict, str]:
    """OK, or why not; a line that could not be applied has changed nothing."""
    try:
        with ledger.savepoint():
            inbox.apply([line])
    except Refused as error:
        return Verdict.REFUSED, str(error)[:MAX_REASON]
    except Postponed as error:
        return Verdict.FAILED, str(error)[:MAX_REASON]
    except Exception:  # the host's bug must stop neither the neighbours nor the position
        notes.exception("%s %s %s cannot be applied", line.key.unit, line.kind, line.key.id)
        return Verdict.FAILED, ""
    return Verdict.OK, ""


def _store(
    ledger: Ledger,
    held: Mapping[Key, Kept],
    known: Mapping[Key, set[bytes]],
    accepted: Sequence[tuple[Arrived, Line, Verdict]],
) -> None:
    """Keep the bytes, log them (so that they can go further up), count them."""
    if not accepted:
        return
    _, head = ledger.head()
    entries = own_log.extend(head, [(line.key, line.hash) for _, line, _ in accepted])
    changes = Changes()
    records, ancestry = [], {}
    for (one, line, verdict), entry in zip(accepted, entries, strict=True):
        if old := held.get(line.key):
            changes.remove(line.key, old.kind, old.hash)
        changes.add(line.key, line.kind, line.hash)
        records.append(
            Kept(
                line.key,
                line.kind,
                line.number,
                line.schema,
                line.hash,
                line.raw,
                state=verdict,
                seq=entry.seq,
            )
        )
        if unheard_of := (one.ancestors or set()) - known.get(line.key, set()):
            ancestry[line.key] = sorted(unheard_of)
    ledger.append(entries)
    ledger.keep(records)
    ledger.remember(ancestry)
    ledger.add_sums(changes.cells)
