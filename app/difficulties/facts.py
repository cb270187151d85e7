"""What a form tells a service of a difficulty."""

from dataclasses import dataclass
from datetime import date

from app.domain.difficulties import AskedOf, DifficultyField
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class DifficultyFacts(Facts):
    """``other_body`` names who is asked where that is another body; no person is named."""

    found_on: date
    field: DifficultyField
    title: str
    details: str = ""
    cause: str = ""
    proposal: str = ""
    asked_of: AskedOf = AskedOf.OWN
    other_body: str = ""
