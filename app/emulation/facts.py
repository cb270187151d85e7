"""What a form tells a service of a model and of a submission."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.emulation.awards import Decider
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts(Facts):
    """No person is named; with a team the village is the team's."""

    year: int
    title: str
    field: str
    registered_on: date
    village_id: UUID | None = None
    team_id: UUID | None = None
    content: str = ""
    registered_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts(Facts):
    """The words of a submission; its days stand since it was begun."""

    occasion: str
    title: str
    decider: Decider
    issuer: str
    addressees: str = ""
    known_bases: tuple[str, ...] = ()
    bases: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningFacts(Facts):
    number: str
    issued_on: date
    signer: str
    signer_post: str
