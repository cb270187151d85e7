"""What a form tells a service of an occasion."""

from dataclasses import dataclass
from datetime import date

from app.domain.outreach import OutreachWay
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachFacts(Facts):
    """``category`` is the code of the kind of cases that it was about, if any."""

    held_on: date
    way: OutreachWay
    topic: str
    category: str | None = None
    place: str = ""
    organiser: str = ""
    people: int | None = None
    note: str = ""
