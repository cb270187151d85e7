"""Raising an alert in one press, and everything that is done about it until the answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.mediation import alerts
from app.domain.mediation.alerts import AlertAct, AlertKind, ForwardedTo
from app.mediation.models import Alert, MediationCase
from app.mediation.service.sight import own_case
from app.records import journal
from app.records.locking import take


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
        alerts.check_details(details, kind=alert.kind)
        alert.details = details
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


def has_open_alert(case_id: UUID, kind: AlertKind | None = None) -> bool:
    """Of this kind, or of any."""
    return any(one.state.is_open and kind in (None, one.kind) for one in alerts_of(case_id))


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
