"""Whose submitted reports a person may meet, and which forms."""

from sqlalchemy import ColumnElement, false

from app.domain.actors import TEAM_ROLES, Actor, Permission
from app.lawpack.sight import units_read
from app.statistics.models import StatisticsForm, StatisticsReport
from app.units.service import reach


def visible_reports(by: Actor) -> ColumnElement[bool]:
    """Those of the units in reach; a team's people count their own team and read no report."""
    if not by.may(Permission.SEE_FIGURES) or by.role in TEAM_ROLES:
        return false()
    return StatisticsReport.unit.in_(reach(by))


def visible_forms(by: Actor) -> ColumnElement[bool]:
    """The forms of one's own unit, of who is above it and of those below."""
    if not by.may(Permission.SEE_FIGURES):
        return false()
    return StatisticsForm.unit.in_(units_read(by))
