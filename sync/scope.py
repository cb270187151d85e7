"""Units come and go below a sender, and a sender may come under another superior.

The *scope* of a sender are the units whose records go up. Lines of a unit that has left do
not travel any more (they go up through its new superior); those of a unit that has come are
all sent once, whatever was sent of them before.
"""

from collections.abc import Iterator
from dataclasses import replace

from sync.digest import BUCKETS
from sync.down import READ
from sync.facts import NOT_OWNER, NOT_TAKEN, UNAPPLIED, Kept, Verdict
from sync.log import keep_naming
from sync.notes import ACKED, AHEAD, LETTERS, LEVEL, SEEN, SENT, get_place, send_again
from sync.ports import Ledger

SCOPE = "scope"
"""The note of the units whose records went up in the last session."""
RETRIED = "retried"
"""The note of how far the superior's log was read when refused lines were sent again."""


def follow(ledger: Ledger, scope: frozenset[str]) -> bool:
    """Note what ``scope`` is now, and do what its change asks for; whether anything goes up
    again for it. Begins every session, and comes before comparing: what came down meanwhile
    may tell that a unit is below there after all."""
    with ledger.transaction():
        head = ledger.head()
        noted = ledger.get(SCOPE)
        former = scope if noted is None else frozenset(noted.split())
        if gained := scope - former:
            acked = get_place(ledger, ACKED).seq
            held = [one for unit in sorted(gained) for one in _held_of(ledger, unit)]
            send_again(ledger, [one for one in held if (one.seq or 0) <= acked])
        if former - scope:
            _forget_what_was_said(ledger, outside=scope)
        if noted is None or former != scope:
            ledger.put(SCOPE, " ".join(sorted(scope)))
        _retry_strangers(ledger, scope)
        return ledger.head() != head


def start_anew(ledger: Ledger) -> None:
    """This instance has another superior: nothing of what the former one said holds.

    Versions that the former one has taken may be held further up, so they stay named.
    """
    with ledger.transaction():
        keep_naming(ledger, 0, get_place(ledger, ACKED).seq)
        for note in (ACKED, SENT, SEEN, LEVEL, READ, LETTERS, AHEAD):
            ledger.put(note, None)
        _forget_what_was_said(ledger, outside=frozenset())


def _retry_strangers(ledger: Ledger, scope: frozenset[str]) -> None:
    """The superior did not know that these units are below; what it has told since may
    mean that it does now."""
    read = ledger.get(READ)
    if read == ledger.get(RETRIED):
        return
    refused = ledger.judged({Verdict.REFUSED})
    send_again(ledger, [r for r in refused if r.reason == NOT_OWNER and r.key.unit in scope])
    ledger.put(RETRIED, read)


def _held_of(ledger: Ledger, unit: str) -> Iterator[Kept]:
    for _, kind in ledger.totals({unit}):
        keys = [one.key for one in ledger.listing(unit, kind, range(BUCKETS))]
        yield from ledger.current(keys).values()


def _forget_what_was_said(ledger: Ledger, *, outside: frozenset[str]) -> None:
    """Clear what was said of records of units that are not in ``outside``."""
    judged = ledger.judged(NOT_TAKEN | UNAPPLIED)
    ledger.keep(
        [
            replace(one, verdict=None, reason="", above=None)
            for one in judged
            if one.key.unit not in outside
        ]
    )
