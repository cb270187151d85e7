"""The cases of all years, month by month: how many were received, to find the way back."""

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.mediation.models import MediationCase
from app.mediation.service.narrowing import days_of
from app.mediation.service.sight import visible
from app.units.service import reach


def months_of(year: int, *, by: Actor) -> list[tuple[int, int]]:
    """The months of a year in which cases came in that ``by`` may meet, and how many in each.

    The index of the list holds all that is asked, so no case is read.
    """
    month = db.func.extract("month", MediationCase.received_on)
    rows = (
        db.select(month, db.func.count())
        .where(_seen(by), MediationCase.received_on.between(*days_of(year)))
        .group_by(month)
        .order_by(month)
    )
    return [(int(month), number) for month, number in db.session.execute(rows)]


def _seen(by: Actor) -> ColumnElement[bool]:
    """As :func:`visible`; an office's units are asked one by one, each by the index of its own."""
    if by.role in OFFICE_ROLES and by.may(Permission.SEE_CASES):
        return MediationCase.unit.in_(reach(by))
    return visible(by)
