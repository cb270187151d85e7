"""How the time limits of elections and departures stand: running, kept, missed.

How long each is says the law pack of the unit; a missed one is told and never blocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.deadlines import Clock
from app.domain.labels import LabelledEnum
from app.domain.lawpack import LawPack
from app.domain.teams.kinds import ElectionOf


class ClockState(LabelledEnum):
    RUNNING = "running", "Còn hạn"
    MET = "met", "Đúng hạn"
    LATE = "late", "Trễ hạn"
    OVERDUE = "overdue", "Quá hạn, chưa ghi"


@dataclass(frozen=True, slots=True)
class Limit:
    """``days`` until the last day (negative: past it), counted from the deed or from today.

    ``how`` are sentences to be checked with a calendar.
    """

    clock: Clock
    state: ClockState
    due_on: date
    days: int
    how: str

    @property
    def label(self) -> str:
        return self.clock.label

    @property
    def is_missed(self) -> bool:
        return self.state in (ClockState.LATE, ClockState.OVERDUE)

    @property
    def is_waiting(self) -> bool:
        """Whether the deed is still to come."""
        return self.state in (ClockState.RUNNING, ClockState.OVERDUE)


def limit(
    clock: Clock, event: date | None, *, done_on: date | None, law: LawPack, today: date
) -> Limit | None:
    """How the clock stands that ``event`` has started; None where it has not or no row holds."""
    found = law.deadline(clock, event) if event else None
    if found is None:
        return None
    days = (found.due_on - (done_on or today)).days
    if done_on is not None:
        state = ClockState.MET if days >= 0 else ClockState.LATE
    else:
        state = ClockState.RUNNING if days >= 0 else ClockState.OVERDUE
    return Limit(clock, state, found.due_on, days, found.explanation)


def limits_of_election(
    of: ElectionOf,
    *,
    held_on: date | None,
    proposed_on: date | None,
    received_on: date | None,
    decided_on: date | None,
    law: LawPack,
    today: date,
) -> list[Limit]:
    """The clocks that have started, in the order of the road; ``held_on`` None while unheld."""
    spans = [(Clock.RECOGNITION, received_on, decided_on)]
    if of is ElectionOf.LEADER:
        spans.insert(0, (Clock.LEADER_PROPOSAL, held_on, proposed_on))
    return _started(spans, law, today)


def limits_of_departure(
    *,
    of_leader: bool,
    proposed_on: date,
    verified_on: date | None,
    received_on: date | None,
    decided_on: date | None,
    law: LawPack,
    today: date,
) -> list[Limit]:
    """The clocks that have started; for a leader nobody verifies, the Front proposes at once."""
    asked_on = None if of_leader else proposed_on
    spans = [
        (Clock.REMOVAL_VERIFICATION, asked_on, verified_on),
        (Clock.REMOVAL_DECISION, received_on, decided_on),
    ]
    return _started(spans, law, today)


def waiting(limits: Iterable[Limit]) -> Limit | None:
    """The one that still waits for its deed."""
    return next((one for one in limits if one.is_waiting), None)


def _started(
    spans: Iterable[tuple[Clock, date | None, date | None]], law: LawPack, today: date
) -> list[Limit]:
    found = (
        limit(clock, event, done_on=done_on, law=law, today=today)
        for clock, event, done_on in spans
    )
    return [one for one in found if one is not None]
