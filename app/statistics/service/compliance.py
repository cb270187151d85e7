"""Counting how agreements were kept, line by line of the sheets, from what is done in each case."""

from datetime import date

from sqlalchemy import ColumnElement

from app.db import db, times
from app.domain.actors import Actor
from app.domain.mediation.clauses import OUTCOMES, ClauseState
from app.domain.mediation.compliance import Compliance
from app.domain.mediation.states import CaseResult
from app.domain.statistics.forms import RowKind
from app.domain.statistics.tally import Numbers
from app.domain.units import Boundaries
from app.mediation.models import Clause, MediationCase
from app.statistics.service.kept import by_line
from app.statistics.service.scope import as_numbers, scope_of


def compliance(
    first: date,
    last: date,
    *,
    today: date,
    by: Actor,
    boundaries: Boundaries = Boundaries.TODAY,
) -> list[Compliance]:
    """Of the cases received in the period (both days included), as they stand ``today``.

    A team leader counts the own team's book only.
    """
    scope = scope_of(RowKind.UNIT, by=by, boundaries=boundaries)
    key = scope.key(MediationCase)
    is_done = Clause.state == ClauseState.PERFORMED
    is_due = Clause.due_on <= today
    rows = (
        db.select(
            key,
            (db.func.count() == times(is_done)).label("is_kept"),
            times(is_due).label("due"),
            times(is_due & is_done & (Clause.performed_on <= Clause.due_on)).label("on_time"),
        )
        .join(Clause, Clause.case_id == MediationCase.id)
        .where(
            MediationCase.received_on.between(first, last),
            MediationCase.result == CaseResult.SETTLED,
            Clause.state.in_(OUTCOMES),
        )
        .group_by(key, MediationCase.id)
    )

    def count(where: ColumnElement[bool]) -> Numbers:
        one = rows.where(where).subquery()
        counted = db.select(
            one.c.key,
            db.func.count(),
            times(one.c.is_kept),
            db.func.sum(one.c.due),
            db.func.sum(one.c.on_time),
        ).group_by(one.c.key)
        return as_numbers(db.session.execute(counted))

    lines = by_line(scope, ("compliance", first, last, today), count)
    return [Compliance(unit, *numbers) for unit, numbers in sorted(lines.items())]
