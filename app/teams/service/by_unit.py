"""The teams of many units in numbers: what an office sees before it opens one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select

from app.db import db, times
from app.domain.teams import Sex, missing_by_numbers
from app.teams.models import Mediator, Team
from app.teams.service.mediators import in_office


@dataclass(slots=True)
class UnitTeams:
    """The teams at work in one unit; ``lacking``: what the law asks of a team is not there,
    ``leaderless``: nobody leads it."""

    unit: str
    teams: int = 0
    mediators: int = 0
    women: int = 0
    lacking: int = 0
    leaderless: int = 0


def teams_by_unit(units: Iterable[str], *, on: date) -> list[UnitTeams]:
    """Each unit that has a team, by code, in one query whatever their number."""
    found: dict[str, UnitTeams] = {}
    for unit, minority_area, mediators, women, minority, leaders, number in db.session.execute(
        _alike(units, on)
    ):
        one = found.setdefault(unit, UnitTeams(unit))
        one.teams += number
        one.mediators += mediators * number
        one.women += women * number
        if missing_by_numbers(
            mediators, women=women, minority=minority, minority_area=minority_area
        ):
            one.lacking += number
        if not leaders:
            one.leaderless += number
    return [found[unit] for unit in sorted(found)]


def _alike(units: Iterable[str], on: date) -> Select:
    """How many teams of a unit are alike in all that is told of them."""
    team = (
        db.select(
            Team.unit,
            Team.minority_area,
            db.func.count(Mediator.id).label("mediators"),
            times(Mediator.sex == Sex.FEMALE).label("women"),
            times(Mediator.is_minority).label("minority"),
            times(Mediator.is_leader).label("leaders"),
        )
        .outerjoin(Mediator, (Mediator.team_id == Team.id) & in_office(on))
        .where(Team.unit.in_(units), Team.closed_on.is_(None))
        .group_by(Team.id, Team.unit, Team.minority_area)
        .subquery()
    )
    return db.select(*team.c, db.func.count()).group_by(*team.c)
