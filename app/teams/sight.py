"""Which teams and mediators a person may meet, and what is written about them."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Permission, Role
from app.records.model import Record
from app.teams.models import Candidate, Departure, Election, Evaluation, Mediator, Team, TeamReview
from app.units.service import reach


def visible_teams(by: Actor) -> ColumnElement[bool]:
    """Mediators and leaders meet their own team, others the teams of their units."""
    if not by.may(Permission.SEE_TEAMS):
        return false()
    condition = Team.unit.in_(reach(by))
    return condition & (Team.id == by.team_id) if by.role in TEAM_ROLES else condition


def visible_of(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for what belongs to a team (its column ``team_id``): whoever meets the team."""

    def visible(by: Actor) -> ColumnElement[bool]:
        if not by.may(Permission.SEE_TEAMS):
            return false()
        condition = model.unit.in_(reach(by))
        return condition & (model.team_id == by.team_id) if by.role in TEAM_ROLES else condition

    return visible


visible_mediators = visible_of(Mediator)
visible_elections = visible_of(Election)


def visible_candidates(by: Actor) -> ColumnElement[bool]:
    elections = db.select(Election.id).where(visible_elections(by))
    return Candidate.election_id.in_(elections.correlate(None))


def visible_departures(by: Actor) -> ColumnElement[bool]:
    """Why somebody goes is between them, their leader and the commune: no colleague reads it."""
    condition = visible_of(Departure)(by)
    if by.role is Role.MEDIATOR:
        condition &= Departure.mediator_id == by.mediator_id
    return condition


def visible_evaluations(by: Actor) -> ColumnElement[bool]:
    """A mediator reads the own judgement and no colleague's."""
    reviews = db.select(TeamReview.id).where(visible_of(TeamReview)(by))
    condition = Evaluation.review_id.in_(reviews.correlate(None))
    if by.role is Role.MEDIATOR:
        condition &= Evaluation.mediator_id == by.mediator_id
    return condition


def sees_contact(by: Actor, mediator: Mediator) -> bool:
    """Whether ``by`` may read where a mediator lives and the telephone: who keeps the list, the
    own team's leader, and the mediator."""
    own = by.mediator_id is not None and by.mediator_id == mediator.id
    return own or by.may(Permission.KEEP_TEAMS) or by.role is Role.TEAM_LEADER
