"""Dialogues: held of planned in the year, and what is owed past its day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.dialogue.service.overdue import communes_in_debt
from app.domain.actors import Permission
from app.domain.dialogue.figures import Held, in_all
from app.domain.dialogue.year import SessionState
from app.overview.service.asked import Area, Asked
from app.reports.held import planned_and_held
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
    held = planned_and_held(units, [year - 1, year], today=today)
    before, now = map(in_all, held.values())
    late = sum(answers(("late answers", today), units, partial(_late, today)).values())
    return Dialogues(year, now, before, late)


def _late(today: date, units: Collection[str]) -> Mapping[str, int]:
    return {one.name: one.late for one in communes_in_debt(units, today=today)}
