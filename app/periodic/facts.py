"""What a form tells a service of a report."""

from dataclasses import dataclass
from datetime import date

from app.domain.units import Boundaries
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts(Facts):
    """The period and the parts of a report; each line of a part is a point of the print."""

    first: date
    last: date
    boundaries: Boundaries = Boundaries.TODAY
    title: str
    issuer: str
    addressees: str = ""
    direction: str = ""
    results: str = ""
    difficulties: str = ""
    causes: str = ""
    plans: str = ""
    proposals: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What stands on the signed paper; ``reason`` where it replaces another."""

    number: str
    issued_on: date
    signer: str
    signer_post: str
    reason: str = ""
