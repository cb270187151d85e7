"""A person settles a conflict: what is held here is to stand at the superior, too.

The engine never decides between two versions of which neither is the other's past; it keeps
both, each where it is, until somebody who has seen both says so.
"""

from sync.facts import Verdict
from sync.lines import Key
from sync.notes import send_again
from sync.ports import Ledger


def prefer_own(ledger: Ledger, key: Key, above: bytes) -> bool:
    """Name the superior's version (its short hash) as a past of ours, and send ours again.

    False, and nothing done, where the superior's no was about another version than this:
    what nobody has seen is not covered. Call it inside a transaction.
    """
    kept = ledger.current([key]).get(key)
    if kept is None or kept.verdict is not Verdict.CONFLICT or kept.above != above:
        return False
    ledger.remember({key: [above]})
    send_again(ledger, [kept])
    return True
