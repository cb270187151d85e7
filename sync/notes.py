"""Small durable notes of the sending end, and what it expects of the superior's digest."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sync.chain import CHAIN_START, START, Place, entries_after
from sync.digest import Sum, total
from sync.facts import NOT_TAKEN, Kept, Outgoing
from sync.lines import Key, short
from sync.ports import Ledger

ACKED = "acked"
"""Place in the own log up to which the superior says it has everything."""
SENT = "sent"
"""Position up to which something was sent; beyond ``ACKED`` nobody knows what arrived."""
SEEN = "seen"
"""Number and chain of the newest answer that was heard."""
LETTERS = "letters"
"""The letters written here of which the answer can still be heard."""
AHEAD = "ahead"
"""How many records, by kind, the superior holds in a version that is unknown here."""
LEVEL = "level"
"""``yes`` when at the end of the last session both digests agreed."""


def get_place(ledger: Ledger, name: str) -> Place:
    seq, _, chain = (ledger.get(name) or "").partition(" ")
    return Place(int(seq), bytes.fromhex(chain)) if seq else START


def put_place(ledger: Ledger, name: str, place: Place) -> None:
    ledger.put(name, f"{place.seq} {place.chain.hex()}")


def get_number(ledger: Ledger, name: str) -> int:
    return int(ledger.get(name) or 0)


def get_ahead(ledger: Ledger) -> Counter[str]:
    return Counter(json.loads(ledger.get(AHEAD) or "{}"))


def put_ahead(ledger: Ledger, ahead: Counter[str]) -> None:
    ledger.put(AHEAD, json.dumps(ahead) if ahead else None)


def next_stretch(
    ledger: Ledger, after: int, max_bytes: int, scope: frozenset[str]
) -> tuple[Place, Sequence[Outgoing]]:
    """What follows ``after`` in the own log as far as it fits, and the place where that ends.

    Lines of a unit outside ``scope`` (it was moved away meanwhile) do not travel.
    """
    outgoing = [
        one if one.key.unit in scope else replace(one, raw=None, ancestors=())
        for one in ledger.outgoing(after, max_bytes)
    ]
    end = outgoing[-1].seq
    return Place(end, ledger.chain_at(end) or CHAIN_START), outgoing


def held(ledger: Ledger, scope: frozenset[str]) -> Sum:
    """The digest of what is held here of these units."""
    return total(ledger.totals(scope).values())


def expected(ledger: Ledger, scope: frozenset[str]) -> Sum:
    """What the superior's digest must be: ours, but for what it has said it did not take."""
    sum_ = held(ledger, scope)
    for kept in ledger.judged(NOT_TAKEN):
        if kept.key.unit in scope:
            sum_ = corrected(sum_, kept)
    return sum_


def corrected(sum_: Sum, kept: Kept) -> Sum:
    sum_ = sum_.plus(short(kept.hash), -1)
    return sum_.plus(kept.above) if kept.above else sum_


def send_again(
    ledger: Ledger, records: Sequence[Kept], above: Mapping[Key, bytes] = MappingProxyType({})
) -> None:
    """Give these, as they are, a new position in the own log; ``above``: what is known to be
    held there meanwhile."""
    if not records:
        return
    _, head = ledger.head()
    entries = entries_after(head, [(kept.key, kept.hash) for kept in records])
    ledger.append(entries)
    ledger.keep(
        [
            replace(kept, seq=entry.seq, verdict=None, reason="", above=above.get(kept.key))
            for kept, entry in zip(records, entries, strict=True)
        ]
    )
