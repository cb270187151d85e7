"""Counting the requests put to the court: one grouped query."""

from datetime import date

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.court_figures import FILED, CourtFigures, court_figures
from app.domain.statistics.forms import RowKind
from app.domain.units import Boundaries
from app.mediation.models import CourtRequest, MediationCase
from app.statistics.service.scope import scope_of


def put_to_court(
    first: date, last: date, *, by: Actor, boundaries: Boundaries = Boundaries.TODAY
) -> list[CourtFigures]:
    """Of the requests filed in the period (both days included), as they stand now.

    A team leader counts the own team's book only.
    """
    scope = scope_of(RowKind.UNIT, by=by, boundaries=boundaries)
    key = scope.key(MediationCase)
    rows = (
        db.select(key, CourtRequest.state, db.func.count())
        .join(MediationCase, MediationCase.id == CourtRequest.case_id)
        .where(
            scope.within(MediationCase),
            CourtRequest.filed_on.between(first, last),
            CourtRequest.state.in_(FILED),
        )
        .group_by(key, CourtRequest.state)
    )
    counted = db.session.execute(rows)
    return court_figures((scope.line(key), state, number) for key, state, number in counted)
