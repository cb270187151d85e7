"""Who signed in at a unit below and what was tried there, as it has told this office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.audit.service import act_in_words, subject_in_words
from app.exchange import machines_below
from app.exchange.below import sender_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line in words; ``sequence`` is its number in the journal of the unit, where the names
    stand, and ``account`` the end of the number of the account."""

    id: int
    sequence: int
    at: datetime
    subject: str
    act: str
    account: str


def name_of(unit: str) -> str:
    """Raises :class:`app.records.locking.NotHere` where no such unit is enrolled."""
    return sender_of(unit).name


def read_events(
    unit: str, *, before: int | None = None, limit: int | None = None
) -> Sequence[EventLine]:
    """The newest ``limit`` lines that were told, or those told before the one with this id."""
    return [
        EventLine(
            row.id,
            row.sequence,
            row.at,
            subject_in_words(row.subject),
            act_in_words(row.subject, row.act),
            row.account,
        )
        for row in machines_below.events_of(unit, before=before, limit=limit or PAGE)
    ]
