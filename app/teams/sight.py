"""Which teams and mediators a person may meet."""

from sqlalchemy import ColumnElement, false

from app.domain.actors import TEAM_ROLES, Actor, Permission
from app.teams.models import Mediator, Team
from app.units.service import reach


def visible_teams(by: Actor) -> ColumnElement[bool]:
    """Mediators and leaders meet their own team, others the teams of their units."""
    if not by.may(Permission.SEE_TEAMS):
        return false()
    condition = Team.unit.in_(reach(by))
    return condition & (Team.id == by.team_id) if by.role in TEAM_ROLES else condition


def visible_mediators(by: Actor) -> ColumnElement[bool]:
    """The mediators of the teams that ``by`` may meet."""
    if not by.may(Permission.SEE_TEAMS):
        return false()
    condition = Mediator.unit.in_(reach(by))
    return condition & (Mediator.team_id == by.team_id) if by.role in TEAM_ROLES else condition
