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
from app.teams.service.mediators import in_office
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
    one = aliased(Mediator)
    another_leads = db.exists().where(
        Mediator.team_id == one.team_id,
        Mediator.id != one.id,
        Mediator.is_leader,
        in_office(today()),
    )
    rows = db.select(one.id, one.ended_on, ~one.is_leader & another_leads).where(one.id.in_(ids))
    return {
        id_: Office(ended_on if ended_on and ended_on <= today() else None, is_led_by_another)
        for id_, ended_on, is_led_by_another in db.session.execute(rows)
    }
