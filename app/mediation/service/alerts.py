"""Raising an alert in one press, and everything that is done about it until the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import Session

from app.db import db, now, transaction
from app.domain.actors import Actor, Permission
from app.domain.mediation import alerts
from app.domain.mediation.alerts import AlertAct, AlertKind, AlertState, ForwardedTo
from app.mediation.models import Alert, MediationCase
from app.mediation.models.case import book_number
from app.mediation.service.sight import own_case, visible
from app.records import journal
from app.records.locking import take
from app.teams.models import Team

SHOWN = 5  # open alerts named on every page; how many there are besides is told
LISTED = 100


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert as lists name it."""

    id: UUID
    number: str
    team: str
    kind: AlertKind
    state: AlertState
    raised_at: datetime


def raise_alert(case_id: UUID, kind: AlertKind, *, by: Actor, details: str = "") -> Alert:
    """One press; what happened can be told later. It waits for nothing and nobody."""
    with transaction() as session:
        case = own_case(session, case_id, by=by)
        alert = put_alert(case, kind, details=details, by=by)
    return alert


def put_alert(case: MediationCase, kind: AlertKind, *, details: str, by: Actor) -> Alert:
    """The same inside the transaction of another act (a case that must go to the police)."""
    alerts.check_raise(kind, [one.kind for one in alerts_of(case.id) if one.state.is_open])
    alert = Alert(
        unit=case.unit,
        case_id=case.id,
        team_id=case.team_id,
        kind=kind,
        state=alerts.next_alert_state(None, AlertAct.RAISE, role=by.role),
        raised_at=now(),
        details=details or None,
    )
    journal.write(alert, AlertAct.RAISE, by=by)
    return alert


def complete_alert(
    alert_id: UUID, *, details: str, revision: int | None = None, by: Actor
) -> Alert:
    """What was seen and heard is put down, or added to."""
    with transaction() as session:
        alert = _take(session, alert_id, AlertAct.COMPLETE, by, revision)
        alert.details = details or None
        journal.write(alert, AlertAct.COMPLETE, by=by)
    return alert


def acknowledge_alert(alert_id: UUID, *, revision: int | None = None, by: Actor) -> Alert:
    """The leader (or the commune) has seen it."""
    with transaction() as session:
        alert = _take(session, alert_id, AlertAct.ACKNOWLEDGE, by, revision)
        alert.acknowledged_at = _moment_after(alert.raised_at)
        journal.write(alert, AlertAct.ACKNOWLEDGE, by=by)
    return alert


def forward_alert(
    alert_id: UUID,
    *,
    forwarded_to: ForwardedTo | None,
    receiver: str = "",
    revision: int | None = None,
    by: Actor,
) -> Alert:
    """It is reported to whom the law names; a second time to another body, too."""
    with transaction() as session:
        alert = _take(session, alert_id, AlertAct.FORWARD, by, revision)
        alerts.check_forward(alert.kind, forwarded_to, receiver)
        alert.forwarded_at = _moment_after(alert.acknowledged_at or alert.raised_at)
        alert.acknowledged_at = alert.acknowledged_at or alert.forwarded_at
        alert.forwarded_to, alert.receiver = forwarded_to, receiver or None
        journal.write(alert, AlertAct.FORWARD, by=by)
    return alert


def answer_alert(alert_id: UUID, *, answer: str, revision: int | None = None, by: Actor) -> Alert:
    """What the body that was told did about it."""
    with transaction() as session:
        alert = _take(session, alert_id, AlertAct.ANSWER, by, revision)
        alerts.check_answer(answer, kind=alert.kind)
        alert.answered_at, alert.answer = _moment_after(alert.forwarded_at), answer
        journal.write(alert, AlertAct.ANSWER, by=by)
    return alert


def alerts_of(case_id: UUID) -> Sequence[Alert]:
    """All alerts of a case, the first first."""
    rows = db.select(Alert).where(Alert.case_id == case_id)
    return db.session.scalars(rows.order_by(Alert.id)).all()


def has_open_alert(case_id: UUID, kind: AlertKind) -> bool:
    return any(one.kind is kind and one.state.is_open for one in alerts_of(case_id))


def open_alerts(by: Actor) -> tuple[Sequence[AlertLine], int]:
    """The newest open alerts that ``by`` should see at once, and how many there are besides."""
    if not by.may(Permission.HANDLE_ALERT):
        return (), 0
    lines = _lines(_of(by, _LINE).where(_is_open()).order_by(*_NEWEST).limit(SHOWN))
    if len(lines) < SHOWN:
        return lines, 0
    counted = _of(by, (db.func.count(),)).where(_is_open())
    return lines, (db.session.scalar(counted) or 0) - len(lines)


def list_alerts(by: Actor) -> Sequence[AlertLine]:
    """Those still open first, then the newest, ``LISTED`` at most."""
    waiting = db.case((_is_open(), 0), else_=1)
    return _lines(_of(by, _LINE).order_by(waiting, *_NEWEST).limit(LISTED))


_LINE = (
    Alert.id,
    MediationCase.book_number,
    MediationCase.book_year,
    Team.name,
    Alert.kind,
    Alert.state,
    Alert.raised_at,
)
_NEWEST = (Alert.raised_at.desc(), Alert.id.desc())


def _of(by: Actor, columns: Sequence[Any]) -> Select[Any]:
    return (
        db.select(*columns)
        .select_from(Alert)
        .join(MediationCase, MediationCase.id == Alert.case_id)
        .join(Team, Team.id == Alert.team_id)
        .where(Alert.unit == by.unit, visible(by))
    )


def _is_open() -> ColumnElement[bool]:
    return Alert.state.in_([state for state in AlertState if state.is_open])


def _lines(rows: Select[Any]) -> Sequence[AlertLine]:
    return [
        AlertLine(alert_id, book_number(number, year), team, kind, state, raised_at)
        for alert_id, number, year, team, kind, state, raised_at in db.session.execute(rows)
    ]


def _take(
    session: Session, alert_id: UUID, act: AlertAct, by: Actor, revision: int | None
) -> Alert:
    alert = take(session, Alert, alert_id, by=by, revision=revision)
    own_case(session, alert.case_id, by=by)
    alert.state = alerts.next_alert_state(alert.state, act, role=by.role)
    return alert


def _moment_after(earlier: datetime) -> datetime:
    """Now; a clock that was set back must not hold a report up."""
    return max(now(), earlier)
