"""Whose classes, seats, trainers and material a person may meet."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import ColumnElement, false

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Permission, Role
from app.records.model import Record
from app.teams.models import Mediator
from app.teams.sight import visible_mediators
from app.training.models import TrainingSeat
from app.units.sight import visible_in_reach

#: The condition for what is public in the house: classes and material of one's units.
visible_of = partial(visible_in_reach, Permission.SEE_TRAINING)


def visible_in_office(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for the roster and for summonses: no business of a single team."""

    def visible(by: Actor) -> ColumnElement[bool]:
        return visible_of(model)(by) if by.role not in TEAM_ROLES else false()

    return visible


def visible_learners(by: Actor) -> ColumnElement[bool]:
    """Whose history of training ``by`` may read: a mediator the own, others as they meet them."""
    if not by.may(Permission.SEE_TRAINING):
        return false()
    condition = visible_mediators(by)
    return condition & (Mediator.id == by.mediator_id) if by.role is Role.MEDIATOR else condition


def visible_seats(by: Actor) -> ColumnElement[bool]:
    """The seats of the people ``by`` may read of; seats of trainers and units with the roster."""
    if by.role not in TEAM_ROLES:
        return visible_of(TrainingSeat)(by)
    learners = TrainingSeat.mediator_id.in_(db.select(Mediator.id).where(visible_learners(by)))
    return visible_of(TrainingSeat)(by) & learners
