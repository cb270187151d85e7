"""The whole page: a fixed number of grouped queries, for one commune and for a province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.actors import Actor
from app.domain.mediation.states import CaseState
from app.overview.service.asked import Area, Asked, area_of
from app.overview.service.cases import CaseFigures, Month, case_figures, months_of, overdue
from app.overview.service.dialogues import Dialogues, dialogues_of
from app.overview.service.syncing import LateReports, Senders, late_reports, senders_of


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands on the page; what a person does not meet is None."""

    asked: Asked
    area: Area
    cases: CaseFigures
    months: Sequence[Month]
    overdue: Mapping[CaseState, int]
    dialogues: Dialogues | None
    senders: Senders | None
    reports: LateReports | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to show for the period and the one before."""
        has_dialogues = self.dialogues is not None and (
            self.dialogues.planned.total or self.dialogues.late_answers
        )
        has_months = any(one.received for one in self.months)
        return self.cases.is_empty and not has_months and not has_dialogues


def picture_of(asked: Asked, *, by: Actor, today: date) -> Picture:
    """Raises :class:`NotHere` where ``asked`` names a unit that ``by`` does not reach."""
    area = area_of(asked, by)
    cases = case_figures(asked, area)
    return Picture(
        asked,
        area,
        cases,
        months_of(asked, area),
        overdue(asked, area, today),
        dialogues_of(asked, area, today),
        senders_of(cases.sheet, area),
        late_reports(area, today),
    )
