"""Counting how many mediations began in time: one grouped query."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement

from app.db import db, times
from app.domain.actors import Actor
from app.domain.mediation.states import CaseState
from app.domain.statistics.forms import RowKind
from app.domain.statistics.tally import Numbers
from app.domain.units import Boundaries
from app.mediation.models import MediationCase
from app.statistics.service.kept import by_line
from app.statistics.service.scope import as_numbers, scope_of


@dataclass(frozen=True, slots=True)
class Starts:
    """One line: ``due`` mediations that had to begin by a day, ``in_time`` of them that did."""

    unit: str
    due: int
    in_time: int


def starts(
    first: date, last: date, *, by: Actor, boundaries: Boundaries = Boundaries.TODAY
) -> list[Starts]:
    """Of the cases received in the period (both days included) that had begun, or whose last day
    to begin had come, by its end. What was begun at once has no such day and is not counted.

    Căn cứ: khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    scope = scope_of(RowKind.UNIT, by=by, boundaries=boundaries)
    key = scope.key(MediationCase)
    has_begun = MediationCase.started_on <= last
    in_time = has_begun & (
        (MediationCase.started_on <= MediationCase.start_due_on) | MediationCase.other_time_agreed
    )
    rows = (
        db.select(key, db.func.count(), times(in_time))
        .where(
            MediationCase.received_on.between(first, last),
            MediationCase.state != CaseState.OUT_OF_SCOPE,
            MediationCase.start_due_on.is_not(None),
            has_begun | (MediationCase.start_due_on <= last),
        )
        .group_by(key)
    )

    def count(where: ColumnElement[bool]) -> Numbers:
        return as_numbers(db.session.execute(rows.where(where)))

    counted = by_line(scope, ("starts", first, last), count)
    return [Starts(unit, *numbers) for unit, numbers in sorted(counted.items())]
