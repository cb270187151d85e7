"""Which mediators an account may be opened for; lent to :mod:`app.accounts`, which is below."""

from collections.abc import Collection

from app.accounts.service import Seat
from app.db import db
from app.domain.words import named
from app.teams.models import Team
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
