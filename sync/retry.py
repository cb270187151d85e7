"""Another try for lines that were kept but could not be put in place."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sync.facts import Kept, Verdict
from sync.lines import Key, parse
from sync.ports import Inbox, Ledger
from sync.take import put_in_place

AT_ONCE = 200
"""Lines tried again in one idle exchange: bounded, whatever waits."""
AT_UPGRADE = 5000


def apply_children(ledger: Ledger, inbox: Inbox, arrived: Iterable[Key]) -> None:
    """Put in place what waited for these records, then what waited for those, and so on."""
    keys: Collection[Key] = list(arrived)
    while keys and (waiting := ledger.waiting_for(keys)):
        keys = _retry(ledger, inbox, waiting)


def retry_failed(ledger: Ledger, inbox: Inbox) -> None:
    """Try failed lines again, whatever they failed for, as long as that helps."""
    while _retry(ledger, inbox, ledger.unapplied(Verdict.FAILED, AT_ONCE)):
        pass


def apply_parked(ledger: Ledger, inbox: Inbox) -> None:
    """After an upgrade: put in place what had to wait for it.

    Call it in a transaction when the program starts.
    """
    parked = ledger.unapplied(Verdict.PARKED, AT_UPGRADE)
    while ripe := [one for one in parked if one.schema <= inbox.newest_schema(one.kind)]:
        apply_children(ledger, inbox, _retry(ledger, inbox, ripe))
        parked = ledger.unapplied(Verdict.PARKED, AT_UPGRADE)


def _retry(ledger: Ledger, inbox: Inbox, waiting: Sequence[Kept]) -> list[Key]:
    """Which of these stand in the host's tables now.

    What is refused only now stays FAILED: its bytes are held here and counted.
    """
    outcomes = put_in_place(ledger, inbox, [parse(kept.raw) for kept in waiting])
    changed = []
    for kept in waiting:
        outcome = outcomes[kept.key]
        state = Verdict.OK if outcome.verdict is Verdict.OK else Verdict.FAILED
        now = replace(kept, state=state, fault=outcome.reason, waits_for=outcome.waits_for)
        if now != kept:
            changed.append(now)
    ledger.keep(changed)
    return [kept.key for kept in changed if kept.state is Verdict.OK]
