"""Which mediators an account may be opened for, and whose office has ended; lent to
:mod:`app.accounts`, which is below."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

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


def left_office(ids: Collection[UUID]) -> Mapping[UUID, date]:
    """Those of these mediators whose office has ended, and the day since which it has."""
    rows = db.select(Mediator.id, Mediator.ended_on)
    rows = rows.where(Mediator.id.in_(ids), Mediator.ended_on <= today())
    return dict(db.session.execute(rows).all())
