"""The running number of a team's book: given once, in the transaction of the record."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.mediation import book as rules
from app.domain.mediation.acts import Act
from app.domain.mediation.book import BookAct
from app.mediation.models import Book, MediationCase
from app.records import journal, restored
from app.teams.models import Team


def team_of_book(session: Session, team_id: UUID, *, on: date, by: Actor) -> Team:
    """The team whose book it is, locked; refuses a team that is not this person's to write for.

    The lock keeps two people from getting the same number.
    """
    team = session.get(Team, team_id, with_for_update=True, populate_existing=True)
    foreign = team is None or team.unit not in by.books
    if foreign or (by.role in TEAM_ROLES and by.team_id != team_id):
        raise RuleViolation(
            "Bạn không ghi sổ của tổ hòa giải này. Hãy chọn lại tổ trong danh sách."
        )
    if team.closed_on is not None and team.closed_on <= on:
        raise RuleViolation(f"{team.name} đã giải thể. Hãy chọn tổ khác.")
    return team


def number_for(team: Team, year: int, *, wanted: int | None = None) -> int | None:
    """The next number of the book, or ``wanted`` from the paper book; None while in doubt.

    Nothing is ever deleted, so no number comes back.
    """
    book = book_of(team.id, year)
    if book is not None:
        rules.check_open(book.closed_on, year=year)
    if wanted is not None:
        rules.check_paper_number(wanted, _is_given(team.id, year, wanted), year=year)
        return wanted
    if restored.is_in_doubt():
        return None
    return _next(team.id, year, book)


def open_book(team: Team, year: int, *, on: date, by: Actor) -> Book:
    """The book of the year; the first case opens it."""
    book = book_of(team.id, year)
    if book is None:
        earlier = db.select(db.func.count()).where(Book.team_id == team.id, Book.year < year)
        volume = (db.session.scalar(earlier) or 0) + 1
        book = Book(unit=team.unit, team_id=team.id, year=year, volume=volume, opened_on=on)
        book.paper_last = 0
        journal.write(book, BookAct.OPEN, by=by)
    return book


def book_of(team_id: UUID, year: int) -> Book | None:
    return db.session.scalar(db.select(Book).where(Book.team_id == team_id, Book.year == year))


def give_numbers(*, by: Actor) -> int:
    """Give every temporary case of the unit its number, in the order of reception.

    Inside the transaction of whoever knows that nothing is missing; how many were given.
    """
    restored.settle()
    waiting = db.select(MediationCase).where(
        MediationCase.unit.in_(by.books), MediationCase.book_number.is_(None)
    )
    cases = db.session.scalars(waiting.order_by(MediationCase.received_on, MediationCase.id)).all()
    for case in cases:
        book = book_of(case.team_id, case.book_year)
        case.book_number = _next(case.team_id, case.book_year, book)
        journal.write(case, Act.GIVE_NUMBER, by=by)
    return len(cases)


def last_given(team_id: UUID, year: int) -> int:
    """The largest number in the book, 0 in an empty one."""
    largest = db.select(db.func.max(MediationCase.book_number)).where(
        MediationCase.team_id == team_id, MediationCase.book_year == year
    )
    return db.session.scalar(largest) or 0


def _next(team_id: UUID, year: int, book: Book | None) -> int:
    paper_last = book.paper_last if book else 0
    return rules.next_number(last_given=last_given(team_id, year), paper_last=paper_last)


def _is_given(team_id: UUID, year: int, number: int) -> set[int]:
    given = db.select(MediationCase.book_number).where(
        MediationCase.team_id == team_id,
        MediationCase.book_year == year,
        MediationCase.book_number == number,
    )
    return set(db.session.scalars(given))
