"""Which mediators an account may be opened for, and what office they hold; lent to
:mod:`app.accounts`, which is below."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import aliased

from app.accounts.offices import Office
from app.accounts.service import Seat
from app.db import db
from app.domain.words import named
from app.teams.models import Mediator, Team
from app.teams.service import mediators_in_office
from app.web.context import today


def seats_in_office(books: Collection[str]) -> list[Seat]:
    """The mediators in office today, by given name, each with the name of the team."""
    teams = db.select(Team.id, Team.name).where(Team.unit.in_(books))
    names = dict(db.session.execute(teams).all())
    return [
        Seat(mediator.id, mediator.team_id, f"{named(mediator.name)} – {names[mediator.team_id]}")
        for mediator in mediators_in_office(books, on=today())
    ]


def offices_held(ids: Collection[UUID]) -> Mapping[UUID, Office]:
    """How these mediators stand today."""
    other = aliased(Mediator)
    another_leads = db.exists().where(
        other.team_id == Mediator.team_id,
        other.id != Mediator.id,
        other.is_leader,
        db.or_(other.ended_on.is_(None), other.ended_on > today()),
    )
    leads = Mediator.is_leader | ~another_leads
    rows = db.select(Mediator.id, Mediator.ended_on, leads).where(Mediator.id.in_(ids))
    return {
        id_: Office(ended_on if ended_on and ended_on <= today() else None, not leads_still)
        for id_, ended_on, leads_still in db.session.execute(rows)
    }
