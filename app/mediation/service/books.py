"""The covers of the books: read, set right, closed, opened again; numbers confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.mediation import book as rules
from app.domain.mediation.book import BookAct
from app.domain.words import counted_key
from app.mediation.models import Book, MediationCase
from app.mediation.service.numbering import give_numbers, open_book
from app.mediation.service.sight import visible_books
from app.records import journal
from app.records.locking import NotHere, take
from app.teams.models import Team
from app.teams.service import teams_of


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book: its cover, how many cases it holds, the largest number, those without one."""

    book: Book
    team: Team
    cases: int
    last_number: int
    temporary: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the numbers of one book are known here."""

    team_id: UUID
    year: int
    team_name: str
    last_number: int


def list_books(year: int, *, by: Actor) -> Sequence[BookLine]:
    """The books of a year in this person's sight, by the names of the teams; two queries."""
    rows = db.session.execute(
        db.select(Book, Team)
        .join(Team, Team.id == Book.team_id)
        .where(Book.year == year, visible_books(by))
    ).all()
    counted = (
        db.select(
            MediationCase.team_id,
            db.func.count(),
            db.func.max(MediationCase.book_number),
            db.func.count() - db.func.count(MediationCase.book_number),
        )
        .where(
            MediationCase.book_year == year,
            MediationCase.team_id.in_([team.id for _, team in rows]),
        )
        .group_by(MediationCase.team_id)
    )
    numbers = {row[0]: row[1:] for row in db.session.execute(counted)}
    lines = [
        BookLine(book, team, cases, last or 0, temporary)
        for book, team in rows
        for cases, last, temporary in [numbers.get(team.id, (0, 0, 0))]
    ]
    return sorted(lines, key=lambda line: (line.team.unit, counted_key(line.team.name)))


def years_of_books(by: Actor) -> Sequence[int]:
    """The years of which there are books, newest first."""
    years = db.select(Book.year).where(visible_books(by)).distinct()
    return db.session.scalars(years.order_by(Book.year.desc())).all()


def start_book(
    *, team_id: UUID, year: int, opened_on: date, paper_last: int, today: date, by: Actor
) -> Book:
    """Open a book before its first case, where a paper book was kept until now."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        team = _own_team(session, team_id, by)
        rules.check_cover(
            volume=1, year=year, opened_on=opened_on, paper_last=paper_last, today=today
        )
        book = open_book(team, year, on=opened_on, by=by)
        if book.paper_last != paper_last:
            book.paper_last = paper_last
            journal.write(book, BookAct.CHANGE, by=by)
    return book


def change_cover(
    book_id: UUID,
    *,
    volume: int,
    opened_on: date,
    paper_last: int,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Book:
    with transaction() as session:
        book = _take(session, book_id, by, revision)
        rules.check_cover(
            volume=volume,
            year=book.year,
            opened_on=opened_on,
            paper_last=paper_last,
            today=today,
        )
        book.volume, book.opened_on, book.paper_last = volume, opened_on, paper_last
        journal.correct(book, BookAct.CHANGE, by=by)
    return book


def close_book(
    book_id: UUID, *, closed_on: date, revision: int | None = None, today: date, by: Actor
) -> Book:
    """The year is over: nothing more is written into it."""
    with transaction() as session:
        book = _take(session, book_id, by, revision)
        if book.closed_on is not None:
            raise RuleViolation("Sổ này đã khóa. Hãy xem lại trang.")
        rules.check_close(
            year=book.year,
            closed_on=closed_on,
            opened_on=book.opened_on,
            waiting=_temporary(book),
            today=today,
        )
        book.closed_on = closed_on
        journal.write(book, BookAct.CLOSE, by=by)
    return book


def reopen_book(book_id: UUID, *, reason: str, revision: int | None = None, by: Actor) -> Book:
    """Something was left out: the book is opened again, and the reason stays in the journal."""
    with transaction() as session:
        book = _take(session, book_id, by, revision)
        if not reason.strip():
            raise RuleViolation("Hãy ghi lý do mở lại sổ.")
        book.closed_on = None
        journal.write(book, BookAct.REOPEN, by=by, reason=reason)
    return book


def standings(year: int, *, by: Actor) -> Sequence[Standing]:
    """Every book in which a number may be missing after a restore: those of ``year``, also of
    a team that has none yet here, and older ones that are not closed."""
    open_books = db.select(Book.team_id, Book.year).where(
        visible_books(by), Book.closed_on.is_(None), Book.year < year
    )
    wanted = {(team.id, year) for team in teams_of(by, on=date(year, 12, 31))}
    wanted |= {(team_id, old) for team_id, old in db.session.execute(open_books)}
    names = dict(
        iter(db.session.execute(db.select(Team.id, Team.name).where(Team.unit.in_(by.books))))
    )
    numbers = _last_numbers(by)
    found = [
        Standing(team_id, at, names[team_id], numbers.get((team_id, at), 0))
        for team_id, at in wanted
    ]
    return sorted(found, key=lambda one: (-one.year, counted_key(one.team_name)))


def confirm_numbers(last_numbers: Mapping[tuple[UUID, int], int], *, year: int, by: Actor) -> int:
    """After a restore: somebody has looked at the paper and says where each book stands.

    ``last_numbers`` has the last number on paper for each of :func:`standings` (team and
    year). Temporary cases get their numbers; how many did.
    """
    with transaction() as session:
        journal.refuse_repeat(session, by)
        for one in standings(year, by=by):
            typed = last_numbers.get((one.team_id, one.year))
            if typed is None:
                raise RuleViolation(f"Chưa ghi số cuối cùng của {one.team_name}, năm {one.year}.")
            rules.check_last_number(typed, known=one.last_number, team=one.team_name)
            if typed > one.last_number:
                team = _own_team(session, one.team_id, by)
                book = open_book(team, one.year, on=date(one.year, 1, 1), by=by)
                book.paper_last = typed
                journal.write(book, BookAct.CHANGE, by=by, reason=_CONFIRMED)
        return give_numbers(by=by)


def _last_numbers(by: Actor) -> Mapping[tuple[UUID, int], int]:
    """The largest number of each book of the unit, in one query."""
    largest = (
        db.select(
            MediationCase.team_id, MediationCase.book_year, db.func.max(MediationCase.book_number)
        )
        .where(MediationCase.unit.in_(by.books))
        .group_by(MediationCase.team_id, MediationCase.book_year)
    )
    return {(team, year): last or 0 for team, year, last in db.session.execute(largest)}


_CONFIRMED = "Xác nhận số cuối cùng theo sổ giấy sau khi khôi phục máy."


def _take(session: Session, book_id: UUID, by: Actor, revision: int | None) -> Book:
    book = take(session, Book, book_id, by=by, revision=revision)
    if by.role in TEAM_ROLES and book.team_id != by.team_id:
        raise NotHere
    return book


def _own_team(session: Session, team_id: UUID, by: Actor) -> Team:
    team = session.get(Team, team_id, with_for_update=True, populate_existing=True)
    if (
        team is None
        or team.unit not in by.books
        or (by.role in TEAM_ROLES and team.id != by.team_id)
    ):
        raise NotHere
    return team


def _temporary(book: Book) -> int:
    waiting = db.select(db.func.count()).where(
        MediationCase.team_id == book.team_id,
        MediationCase.book_year == book.year,
        MediationCase.book_number.is_(None),
    )
    return db.session.scalar(waiting) or 0
