"""What a form tells a service of a plan, a task, a note of progress."""

from dataclasses import dataclass
from datetime import date

from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, Timing, YearQuarter
from app.records.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts(Facts):
    """The parts of a plan; each line of a text is a point of the printed plan."""

    title: str
    place: str = ""
    known_bases: tuple[str, ...] = ()
    bases: str = ""
    parent_number: str = ""
    parent_dated_on: date | None = None
    parent_issuer: str = ""
    parent_subject: str = ""
    purposes: str = ""
    requirements: str = ""
    organisation: str = ""
    send_before: date | None = None
    send_to: str = ""
    for_report: str = ""
    recipients: str = ""
    website: str = ""
    for_units: str = ""
    kept: str = ""
    signer_post: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts(Facts):
    """A task; a line of ``items`` is a point a, b, c."""

    content: str
    items: str = ""
    lead: str = ""
    co_actors: str = ""
    timing: TaskTime = TaskTime.YEAR
    quarters: tuple[YearQuarter, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    quality: str = ""
    product: str = ""
    measure: Measure = Measure.NONE

    def when(self, year: int) -> Timing:
        return Timing(self.timing, year, self.quarters, self.first_on, self.last_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFacts(Facts):
    """How far a task is on a day, in percent and in words."""

    noted_on: date
    percent: int
    told: str
    evidence: str = ""
