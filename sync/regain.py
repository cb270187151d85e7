"""Taking back what the superior holds of one's own: an old backup was put in place.

The log has begun anew and what was missing above has been sent; what is missing *here* comes
back when a person asks for it (the newest backup would bring more of it). A version is taken
where nothing is held of the record, or a version from its past; where neither of two versions
is the other's past, both stay where they are until somebody decides (see :mod:`sync.prefer`).
What is taken is not written to the own log: the superior has it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sync.digest import Changes
from sync.facts import NOT_TAKEN, Kept, Verdict
from sync.lines import BadLine, Key, Line, parse, short
from sync.mend import differing
from sync.ports import Inbox, Ledger
from sync.retry import apply_children, retry_failed
from sync.superior import Superior
from sync.take import Outcome, kept_of, put_in_place

_PARKED = Outcome(Verdict.PARKED)


def regain(ledger: Ledger, inbox: Inbox, superior: Superior, scope: frozenset[str]) -> int:
    """Take back what the superior holds of these units and is unknown here; how many versions.

    Each batch is one transaction, so it may die anywhere and goes on when it is called again.
    Raises :class:`sync.ports.Unreachable` or :class:`sync.superior.TurnedAway`.
    """
    taken = 0
    for unit, kind, listed, theirs in differing(ledger, superior, scope):
        with ledger.transaction():
            wanted = _unknown(ledger, unit, kind, listed, theirs)
        for batch in superior.versions(unit, wanted):
            with ledger.transaction():
                taken += _take(ledger, inbox, _asked_for(batch, unit, wanted))
    with ledger.transaction():
        retry_failed(ledger, inbox)
    return taken


def _unknown(
    ledger: Ledger, unit: str, kind: str, listed: Iterable[int], theirs: Mapping[Key, bytes]
) -> dict[str, bytes | None]:
    """The records of which a version is held there that is no past of ours; with ours."""
    mine = {one.key: one for one in ledger.listing(unit, kind, listed)}
    known = ledger.known(theirs)
    wanted: dict[str, bytes | None] = {}
    for key, short_hash in theirs.items():
        own = mine.get(key)
        is_decided = own and own.verdict in NOT_TAKEN and own.above == short_hash
        is_own = own and own.short == short_hash
        if not (is_own or is_decided or short_hash in known[key]):
            wanted[key.id] = own and own.short
    return wanted


Versions = Sequence[tuple[frozenset[bytes], Line]]


def _asked_for(
    batch: Iterable[tuple[frozenset[bytes], bytes]], unit: str, wanted: Mapping[str, object]
) -> Versions:
    """What can be read and was asked for: one bad line never stops its neighbours."""
    found: dict[Key, tuple[frozenset[bytes], Line]] = {}
    for ancestors, raw in batch:
        try:
            line = parse(raw)
        except BadLine:
            continue
        if line.key.unit == unit and line.key.id in wanted:
            found[line.key] = ancestors, line
    return list(found.values())


def _take(ledger: Ledger, inbox: Inbox, versions: Versions) -> int:
    """By what is held now: somebody may have written since the two sides were compared."""
    ledger.head()  # the lock of all writes
    keys = [line.key for _, line in versions]
    held = ledger.current(keys)
    news: list[tuple[frozenset[bytes], Line]] = []
    for ancestors, line in versions:
        old = held.get(line.key)
        if old is None or (old.kind == line.kind and short(old.hash) in ancestors):
            news.append((ancestors, line))
    if not news:
        return 0
    lines = [line for _, line in news]
    ripe = [one for one in lines if one.schema <= inbox.newest_schema(one.kind)]
    outcomes = put_in_place(ledger, inbox, ripe)
    changes = Changes()
    for line in lines:
        if old := held.get(line.key):
            changes.remove(line.key, old.kind, old.hash)
        changes.add(line.key, line.kind, line.hash)
    ledger.keep([_kept(one, outcomes.get(one.key, _PARKED)) for one in lines])
    ledger.remember({line.key: [*sorted(past), short(line.hash)] for past, line in news})
    ledger.add_sums(changes.cells)
    apply_children(ledger, inbox, [key for key, one in outcomes.items() if _is_in_place(one)])
    return len(news)


def _is_in_place(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.OK


def _kept(line: Line, outcome: Outcome) -> Kept:
    """As it is held here; what the host's rules do not allow stays FAILED, by name."""
    if outcome.verdict is Verdict.REFUSED:
        outcome = replace(outcome, verdict=Verdict.FAILED)
    return kept_of(line, outcome)
