"""Alerts as lists, the banner of every page and the first page name them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy import ColumnElement, Select

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.calendar import HERE, show_moment
from app.domain.law_options import Option
from app.domain.lawpack import LawPack
from app.domain.mediation.alerts import AlertKind, AlertState, forward_due
from app.lawpack.service import law_of
from app.mediation.models import Alert, MediationCase
from app.mediation.models.case import book_number
from app.mediation.service.naming import case_in_words
from app.mediation.service.sight import visible
from app.records.handed import handed_over_to
from app.records.waiting import Waiting
from app.teams.models import Team
from app.units.service.sight import kept_for_each

SHOWN = 5  # open alerts named on every page; how many there are besides is told
LISTED = 100
_OPEN = [state for state in AlertState if state.is_open]
_LINE = (
    Alert.id,
    MediationCase.book_number,
    MediationCase.book_year,
    Team.id,
    Team.name,
    Alert.kind,
    Alert.state,
    Alert.raised_at,
)
_NEWEST = (Alert.raised_at.desc(), Alert.id.desc())


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert as lists name it."""

    id: UUID
    number: str
    team_id: UUID
    team: str
    kind: AlertKind
    state: AlertState
    raised_at: datetime


def open_alerts(by: Actor) -> tuple[Sequence[AlertLine], int]:
    """The newest open alerts that ``by`` should see at once, and how many there are besides.

    None where the book was handed over: who took it over has them before their eyes.
    """
    if not by.may(Permission.HANDLE_ALERT):
        return (), 0
    lines = _lines(_newest_open(by))
    if lines and handed_over_to():
        return (), 0
    if len(lines) < SHOWN:
        return lines, 0
    counted = _of(by, (db.func.count(),)).where(_is_open())
    return lines, (db.session.scalar(counted) or 0) - len(lines)


@kept_for_each
def _newest_open(by: Actor) -> Select[Any]:
    return _of(by, _LINE).where(_is_open()).order_by(*_NEWEST).limit(SHOWN)


def list_alerts(by: Actor) -> Sequence[tuple[AlertLine, datetime | None]]:
    """Those still open first, then the newest, ``LISTED`` at most; until when each should go up,
    which is nothing for a book that was handed over."""
    waiting_first = db.case((_is_open(), 0), else_=1)
    lines = _lines(_of(by, _LINE).order_by(waiting_first, *_NEWEST).limit(LISTED))
    law, is_settled_here = law_of(by.unit), handed_over_to() is not None
    return [(one, None if is_settled_here else forward_by(one, law)) for one in lines]


def forward_by(alert: Alert | AlertLine, law: LawPack) -> datetime | None:
    """Until when the unit lets a report wait before it goes up; None once it went."""
    if not alert.state.waits_to_go_up:
        return None
    raised_on = alert.raised_at.astimezone(HERE).date()
    return forward_due(alert.raised_at, law.option(Option.ALERT_FORWARD_HOURS, on=raised_on))


def waiting(by: Actor) -> list[Waiting]:
    """Reports that must go up, and those whose result nobody wrote down yet."""
    if not by.may(Permission.HANDLE_ALERT):
        return []
    law = law_of(by.unit)
    rows = _of(by, _LINE).where(_is_open()).order_by(Alert.raised_at, Alert.id).limit(LISTED)
    return [_waiting(one, forward_by(one, law), by) for one in _lines(rows)]


def _waiting(line: AlertLine, until: datetime | None, by: Actor) -> Waiting:
    address = url_for("mediation.alert", alert_id=line.id)
    case = case_in_words(line.number, line.team_id, line.team, to=by)
    if until is None:
        return Waiting(f"Ghi kết quả xử lý báo cáo khẩn, {case}", None, address)
    told = f"Báo cáo lên trước {show_moment(until)}, {case}"
    return Waiting(told, until.astimezone(HERE).date(), address)


def _of(by: Actor, columns: Sequence[Any]) -> Select[Any]:
    return (
        db.select(*columns)
        .select_from(Alert)
        .join(MediationCase, MediationCase.id == Alert.case_id)
        .join(Team, Team.id == Alert.team_id)
        .where(Alert.unit.in_(by.books), visible(by))
    )


def _is_open() -> ColumnElement[bool]:
    return Alert.state.in_(_OPEN)


def _lines(rows: Select[Any]) -> Sequence[AlertLine]:
    return [
        AlertLine(alert_id, book_number(number, year), *facts)
        for alert_id, number, year, *facts in db.session.execute(rows)
    ]
