"""The second try for lines that were kept but could not be applied."""

from collections.abc import Iterable
from dataclasses import replace

from sync.answers import answer_again
from sync.facts import Kept, Verdict
from sync.lines import parse
from sync.ports import Inbox, Ledger
from sync.take import apply_one

AT_ONCE = 200
"""Lines tried again in one exchange: enough for any family, bounded for any crowd."""


def retry_failed(ledger: Ledger, inbox: Inbox) -> int:
    """Try failed lines again, as long as that helps; returns how many became OK.

    Called at the end of every batch: the parent that a line missed may have come with it.
    """
    done = 0
    while step := _retry(ledger, inbox, ledger.unapplied(Verdict.FAILED, AT_ONCE)):
        done += step
    return done


def apply_parked(ledger: Ledger, inbox: Inbox) -> int:
    """After an upgrade: apply what had to wait for it; returns how many became OK.

    Call it in a transaction when the program starts.
    """
    ripe = [
        kept
        for kept in ledger.unapplied(Verdict.PARKED, AT_ONCE)
        if kept.schema <= inbox.newest_schema(kept.kind)
    ]
    return _retry(ledger, inbox, ripe)


def _retry(ledger: Ledger, inbox: Inbox, waiting: Iterable[Kept]) -> int:
    done = 0
    for kept in waiting:
        verdict, reason = apply_one(ledger, inbox, parse(kept.raw))
        if verdict is Verdict.OK:
            done += 1
        elif kept.state is Verdict.FAILED:
            continue
        else:  # was parked: whatever it is now, its bytes are held and counted
            verdict = Verdict.FAILED
        ledger.keep([replace(kept, state=verdict)])
        answer_again(ledger, kept, verdict, reason)
    return done
