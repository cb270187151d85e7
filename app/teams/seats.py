"""Which mediators an account may be opened for; lent to :mod:`app.accounts`, which is below."""

from app.accounts.service import Seat
from app.db import db
from app.domain.words import named
from app.teams.models import Team
from app.teams.service import mediators_in_office
from app.web.context import today


def seats_in_office(unit: str) -> list[Seat]:
    """The mediators in office today, by given name, each with the name of the team."""
    names = dict(db.session.execute(db.select(Team.id, Team.name).where(Team.unit == unit)).all())
    return [
        Seat(mediator.id, mediator.team_id, f"{named(mediator.name)} – {names[mediator.team_id]}")
        for mediator in mediators_in_office(unit, on=today())
    ]
