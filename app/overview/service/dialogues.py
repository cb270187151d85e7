"""Dialogues: held of planned in the year, and what is owed past its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dialogue.service.overdue import communes_in_debt
from app.domain.actors import InstanceRole, Permission
from app.domain.dialogue.figures import Held, in_all
from app.domain.dialogue.year import SessionState
from app.overview.service.asked import Area, Asked
from app.reports.dialogue import planned_and_held
from app.statistics.service.kept import answers


@dataclass(frozen=True, slots=True)
class Dialogues:
    """The planned conferences of ``year`` by where they stand, those of the year before, and
    opinions and conclusions that are past their day."""

    year: int
    planned: Held
    former: Held
    late_answers: int

    @property
    def held(self) -> int:
        return self.planned.planned[SessionState.HELD]

    @property
    def former_held(self) -> int:
        return self.former.planned[SessionState.HELD]

    @property
    def late(self) -> int:
        return self.planned.planned[SessionState.LATE]


def dialogues_of(asked: Asked, area: Area, today: date) -> Dialogues | None:
    """None for who does not meet dialogues: the people of a team."""
    if not area.scope.by.may(Permission.SEE_DIALOGUES):
        return None
    units, year = set(area.scope.line_of), asked.last.year
    now, before = (in_all(_held(area, one, today)) for one in (year, year - 1))
    late = sum(one.late for one in communes_in_debt(units, today=today))
    return Dialogues(year, now, before, late)


def _held(area: Area, year: int, today: date) -> Sequence[Held]:
    """Of each unit; an office counts those of which something was written since."""
    units = frozenset(area.scope.line_of)
    if area.scope.level is InstanceRole.COMMUNE:
        return planned_and_held(set(units), year, today=today)

    def count(some: frozenset[str]) -> dict[str, Held]:
        return {one.unit: one for one in planned_and_held(set(some), year, today=today)}

    return list(answers(("planned and held", year, today), units, count).values())
