"""What the page of a team or a mediator tells of rewards; lent to the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Row

from app.emulation.service.reading import put_up
from app.emulation.service.shortlist import rewards_of
from app.teams.models import Mediator, Team
from app.web.access import current_actor


@dataclass(frozen=True, slots=True)
class Rewards:
    """What was given, in words, and what was put up that this person may read of."""

    given: Sequence[str]
    put_up: Sequence[Row]


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(rewards_about=rewards_about)


def rewards_about(record: Team | Mediator) -> Rewards:
    """A reward is told to everybody who meets its team or mediator."""
    own = {"team_id": record.id} if isinstance(record, Team) else {"mediator_id": record.id}
    return Rewards(rewards_of({record.id}).get(record.id, ()), put_up(current_actor(), **own))
