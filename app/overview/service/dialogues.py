"""Dialogues: held of planned in the year, and what is owed past its day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.dialogue.service.overdue import communes_in_debt
from app.domain.actors import Permission
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
    late = sum(answers(("late answers", today), units, partial(_late, today)).values())
    return Dialogues(year, now, before, late)


def _late(today: date, units: Collection[str]) -> Mapping[str, int]:
    return {one.name: one.late for one in communes_in_debt(units, today=today)}


def _held(area: Area, year: int, today: date) -> Sequence[Held]:
    return planned_and_held(set(area.scope.line_of), year, today=today)
