"""Whose reports a person may meet; a draft only who writes or issues."""

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.domain.periodic.kinds import PeriodicState
from app.periodic.models import PeriodicReport
from app.units.service import reach


def visible_periodic(by: Actor) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_REPORTS):
        return false()
    within = PeriodicReport.unit.in_(reach(by))
    if by.may(Permission.WRITE_REPORTS) or by.may(Permission.ISSUE_REPORTS):
        return within
    return within & (PeriodicReport.state == PeriodicState.ISSUED)
