"""What the room below, :mod:`app.teams`, borrows of cases: loads, open cases, figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import aliased

from app.db import db, times
from app.domain.actors import Actor
from app.domain.mediation.assignment import CURRENT
from app.domain.mediation.states import OPEN
from app.domain.statistics.cells import Counts
from app.domain.statistics.measures import Measure
from app.domain.statistics.tally import tally
from app.mediation.models import Assignment, MediationCase
from app.mediation.models.case import book_number
from app.mediation.service.sight import visible
from app.mediation.service.standing import Period, case_cells
from app.teams.casework import Caseload, OpenCase


class MediationCasework:
    """Implements :class:`app.teams.casework.Casework`."""

    def open_cases(self, mediator_id: UUID, *, by: Actor) -> Sequence[OpenCase]:
        held = aliased(Assignment)  # sight asks the table itself
        rows = (
            db.select(
                MediationCase.id,
                MediationCase.book_number,
                MediationCase.book_year,
                MediationCase.state,
                held.assigned_on,
            )
            .join(held, held.case_id == MediationCase.id)
            .where(
                visible(by),
                held.mediator_id == mediator_id,
                held.status.in_(CURRENT),
                MediationCase.state.in_(OPEN),
            )
            .order_by(held.assigned_on, MediationCase.id)
        )
        return [
            OpenCase(
                book_number(number, year),
                state.label,
                assigned_on,
                url_for("mediation.detail", case_id=case_id),
            )
            for case_id, number, year, state, assigned_on in db.session.execute(rows)
        ]

    def caseloads(self, team_id: UUID, *, today: date) -> Mapping[UUID, Caseload]:
        is_open = MediationCase.state.in_(OPEN)
        is_of_this_year = Assignment.assigned_on >= date(today.year, 1, 1)
        rows = (
            db.select(
                Assignment.mediator_id,
                times(is_open),
                times(is_of_this_year),
                db.func.count(),
            )
            .join(MediationCase, MediationCase.id == Assignment.case_id)
            .where(MediationCase.team_id == team_id, Assignment.status.in_(CURRENT))
            .group_by(Assignment.mediator_id)
        )
        return {who: Caseload(*map(int, numbers)) for who, *numbers in db.session.execute(rows)}

    def figures(
        self, team_id: UUID, measures: Sequence[Measure], first: date, last: date
    ) -> Sequence[int]:
        cells = case_cells("team_id", Period(first, last), MediationCase.team_id == team_id)
        return tally(measures, Counts(cases=cells)).get(str(team_id), [0] * len(measures))
