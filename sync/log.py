"""What an instance asks of its own log, and when it begins a new one."""

from collections import defaultdict

from sync.chain import Place, new_name
from sync.lines import Key, short
from sync.ports import Ledger

AT_ONCE = 5000
"""Positions of the log looked at in one go."""


def shares_past(ledger: Ledger, place: Place) -> bool:
    """Whether ``place``, named by another instance, lies in this instance's own log."""
    return ledger.chain_at(place.seq) == place.chain


def start_new(ledger: Ledger) -> str:
    """Own history is in doubt (restored, copied): go on under a name nobody has seen.

    Positions are never used again; what the superior lacks is found by digest. Call it
    inside a transaction. The former name is kept, so that a note of it from outside the
    database (see :func:`is_behind`) is not mistaken for a newer past.
    """
    former, name = ledger.head()[0], new_name()
    ledger.start_log(name)
    ledger.put("former_logs", " ".join([*(ledger.get("former_logs") or "").split(), former]))
    for note in ("acked", "sent", "seen", "level"):
        ledger.put(note, None)
    ledger.put("forks", str(int(ledger.get("forks") or 0) + 1))
    return name


def keep_naming(ledger: Ledger, after: int, upto: int) -> None:
    """Name the versions at these positions as the past of later ones, the current ones, too.

    For a superior that is another one now, or an older one than it was: what it does not hold,
    and will not get where a newer version goes up, may be held above it.
    """
    for first in range(after + 1, upto + 1, AT_ONCE):
        versions: dict[Key, list[bytes]] = defaultdict(list)
        some = range(first, min(first + AT_ONCE, upto + 1))
        for _, entry in sorted(ledger.entry_at(some).items()):
            versions[entry.key].append(short(entry.hash))
        ledger.remember(versions)


def is_behind(ledger: Ledger, name: str, place: Place) -> bool:
    """Whether the database is older than a note (``name``, ``place``) kept outside it.

    True after a restore from a backup: the note tells of a future that the database has
    lost. A note of a log that this database knows it has left is simply old.
    """
    own, _ = ledger.head()
    if name != own:
        return name not in (ledger.get("former_logs") or "").split()
    return not shares_past(ledger, place)
