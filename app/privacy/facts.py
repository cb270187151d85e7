"""What the forms of this room tell its services."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.privacy.incidents import IncidentKind
from app.domain.privacy.requests import AskedBy, IdentityProof, RequestKind
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts(Facts):
    received_on: date
    kind: RequestKind
    person: str
    birth_year: int | None = None
    phone: str | None = None
    address: str | None = None
    asked_by: AskedBy = AskedBy.SELF
    representative: str | None = None
    identity: IdentityProof
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldFacts(Facts):
    reason: str
    authority: str
    document: str | None = None
    placed_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts(Facts):
    """``discovered_at`` in UTC; the account and the days narrow where records are looked for."""

    discovered_at: datetime
    kind: IncidentKind
    what: str
    measures: str = ""
    consequences: str = ""
    account_id: UUID | None = None
    since: date | None = None
    until: date | None = None
