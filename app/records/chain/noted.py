"""Small notes about the chain: what the last check found, and what the superior holds of it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from app.records.ledger import SqlLedger

CHECKED, ABOVE = "journal_checked", "journal_above"
_MOMENTS = "at", "whole_at"


@dataclass(frozen=True, slots=True)
class Checked:
    """A check of the journal: how many lines were looked at, how many breaks found, and the first
    of them in words. ``whole_at``: when all of it was looked through, with the records."""

    at: datetime
    whole_at: datetime | None
    lines: int
    breaks: int
    first: str


def last_check() -> Checked | None:
    told = SqlLedger().get(CHECKED)
    if not told:
        return None
    try:
        facts = json.loads(told)
        read = {name: facts[name] and datetime.fromisoformat(facts[name]) for name in _MOMENTS}
        return Checked(**facts | read)
    except (LookupError, TypeError, ValueError):
        return None  # somebody wrote rubbish there: as if nothing had been looked at yet


def note_check(one: Checked) -> None:
    """Inside a transaction."""
    facts = asdict(one)
    facts |= {name: facts[name] and facts[name].isoformat() for name in _MOMENTS}
    SqlLedger().put(CHECKED, json.dumps(facts, ensure_ascii=False))


def head_above() -> tuple[int, bytes] | None:
    """The newest head of this journal that the superior has said it holds."""
    told = SqlLedger().get(ABOVE)
    number, _, hash_ = (told or "").partition(" ")
    return (int(number), bytes.fromhex(hash_)) if told else None


def note_above(number: int, hash_: bytes) -> None:
    """Inside a transaction."""
    SqlLedger().put(ABOVE, f"{number} {hash_.hex()}")
