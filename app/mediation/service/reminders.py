"""What comes due of agreements and before the court, for whoever may see the case."""

from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Row, Select

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.domain.lawpack import LawPack
from app.domain.mediation.agreement import PAPER, AgreementState
from app.domain.mediation.clauses import ClauseState, is_open
from app.domain.mediation.court import CourtState, awaits_answer, reminder
from app.domain.mediation.states import OPEN, CaseState
from app.lawpack.service import law_of
from app.mediation.models import (
    Agreement,
    Clause,
    CourtInquiry,
    CourtRequest,
    MediationCase,
    Partner,
)
from app.mediation.models.case import book_number
from app.mediation.service.court import court_due
from app.mediation.service.naming import NAMED, case_in_words
from app.mediation.service.sight import visible
from app.papers.models import MadePaper
from app.records.waiting import Waiting, first_of, soonest_first
from app.teams.models import Team

SOON = timedelta(days=7)
ROLLED = timedelta(days=14)  # so far days off and the lengths of months move a last day
WIDTH = 60  # letters of what is to be done that a line tells
_FOLLOWED = (CaseState.FOLLOWING_UP, CaseState.NOT_PERFORMED)
_AGREED = (CaseState.SETTLED, *_FOLLOWED)
_OPEN = [state for state in ClauseState if is_open(state)]
_CONSIDERED = [state for state in CourtState if awaits_answer(state, None)]


def waiting(by: Actor, *, today: date) -> list[Waiting]:
    """Inquiries of the court, things agreed, last days before the court, drafts to be signed,
    open cases of teams that are no more.

    The nearest day first; what has no day comes last.
    """
    law = law_of(by.unit)
    at = law.option(Option.COURT_REMINDER_DAYS, on=today)
    found = [
        *_inquiries(by),
        *_clauses(by, today),
        *_requests(by, at, today),
        *_last_days(by, law, at, today),
        *_drafts(by),
        *_left_alone(by, today),
    ]
    return soonest_first(found)


def _inquiries(by: Actor) -> Iterator[Waiting]:
    rows = _of_cases(by, CourtInquiry, CourtInquiry.due_on, CourtInquiry.request_id)
    rows = rows.join(CourtRequest, CourtRequest.id == CourtInquiry.request_id).where(
        CourtInquiry.unit.in_(by.books),
        CourtInquiry.answered_on.is_(None),
        CourtRequest.state.in_(_CONSIDERED),
    )
    for row in first_of(rows.order_by(CourtInquiry.due_on)):
        address = url_for("mediation.court", request_id=row.request_id)
        case = _case(row, by)
        yield Waiting(f"Trả lời Tòa án, {case}", row.due_on, address)


def _clauses(by: Actor, today: date) -> Iterator[Waiting]:
    columns = (Clause.id.label("clause_id"), Clause.side, Clause.who, Clause.what, Clause.due_on)
    rows = _of_cases(by, Clause, *columns).where(
        Clause.unit.in_(by.books),
        Clause.state.in_(_OPEN),
        Clause.due_on <= today + SOON,
        MediationCase.state.in_(_FOLLOWED),
    )
    for row in first_of(rows.order_by(Clause.due_on)):
        what = shorten((row.what or "").rstrip(" .;"), WIDTH, placeholder=" …")
        case = _case(row, by)
        label = f"{row.who or row.side.label}: {what} ({case})"
        yield Waiting(label, row.due_on, url_for("mediation.clause", clause_id=row.clause_id))


def _requests(by: Actor, at: tuple[int, ...], today: date) -> Iterator[Waiting]:
    """Requests that were prepared and not filed, from the first reminder on."""
    columns = (CourtRequest.id.label("request_id"), CourtRequest.due_on)
    rows = _of_cases(by, CourtRequest, *columns).where(
        CourtRequest.unit.in_(by.books),
        CourtRequest.state == CourtState.NOT_FILED,
        CourtRequest.due_on <= today + timedelta(days=max(at)),
    )
    for row in first_of(rows.order_by(CourtRequest.due_on)):
        told = _left(row.due_on, at, today)
        case = _case(row, by)
        label = f"Nộp đơn yêu cầu Tòa án công nhận{told}: {case}"
        address = url_for("mediation.court", request_id=row.request_id)
        yield Waiting(label, row.due_on, address)


def _last_days(by: Actor, law: LawPack, at: tuple[int, ...], today: date) -> Iterator[Waiting]:
    """Written agreements of which nobody has asked the court yet, before their last day."""
    if (running := law.deadline(Clock.COURT, today)) is None:
        return
    ends_today = today - (running.last_day - today)
    asked = db.exists().where(CourtRequest.case_id == MediationCase.id)
    rows = _of_cases(by, Agreement, Agreement.agreed_on).where(
        Agreement.unit.in_(by.books),
        Agreement.state == AgreementState.IN_FORCE,
        Agreement.is_written.is_(True),
        Agreement.agreed_on > ends_today - ROLLED,
        Agreement.agreed_on < ends_today + timedelta(days=max(at)) + ROLLED,
        MediationCase.state.in_(_AGREED),
        ~asked,
    )
    for row in first_of(rows.order_by(Agreement.agreed_on)):
        due_on = court_due(law, row.agreed_on)
        if due_on >= today and (told := _left(due_on, at, today)):
            case = _case(row, by)
            label = f"Hỏi các bên có yêu cầu Tòa án công nhận{told}: {case}"
            yield Waiting(label, due_on, url_for("mediation.detail", case_id=row.id))


def _drafts(by: Actor) -> Iterator[Waiting]:
    rows = _of_cases(by, Agreement).where(
        Agreement.unit.in_(by.books),
        Agreement.state == AgreementState.DRAFT,
        Agreement.is_written.is_(True),
        MediationCase.state.in_((CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.PAUSED)),
    )
    if by.may(Permission.RECORD_CASE):
        rows = rows.where(~_has_paper_to_sign())
    for row in first_of(rows.order_by(Agreement.id)):
        case = _case(row, by)
        label = f"Văn bản hòa giải thành chờ các bên ký, {case}"
        yield Waiting(label, None, url_for("mediation.detail", case_id=row.id))


def _left_alone(by: Actor, today: date) -> Iterator[Waiting]:
    """Open cases of a team that was dissolved, as when villages are joined, with which no other
    team has been asked to help: nobody could be assigned to them."""
    if not by.may(Permission.RECORD_CASE):
        return
    is_asked = db.exists().where(
        Partner.case_id == MediationCase.id,
        Partner.declined_on.is_(None),
        Partner.ended_on.is_(None),
    )
    rows = db.select(*NAMED).join(Team, Team.id == MediationCase.team_id)
    rows = rows.where(
        visible(by),
        MediationCase.unit.in_(by.books),
        MediationCase.state.in_(OPEN),
        Team.closed_on <= today,
        ~is_asked,
    )
    for row in first_of(rows.order_by(MediationCase.id)):
        label = f"Tổ đã giải thể, hãy đề nghị tổ khác phối hợp: {_case(row, by)}"
        yield Waiting(label, None, url_for("mediation.detail", case_id=row.id))


def _has_paper_to_sign() -> ColumnElement[bool]:
    """A paper that was made has a line of its own for who keeps it (:mod:`app.papers.waiting`)."""
    return db.exists().where(
        MadePaper.kind == PAPER,
        MadePaper.subject_id == MediationCase.id,
        MadePaper.signed_on.is_(None),
        MadePaper.withdrawn_on.is_(None),
    )


def _of_cases(by: Actor, part: Any, *columns: Any) -> Select[Any]:
    rows = db.select(*NAMED, *columns).select_from(part)
    rows = rows.join(MediationCase, MediationCase.id == part.case_id)
    return rows.join(Team, Team.id == MediationCase.team_id).where(visible(by))


def _left(due_on: date, at: tuple[int, ...], today: date) -> str:
    """The reminder that has come, in words; empty before the first."""
    days = reminder(due_on, today, at)
    if days is None:
        return ""
    return f" (còn không quá {days} ngày)" if due_on >= today else " (đã quá hạn)"


def _case(row: Row[Any], by: Actor) -> str:
    number = book_number(row.book_number, row.book_year)
    return case_in_words(number, row.team_id, row.team_name, to=by)
