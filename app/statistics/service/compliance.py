"""Counting how agreements were kept: one line per unit, from what is to be done in each case."""

from datetime import date

from app.db import db, times
from app.domain.actors import Actor
from app.domain.mediation.clauses import OUTCOMES, ClauseState
from app.domain.mediation.compliance import Compliance
from app.domain.mediation.states import CaseResult
from app.mediation.models import Clause, MediationCase
from app.mediation.service.standing import counted_by


def compliance(first: date, last: date, *, today: date, by: Actor) -> list[Compliance]:
    """Of the cases received in the period (both days included), as they stand ``today``.

    A team leader counts the own team's book only.
    """
    is_done = Clause.state == ClauseState.PERFORMED
    is_due = Clause.due_on <= today
    rows = (
        db.select(
            MediationCase.unit.label("unit"),
            (db.func.count() == times(is_done)).label("is_kept"),
            times(is_due).label("due"),
            times(is_due & is_done & (Clause.performed_on <= Clause.due_on)).label("on_time"),
        )
        .join(Clause, Clause.case_id == MediationCase.id)
        .where(
            counted_by(by),
            MediationCase.received_on.between(first, last),
            MediationCase.result == CaseResult.SETTLED,
            Clause.state.in_(OUTCOMES),
        )
        .group_by(MediationCase.unit, MediationCase.id)
    )
    one = rows.subquery()
    counted = (
        db.select(
            one.c.unit,
            db.func.count(),
            times(one.c.is_kept),
            db.func.sum(one.c.due),
            db.func.sum(one.c.on_time),
        )
        .group_by(one.c.unit)
        .order_by(one.c.unit)
    )
    return [Compliance(unit, *map(int, rest)) for unit, *rest in db.session.execute(counted)]
