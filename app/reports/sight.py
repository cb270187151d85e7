"""Whose cases a person counts."""

from sqlalchemy import ColumnElement

from app.domain.actors import TEAM_ROLES, Actor
from app.mediation.models import MediationCase
from app.units.service import reach


def counted_by(by: Actor) -> ColumnElement[bool]:
    """The condition for the cases of the units in reach; of a team's people the own team's."""
    condition = MediationCase.unit.in_(reach(by))
    return condition & (MediationCase.team_id == by.team_id) if by.role in TEAM_ROLES else condition
