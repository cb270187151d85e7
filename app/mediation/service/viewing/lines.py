"""A clock as pages show it: until when, how long still, and how that day was computed."""

from dataclasses import dataclass
from datetime import date

from app.domain.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock that runs."""

    label: str
    due_on: date
    days_left: int
    explanation: str


def clock_line(one: Deadline, today: date) -> ClockLine:
    return ClockLine(one.rule.clock.label, one.due_on, (one.due_on - today).days, one.explanation)
