"""What the book knows already, as the checks ask it: teams, mediators, numbers, cases by day."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.importing.checking import key_of
from app.domain.importing.lines import Known, TeamKnown
from app.domain.importing.people import sign_of_line
from app.domain.importing.states import Numbering
from app.domain.importing.twins import Days, Earlier
from app.domain.words import counted_key
from app.importing.models import RegisterImport
from app.mediation.models import Book, MediationCase
from app.teams.models import Mediator, Team
from app.units.models import Village


def known_of(one: RegisterImport, *, today: date, by: Actor) -> Known:
    """All that lines are held against, in four statements."""
    mediators = db.select(Mediator.team_id, Mediator.name, Mediator.id).where(
        Mediator.unit.in_(by.books), Mediator.name.is_not(None)
    )
    closed = db.select(Book.team_id, Book.year).where(
        Book.unit.in_(by.books), Book.closed_on.is_not(None)
    )
    numbers = db.select(
        MediationCase.team_id, MediationCase.book_year, MediationCase.book_number
    ).where(MediationCase.unit.in_(by.books), MediationCase.book_number.is_not(None))
    return Known(
        today=today,
        teams=teams_known(by),
        team_id=one.team_id,
        mediators={
            (team_id, key_of(name)): mediator_id
            for team_id, name, mediator_id in db.session.execute(mediators)
        },
        closed=frozenset(tuple(row) for row in db.session.execute(closed)),
        numbers={tuple(row) for row in db.session.execute(numbers)},
        keeps_numbers=one.numbering is Numbering.KEEP,
    )


def teams_known(by: Actor) -> dict[UUID, TeamKnown]:
    """The teams of the unit by name, those that were closed as well: old cases are theirs."""
    rows = db.select(Team.id, Team.name, Team.closed_on).where(Team.unit.in_(by.books))
    found = [TeamKnown(*row) for row in db.session.execute(rows)]
    return {one.id: one for one in sorted(found, key=lambda one: counted_key(one.name))}


def teams_by_words(by: Actor) -> Mapping[str, UUID]:
    """By which words of a cell a team is proposed: its name, or that of its village."""
    rows = db.select(Team.id, Team.name, Village.name, Village.kind).join(
        Village, Village.id == Team.village_id
    )
    found: dict[str, UUID] = {}
    for team_id, name, village, kind in db.session.execute(rows.where(Team.unit.in_(by.books))):
        plain = key_of(name).removeprefix("to hoa giai ")
        for words in (name, plain, village, f"{kind.label} {village}"):
            found.setdefault(key_of(words), team_id)
    return found


def days_known(days: Iterable[date], *, by: Actor) -> Days:
    """The cases of the book between the first and the last of these days."""
    known, asked = Days(), sorted(days)
    if asked:
        rows = db.select(
            MediationCase.id, MediationCase.received_on, MediationCase.parties_line
        ).where(
            MediationCase.unit.in_(by.books),
            MediationCase.received_on.between(asked[0], asked[-1]),
            MediationCase.parties_line.is_not(None),
        )
        for case_id, day, line in db.session.execute(rows):
            known.add(day, Earlier(sign_of_line(line), case_id=case_id))
    return known
