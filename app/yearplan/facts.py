"""What a form tells a service of a plan, a planned conference or a request."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.dialogue.kinds import DialogueKind
from app.records.facts import Facts


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
