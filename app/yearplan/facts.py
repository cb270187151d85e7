"""What a form tells a service of a plan, a planned conference or a request."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from app.domain.dialogue.kinds import DialogueKind


class Facts:
    """Plain values under the names of the record's columns."""

    def write_into(self, record: Any) -> None:
        for one in fields(self):  # type: ignore[arg-type]
            value = getattr(self, one.name)
            setattr(record, one.name, list(value) if isinstance(value, tuple) else value)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts(Facts):
    """The parts of a plan; each line of a text is a point of the printed plan."""

    title: str
    organiser: str
    bases: str = ""
    rationale: str = ""
    purposes: str = ""
    requirements: str = ""
    content: str = ""
    fields_of_life: tuple[str, ...] = ()
    co_organisers: str = ""
    chair: str = ""
    co_chair: str = ""
    participants: str = ""
    steps: str = ""
    manner: str = ""
    places: str = ""
    budget: str = ""
    committee_tasks: str = ""
    office_tasks: str = ""
    culture_tasks: str = ""
    radio_tasks: str = ""
    village_tasks: str = ""
    participant_rules: str = ""
    recipients: str = ""
    signer_post: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts(Facts):
    """A planned conference; ``quarter`` is 1 to 4 of the plan's year."""

    quarter: int
    kind: DialogueKind = DialogueKind.GOVERNMENT
    villages: tuple[UUID, ...] = ()
    cluster: str = ""
    place: str = ""
    chair: str = ""
    organiser: str = ""
    co_organisers: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts(Facts):
    """A request of voters; the representatives are named for the commune alone."""

    received_on: date
    signatures: int
    voters: int
    representatives: str = ""
    contact: str = ""
    content: str = ""
