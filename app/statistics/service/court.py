"""Counting the requests put to the court: one grouped query."""

from datetime import date

from sqlalchemy import ColumnElement

from app.db import db, times
from app.domain.actors import Actor
from app.domain.mediation.court_figures import FILED, CourtFigures
from app.domain.statistics.forms import RowKind
from app.domain.statistics.tally import Numbers
from app.domain.units import Boundaries
from app.mediation.models import CourtRequest, MediationCase
from app.statistics.service.kept import by_line
from app.statistics.service.scope import as_numbers, scope_of


def put_to_court(
    first: date, last: date, *, by: Actor, boundaries: Boundaries = Boundaries.TODAY
) -> list[CourtFigures]:
    """Of the requests filed in the period (both days included), as they stand now.

    A team leader counts the own team's book only.
    """
    scope = scope_of(RowKind.UNIT, by=by, boundaries=boundaries)
    key = scope.key(MediationCase)
    filed = CourtRequest.filed_on.between(first, last), CourtRequest.state.in_(FILED)
    their_cases = db.select(CourtRequest.case_id).where(*filed)
    rows = (
        db.select(key, *(times(CourtRequest.state == state) for state in FILED))
        .join(MediationCase, MediationCase.id == CourtRequest.case_id)
        .where(*filed, MediationCase.id.in_(their_cases))  # or all cases are looked through
        .group_by(key)
    )

    def count(where: ColumnElement[bool]) -> Numbers:
        return as_numbers(db.session.execute(rows.where(where)))

    counted = by_line(scope, ("court", first, last), count)
    return [
        CourtFigures(unit, dict(zip(FILED, numbers, strict=True)))
        for unit, numbers in sorted(counted.items())
    ]
