"""Whether this book was put back from a backup and has not been compared with the superior.

What was written after the backup is then unknown here: numbers given on paper in that time
would be given a second time. The log notes when it had to begin anew; here is noted up to
where people or a comparison have said that nothing is missing.
"""

from app.records.ledger import SqlLedger
from app.records.ledger.profiles import FORKS

SETTLED = "forks_settled"


def is_in_doubt() -> bool:
    """Two look-ups by key."""
    ledger = SqlLedger()
    return int(ledger.get(FORKS) or 0) > int(ledger.get(SETTLED) or 0)


def settle() -> None:
    """Say that nothing is missing any more; inside the transaction of whoever knows."""
    ledger = SqlLedger()
    ledger.put(SETTLED, ledger.get(FORKS))
