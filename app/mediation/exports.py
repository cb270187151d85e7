"""The lists of cases, books, sittings and alerts as files."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Row

from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.classification import category_label
from app.domain.mediation.states import CaseState
from app.export.filters import in_words
from app.export.service import MOST_ROWS
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.export.viewings import viewing_columns
from app.mediation.forms.listing import ListForm
from app.mediation.models import Alert, Book, MediationCase, Meeting
from app.mediation.models.case import book_number
from app.mediation.service.alert_lines import AlertLine
from app.mediation.service.books import BookLine
from app.mediation.service.calendar import SittingLine
from app.mediation.service.given_books import GivenBook
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import EXCERPT, count_cases, list_cases
from app.records.viewing import Viewing, lines_of
from app.units.exports import unit_columns


def cases_sheet(form: ListForm, wanted: CaseFilter, *, by: Actor) -> Sheet:
    """The register as narrowed; above the commune without the parties and what they quarrel of."""

    def read(place: str | None) -> tuple[Sequence[Row[Any]], str | None]:
        found = list_cases(wanted, by=by, after=place, limit=BATCH)
        return found.lines, found.next

    is_office = by.role in OFFICE_ROLES
    what = [] if is_office else [of(MediationCase.parties_line), _SUMMARY]
    return Sheet(
        "Sổ theo dõi hòa giải",
        [
            told("Số", lambda one: book_number(one.book_number, one.book_year), Kind.SHORT),
            of(MediationCase.received_on),
            *unit_columns(by),
            *([of(MediationCase.team_id, "team_name")] if by.meets_villages else []),
            *what,
            of(MediationCase.category, read=lambda one: category_label(one.category)),
            of(MediationCase.state),
            told("Hạn", _due_on, Kind.DATE),
            of(MediationCase.ended_on),
            told("Mã phối hợp", "joint_code", Kind.SHORT),
            told("Tái diễn", lambda one: "Có" if one.repeats_id else None, Kind.PLAIN),
        ],
        page_by_page(read),
        narrowed=in_words(form.narrowing),
        words=wanted.words,
        total=count_cases(wanted, by=by, most=MOST_ROWS),
    )


def _excerpt(one: Row[Any]) -> str | None:
    """As much of the content as the register shows."""
    return one.summary and (
        one.summary if len(one.summary) <= EXCERPT else f"{one.summary[:EXCERPT]}…"
    )


_SUMMARY = of(MediationCase.summary, read=_excerpt, kind=Kind.LONG)


def _due_on(one: Row[Any]) -> date | None:
    """The day whose clock runs in the register."""
    if one.state is CaseState.ASSIGNED:
        return one.start_due_on
    return one.performance_due_on if one.state is CaseState.FOLLOWING_UP else None


def viewings_sheet(case: MediationCase, *, by: Actor) -> Sheet:
    """Who has opened the case, newest first."""

    def read(before: int | None) -> tuple[Sequence[Viewing], int | None]:
        lines = lines_of(by.books, record_id=case.id, before=before, limit=BATCH)
        return lines, lines[-1].sequence if len(lines) == BATCH else None

    return Sheet(
        f"Ai đã mở vụ, việc số {case.number}",
        viewing_columns(),
        islice(page_by_page(read), MOST_ROWS),
    )


def months_sheet(year: int | None, months: Iterable[tuple[int, int]]) -> Sheet:
    return Sheet(
        f"Vụ, việc theo tháng, năm {year}" if year else "Vụ, việc theo năm, tháng",
        [
            told("Tháng", lambda one: f"{one[0]:02d}/{year}", Kind.SHORT),
            told("Tiếp nhận", lambda one: one[1], Kind.NUMBER),
        ],
        months,
        is_counted=False,
    )


def books_sheet(year: int, lines: Iterable[BookLine], *, by: Actor) -> Sheet:
    return Sheet(
        f"Sổ của các tổ, năm {year}",
        [
            *unit_columns(by, "team.unit"),
            of(Book.team_id, "team.name"),
            of(Book.volume, "book.volume"),
            of(Book.opened_on, "book.opened_on"),
            of(Book.closed_on, "book.closed_on"),
            told("Số vụ, việc", "cases", Kind.NUMBER),
            told("Số cuối cùng", "last_number", Kind.PLAIN),
            told("Mang số tạm", "temporary", Kind.NUMBER),
        ],
        lines,
    )


def given_books_sheet(lines: Iterable[GivenBook]) -> Sheet:
    return Sheet(
        "Sổ của các thôn đã giao đi",
        [
            of(Book.team_id, "team.name"),
            told("Nay thuộc", "to"),
            of(Book.year, "book.year"),
            of(Book.volume, "book.volume"),
            of(Book.closed_on, "book.closed_on"),
            told("Số vụ, việc", "cases", Kind.NUMBER),
            told("Đang dở", "still_open", Kind.NUMBER),
        ],
        lines,
    )


def sittings_sheet(span: str, lines: Iterable[SittingLine], *, by: Actor) -> Sheet:
    """The sittings of some days; above the commune without hour, place and names."""
    is_office = by.role in OFFICE_ROLES
    when = [] if is_office else [of(Meeting.starts_at, kind=Kind.SHORT), of(Meeting.place)]
    whose = [told("Các bên", "parties", is_closed=True), told("Cần", "needs", is_closed=True)]
    return Sheet(
        f"Lịch hòa giải, {span}",
        [
            of(Meeting.held_on),
            *when,
            told("Vụ, việc", "number", Kind.SHORT),
            *(unit_columns(by) if is_office else whose),
            *([told("Tổ hòa giải", "team")] if by.meets_villages else []),
            of(Meeting.state),
        ],
        lines,
    )


def alerts_sheet(lines: Iterable[tuple[AlertLine, datetime | None]]) -> Sheet:
    return Sheet(
        "Báo cáo khẩn theo Điều 10",
        [
            of(Alert.raised_at, read=lambda one: one[0].raised_at),
            told("Vụ, việc", lambda one: one[0].number, Kind.SHORT),
            told("Tổ hòa giải", lambda one: one[0].team),
            of(Alert.kind, read=lambda one: one[0].kind),
            of(Alert.state, read=lambda one: one[0].state),
            told("Báo cáo lên trước", lambda one: one[1], Kind.MOMENT),
        ],
        lines,
    )
