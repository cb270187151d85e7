"""Counting the requests put to the court: one grouped query."""

from datetime import date

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.court_figures import FILED, CourtFigures, court_figures
from app.mediation.models import CourtRequest, MediationCase
from app.mediation.service.standing import counted_by


def put_to_court(first: date, last: date, *, by: Actor) -> list[CourtFigures]:
    """Of the requests filed in the period (both days included), as they stand now.

    A team leader counts the own team's book only.
    """
    rows = (
        db.select(CourtRequest.unit, CourtRequest.state, db.func.count())
        .join(MediationCase, MediationCase.id == CourtRequest.case_id)
        .where(
            counted_by(by),
            CourtRequest.filed_on.between(first, last),
            CourtRequest.state.in_(FILED),
        )
        .group_by(CourtRequest.unit, CourtRequest.state)
    )
    return court_figures(db.session.execute(rows))
