"""What a person should think of today in the cases they may meet, before an ending."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import Row, Select
from sqlalchemy.orm import aliased

from app.db import db
from app.domain.actors import Actor
from app.domain.law_options import Option
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.states import OPEN, CaseState
from app.domain.words import mid_sentence
from app.lawpack.service import law_of
from app.mediation.models import MediationCase, Meeting, Partner
from app.mediation.models.case import book_number
from app.mediation.service.naming import NAMED, case_in_words
from app.mediation.service.sight import visible
from app.records.waiting import Waiting, first_of, soonest_first
from app.teams.models import Team

TOMORROW = timedelta(days=1)


def waiting(by: Actor, *, today: date) -> list[Waiting]:
    """Sittings of today and tomorrow and those that nobody wrote down, starts, long pauses, teams
    that have not answered; the nearest day first, what has no day last."""
    found = [
        *_sittings(by, today),
        *_starts(by, today),
        *_pauses(by, today),
        *_unanswered(by),
    ]
    return soonest_first(found)


def _sittings(by: Actor, today: date) -> Iterator[Waiting]:
    rows = _cases(by, Meeting.held_on, Meeting.starts_at)
    rows = rows.join(Meeting, Meeting.case_id == MediationCase.id).where(
        Meeting.state == MeetingState.PLANNED,
        Meeting.held_on <= today + TOMORROW,
        MediationCase.state.in_(OPEN),
    )
    for row in first_of(rows.order_by(Meeting.held_on, Meeting.starts_at)):
        told = "Buổi hẹn đã qua, chưa ghi" if row.held_on < today else _sitting(row.starts_at)
        yield _line(told, row.held_on, row, by)


def _sitting(starts_at: time | None) -> str:
    return f"Buổi hòa giải lúc {starts_at:%H:%M}" if starts_at else "Buổi hòa giải"


def _starts(by: Actor, today: date) -> Iterator[Waiting]:
    rows = _cases(by, MediationCase.start_due_on).where(
        MediationCase.state == CaseState.ASSIGNED,
        MediationCase.start_due_on <= today + TOMORROW,
    )
    for row in first_of(rows.order_by(MediationCase.start_due_on)):
        yield _line("Bắt đầu hòa giải", row.start_due_on, row, by)


def _pauses(by: Actor, today: date) -> Iterator[Waiting]:
    """Paused for as long as the unit lets pass before it asks again."""
    days = timedelta(days=law_of(by.unit).option(Option.PAUSE_REMINDER_DAYS, on=today))
    rows = _cases(by, MediationCase.paused_on).where(
        MediationCase.state == CaseState.PAUSED, MediationCase.paused_on <= today - days
    )
    for row in first_of(rows.order_by(MediationCase.paused_on)):
        yield _line("Hỏi lại các bên đang tạm dừng", row.paused_on + days, row, by)


def _unanswered(by: Actor) -> Iterator[Waiting]:
    asked = aliased(Team)
    rows = _cases(by, asked.name.label("team"), Partner.other_unit_name)
    rows = (
        rows.join(Partner, Partner.case_id == MediationCase.id)
        .outerjoin(asked, asked.id == Partner.team_id)
        .where(
            Partner.agreed_on.is_(None),
            Partner.declined_on.is_(None),
            Partner.ended_on.is_(None),
            MediationCase.state.in_(OPEN),
        )
    )
    for row in first_of(rows.order_by(Partner.asked_on, Partner.id)):
        whom = mid_sentence(row.team or row.other_unit_name or "Tổ của xã, phường khác")
        yield _line(f"Chờ {whom} trả lời phối hợp", None, row, by)


def _cases(by: Actor, *columns: Any) -> Select[Any]:
    """Cases of the own unit: what an office above only reads waits for nobody there."""
    rows = db.select(*NAMED, *columns).select_from(MediationCase)
    rows = rows.join(Team, Team.id == MediationCase.team_id)
    return rows.where(MediationCase.unit.in_(by.books), visible(by))


def _line(told: str, due_on: date | None, row: Row[Any], by: Actor) -> Waiting:
    number = book_number(row.book_number, row.book_year)
    case = case_in_words(number, row.team_id, row.team_name, to=by)
    address = url_for("mediation.detail", case_id=row.id)
    return Waiting(f"{told}, {case}", due_on, address)
