"""The books of villages that a decree gave to another unit. They stay where they were written; the
unit that has the villages now is handed them in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.states import OPEN
from app.domain.words import counted_key
from app.mediation.models import Book, MediationCase
from app.mediation.service.sight import visible_books
from app.teams.models import Team
from app.units.service.showing import given_away


@dataclass(frozen=True, slots=True)
class GivenBook:
    """One book, the name of the unit that has its village now, its cases and those still open."""

    book: Book
    team: Team
    to: str
    cases: int
    still_open: int


def given_books(by: Actor) -> Sequence[GivenBook]:
    """By who has the village now, then by team, the newest book first; maybe none."""
    given = given_away(by.unit)
    if not given:
        return []
    rows = db.session.execute(
        db.select(Book, Team)
        .join(Team, Team.id == Book.team_id)
        .where(Team.village_id.in_(given), visible_books(by))
    ).all()
    counted = (
        db.select(
            MediationCase.team_id,
            MediationCase.book_year,
            db.func.count(),
            db.func.count().filter(MediationCase.state.in_(OPEN)),
        )
        .where(MediationCase.team_id.in_({team.id for _, team in rows}))
        .group_by(MediationCase.team_id, MediationCase.book_year)
    )
    numbers = {(row[0], row[1]): row[2:] for row in db.session.execute(counted)}
    lines = [
        GivenBook(book, team, given[team.village_id], *numbers.get((team.id, book.year), (0, 0)))
        for book, team in rows
    ]
    return sorted(
        lines, key=lambda one: (one.to, counted_key(one.team.name), one.team.id, -one.book.year)
    )
