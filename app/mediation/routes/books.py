"""The books of the teams: their covers, closing them, and numbers after a restore."""

from datetime import date
from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Actor, Permission
from app.export.sending import asked_way, hand_out
from app.mediation.exports import books_sheet, given_books_sheet
from app.mediation.forms.books import (
    CloseBookForm,
    ConfirmForm,
    CoverForm,
    ReopenBookForm,
    StartBookForm,
)
from app.mediation.models import Book
from app.mediation.record import BOOK
from app.mediation.routes.blueprint import bp
from app.mediation.service import books
from app.mediation.service.given_books import given_books as found_given
from app.papers.desk import desk_of
from app.records import restored
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.teams.record import TEAM
from app.teams.service import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import page, see_other


@bp.get("/so/")
@requires(Permission.SEE_CASES, exports=True)
def book_list():
    if way := asked_way():
        year, by = _year(), current_actor()
        return hand_out(books_sheet(year, books.list_books(year, by=by), by=by), way)
    return _list()


@bp.get("/so/thon-giao-di")
@requires(Permission.SEE_CASES, exports=True)
def given_books():
    lines = found_given(current_actor())
    if way := asked_way():
        return hand_out(given_books_sheet(lines), way)
    return page("mediation/given_books.html", None, lines=lines)


def _year() -> int:
    return request.args.get("nam", today().year, type=int)


def _list(wrong: OfficeForm | None = None) -> Response:
    actor, day = current_actor(), today()
    year = _year()
    lines = books.list_books(year, by=actor)
    known = {line.team.id for line in lines}
    without = [(team.id, team.name) for team in teams_of(actor, on=day) if team.id not in known]
    first = {"opened_on": date(day.year, 1, 1), "paper_last": 0}
    start = wrong if isinstance(wrong, StartBookForm) else None
    if start is None and actor.may(Permission.KEEP_BOOKS) and year == day.year and without:
        start = StartBookForm.for_teams(without, formdata=None, **first)
    confirm = wrong if isinstance(wrong, ConfirmForm) else None
    if confirm is None and _may_confirm() and year == day.year:
        confirm = ConfirmForm.of(books.standings(year, by=actor))
    return page(
        "mediation/books.html",
        None,
        422 if wrong else 200,
        year=year,
        years=sorted({*books.years_of_books(actor), day.year}, reverse=True),
        lines=lines,
        unit_names=unit_names({line.team.unit for line in lines}),
        start=start,
        confirm=confirm,
        names=_names(confirm),
        in_doubt=restored.is_in_doubt(),
    )


def _names(confirm: ConfirmForm | None) -> dict[str, str]:
    """What the lines of the confirmation are about, in words."""
    if confirm is None:
        return {}
    known = books.standings(today().year, by=current_actor())
    return {f"{one.team_id} {one.year}": f"{one.team_name}, năm {one.year}" for one in known}


def _may_confirm() -> bool:
    """One person answers for the books of the whole commune."""
    actor = current_actor()
    return actor.may(Permission.KEEP_BOOKS) and actor.team_id is None and restored.is_in_doubt()


@bp.post("/so/")
@requires(Permission.KEEP_BOOKS)
def start_book():
    teams = [(team.id, team.name) for team in teams_of(current_actor(), on=today())]
    form = StartBookForm.for_teams(teams)
    if not form.validate_on_submit():
        return _list(form)
    book = books.start_book(
        team_id=form.team_id.data,
        year=today().year,
        opened_on=form.opened_on.data,
        paper_last=form.paper_last.data,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".book", book_id=book.id))


@bp.post("/so/xac-nhan-so")
@requires(Permission.KEEP_BOOKS)
def confirm_numbers():
    form = ConfirmForm()
    if not form.validate_on_submit():
        return _list(form)
    books.confirm_numbers(form.facts(), year=today().year, by=form.actor())
    return see_other(url_for(".book_list"))


@bp.get("/so/<uuid:book_id>")
@requires(Permission.SEE_CASES)
def book(book_id: UUID):
    return _cover(meet(BOOK, book_id, current_actor()))


def _cover(held: Book, wrong: OfficeForm | None = None) -> Response:
    actor = current_actor()
    forms: dict[str, OfficeForm] = {}
    if actor.may(Permission.KEEP_BOOKS) and held.unit in actor.books:
        fresh = {"formdata": None, "revision": held.revision}
        forms["cover"] = CoverForm(formdata=None, obj=held)
        if held.closed_on is None:
            first = max(date(held.year, 12, 31), held.opened_on)
            forms["close"] = CloseBookForm(**fresh, closed_on=first)
        else:
            forms["reopen"] = ReopenBookForm(**fresh)
    forms |= {name: wrong for name, form in forms.items() if type(form) is type(wrong)}
    return page(
        "mediation/book.html",
        None,
        422 if wrong else 200,
        book=held,
        team=meet(TEAM, held.team_id, actor),
        forms=forms,
        desk=desk_of(held, by=actor, period=_period(held)),
        history=history_lines(BOOK, history("mediation_book", [held.id])),
    )


def _period(held: Book) -> tuple[date, date]:
    """The days of the book so far."""
    return date(held.year, 1, 1), max(date(held.year, 1, 1), min(date(held.year, 12, 31), today()))


@bp.post("/so/<uuid:book_id>/bia")
@requires(Permission.KEEP_BOOKS)
def change_cover(book_id: UUID):
    held, form = meet_own(BOOK, book_id, current_actor()), CoverForm()
    if not form.validate_on_submit():
        return _cover(held, form)
    books.change_cover(
        book_id,
        volume=form.volume.data,
        opened_on=form.opened_on.data,
        paper_last=form.paper_last.data,
        revision=form.seen_revision,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".book", book_id=book_id))


@bp.post("/so/<uuid:book_id>/khoa")
@requires(Permission.KEEP_BOOKS)
def close_book(book_id: UUID):
    held, form = meet_own(BOOK, book_id, current_actor()), CloseBookForm()

    def close(seen: int, by: Actor) -> Book:
        day = form.closed_on.data
        return books.close_book(book_id, closed_on=day, revision=seen, today=today(), by=by)

    if carried_out(form, close, is_shown=held.closed_on is None):
        return see_other(url_for(".book", book_id=book_id))
    return _cover(meet_own(BOOK, book_id, current_actor()), form)


@bp.post("/so/<uuid:book_id>/mo-lai")
@requires(Permission.KEEP_BOOKS)
def reopen_book(book_id: UUID):
    held, form = meet_own(BOOK, book_id, current_actor()), ReopenBookForm()
    if not form.validate_on_submit():
        return _cover(held, form)
    seen = form.seen_revision
    books.reopen_book(book_id, reason=form.reason.data, revision=seen, by=form.actor())
    return see_other(url_for(".book", book_id=book_id))
