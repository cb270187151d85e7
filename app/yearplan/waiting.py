"""What of the year's dialogues waits for this person, for the first page."""

from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.dialogue.requests import RequestState
from app.domain.dialogue.year import DutyState, SessionState, is_duty_near
from app.domain.plans import PlanState
from app.records.waiting import Waiting, soonest_first
from app.units.service import unit_names
from app.yearplan.conferences import conferences
from app.yearplan.models import DialoguePlan, PlannedSession
from app.yearplan.service.asking import request_lines
from app.yearplan.service.reading import duty_of, standing_of


def waiting(by: Actor, today: date) -> list[Waiting]:
    """For who writes the commune's dialogues: planned conferences whose quarter ended without
    them, a year without its conference, requests without an answer. Soonest first."""
    if not by.may(Permission.RECORD_DIALOGUE):
        return []
    return soonest_first([*_late(by, today), *_owed(by, today), *_asked(by)])


def _late(by: Actor, today: date) -> list[Waiting]:
    rows = (
        db.select(PlannedSession)
        .join(DialoguePlan, DialoguePlan.id == PlannedSession.plan_id)
        .where(
            PlannedSession.unit.in_(by.books),
            PlannedSession.year.in_((today.year - 1, today.year)),
            PlannedSession.struck_on.is_(None),
            DialoguePlan.state == PlanState.ISSUED,
        )
        .order_by(PlannedSession.year, PlannedSession.quarter, PlannedSession.id)
    )
    sessions = db.session.scalars(rows).all()
    linked = conferences().of_sessions([one.id for one in sessions])
    names = unit_names({one.unit for one in sessions} - {by.unit})
    return [
        Waiting(
            _overdue(one, names.get(one.unit)),
            one.when.last_day,
            url_for("yearplan.detail", plan_id=one.plan_id),
        )
        for one in sessions
        if standing_of(one, linked, today) is SessionState.LATE
    ]


def _overdue(one: PlannedSession, former: str | None) -> str:
    """``former`` names the unit merged into this one whose plan it stands in, if it does."""
    within, kind = one.when.within, one.kind.label.lower()
    if former:
        return f"Phiên đối thoại {within} của {former} ({kind}) quá quý, chưa tổ chức"
    return f"Phiên đối thoại {within} ({kind}) quá quý, chưa tổ chức"


def _owed(by: Actor, today: date) -> list[Waiting]:
    if not is_duty_near(today):
        return []
    duty = duty_of(by.unit, today.year, today=today)
    if duty.state is not DutyState.RUNNING or duty.deadline is None:
        return []
    label = f"Năm {today.year} chưa có hội nghị đối thoại của chính quyền"
    return [Waiting(label, duty.deadline.due_on, url_for("yearplan.index"))]


def _asked(by: Actor) -> list[Waiting]:
    return [
        Waiting(
            "Yêu cầu đối thoại của cử tri chờ trả lời",
            None,
            url_for("yearplan.request_detail", request_id=line.request.id),
        )
        for line in request_lines(by)
        if line.state is RequestState.WAITING
    ]
