"""Digests differ although everything was acknowledged: find the records and send them again.

That happens when one side was restored from a backup or copied. In ordinary life it never
does, so what is mended is counted, and tests of ordinary life count it as a failure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sync.digest import Sum, bucket_of
from sync.facts import NOT_TAKEN
from sync.lines import Key
from sync.notes import ACKED, corrected, get_number, get_place, put_ahead, send_again
from sync.ports import Ledger
from sync.superior import Superior


@dataclass(slots=True)
class Found:
    """``mended``: records found missing and sent again. ``ahead``, by kind: held there in a version
    unknown here; of these ``asked`` were sent again to learn what becomes of them."""

    mended: int = 0
    ahead: Counter[str] = field(default_factory=Counter)
    asked: int = 0


def mend(ledger: Ledger, superior: Superior, scope: frozenset[str]) -> Found:
    found = Found()
    for unit, kind, listed, theirs in differing(ledger, superior, scope):
        with ledger.transaction():
            mend_buckets(ledger, unit, kind, listed, theirs, found)
    with ledger.transaction():
        count(ledger, found)
    return found


Listing = tuple[str, str, list[int], dict[Key, bytes]]


def differing(ledger: Ledger, superior: Superior, scope: frozenset[str]) -> Iterator[Listing]:
    """Unit, kind and buckets in which the superior holds something else than is expected of it,
    and all that it holds there."""
    with ledger.transaction():
        sums = _expected_totals(ledger, scope)
    for unit, kind in superior.differing(sums):
        if unit not in scope:
            continue
        with ledger.transaction():
            buckets = expected_buckets(ledger, unit, kind)
        for listed, theirs in superior.held(unit, kind, buckets):
            yield unit, kind, listed, theirs


def count(ledger: Ledger, found: Found) -> None:
    """Add to what was ever mended here, and note what the superior holds that is unknown here."""
    put_ahead(ledger, found.ahead)
    if found.mended:
        ledger.put("mended", str(get_number(ledger, "mended") + found.mended))


def _expected_totals(ledger: Ledger, scope: frozenset[str]) -> Mapping[tuple[str, str], Sum]:
    """The sums of each unit and kind that the superior must hold, by what it has said."""
    sums = dict(ledger.totals(scope))
    for kept in ledger.judged(NOT_TAKEN):
        pair = kept.key.unit, kept.kind
        if pair in sums:
            sums[pair] = corrected(sums[pair], kept)
    return sums


def expected_buckets(ledger: Ledger, unit: str, kind: str) -> Mapping[int, Sum]:
    """The sums that the superior must hold, going by what it has said."""
    sums = dict(ledger.buckets(unit, kind))
    for kept in ledger.judged(NOT_TAKEN):
        bucket = bucket_of(kept.key.id)
        if (kept.key.unit, kept.kind) == (unit, kind) and bucket in sums:
            sums[bucket] = corrected(sums[bucket], kept)
    return sums


def mend_buckets(
    ledger: Ledger,
    unit: str,
    kind: str,
    listed: Iterable[int],
    theirs: Mapping[Key, bytes],
    found: Found,
) -> None:
    """Send again what is missing in these buckets, of which ``theirs`` is all they hold."""
    acked = get_place(ledger, ACKED).seq
    mine = {one.key: one for one in ledger.listing(unit, kind, listed)}
    known = ledger.known(mine.keys() & theirs.keys())
    missing: list[Key] = []
    asked: list[Key] = []
    for key, holding in mine.items():
        if (holding.seq or 0) > acked or theirs.get(key) == holding.expected:
            continue  # on its way anyhow, or as expected
        if key not in theirs:
            missing.append(key)
        elif theirs[key] in known[key]:
            ledger.remember({key: [theirs[key]]})
            missing.append(key)
        elif holding.seq is None or holding.verdict in NOT_TAKEN:
            # Never said in this log, or not taken when another version was held there than
            # is now: it turns out to be known, or a conflict with what is held now.
            missing.append(key)
        else:
            found.ahead[kind] += 1
            if holding.above != theirs[key]:
                asked.append(key)  # not said since it holds that, perhaps passed over before
    if lost := len(theirs.keys() - mine.keys()):
        found.ahead[kind] += lost
    found.mended += len(missing)
    found.asked += len(asked)
    above = {key: theirs[key] for key in asked}
    send_again(ledger, list(ledger.current([*missing, *asked]).values()), above)
