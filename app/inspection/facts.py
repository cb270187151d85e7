"""What a form tells a service of an inspection, its minutes, a point."""

from dataclasses import dataclass
from datetime import date

from app.domain.inspection.kinds import Appointment, WovenInto
from app.domain.workplan.timing import YearQuarter
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts(Facts):
    """When it is to be, what it is part of, on which papers it rests, whose work of which days
    it looks at is told apart."""

    year: int
    quarter: YearQuarter | None = None
    planned_on: date | None = None
    since: date
    until: date
    woven: WovenInto = WovenInto.NONE
    woven_words: str = ""
    grounds: str = ""

    @property
    def when(self) -> Appointment:
        return Appointment(self.year, self.quarter, self.planned_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts(Facts):
    """Who inspects: all of them officials, whose names are public."""

    leader: str = ""
    leader_post: str = ""
    members: str = ""
    with_front: bool = False
    front_body: str = ""
    front_name: str = ""
    front_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts(Facts):
    """What the minutes say beside the checklist and the points."""

    held_on: date
    place: str = ""
    secretary: str = ""
    received_by: str = ""
    received_post: str = ""
    others: str = ""
    strengths: str = ""
    opinion: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFacts(Facts):
    """A finding and, where something is to be done about it, what, by whom, until when."""

    finding: str
    recommendation: str = ""
    responsible: str = ""
    due_on: date | None = None
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlanFacts(Facts):
    """The words of a year's plan; what is inspected when, the inspections say."""

    title: str
    known_bases: tuple[str, ...] = ()
    bases: str = ""
    purposes: str = ""
    requirements: str = ""
    contents: str = ""
    organisation: str = ""
    recipients: str = ""
    kept: str = "VT"
    signer: str = ""
    signer_post: str = ""
