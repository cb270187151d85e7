"""How a case stood at the end of a day, in words of the database."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.labels import LabelledEnum
from app.domain.mediation.rounds import Standing
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.cells import Entry
from app.mediation.models import MediationCase, Round
from app.records.model import choice

OPEN = [Standing.NOT_BEGUN, Standing.GOING_ON]
_ENDED = [Standing.SETTLED, Standing.NOT_SETTLED]
_RESULTS = {
    CaseResult.SETTLED: Standing.SETTLED,
    CaseResult.NOT_SETTLED: Standing.NOT_SETTLED,
}


def latest(day: date) -> ColumnElement[Any]:
    """The id of the latest round that had begun or ended by the end of ``day``, where the case
    itself does not tell of it."""
    first_day = db.func.coalesce(Round.started_on, Round.ended_on)
    found = (
        db.select(Round.id)
        .where(Round.case_id == MediationCase.id, first_day <= day)
        .order_by(Round.number.desc(), Round.id.desc())
        .limit(1)
        .correlate(MediationCase)
        .scalar_subquery()
    )
    return db.case((MediationCase.received_on <= day, found))


def standing(round_: Any, day: date) -> ColumnElement[Standing]:
    """As this latest round stood, or where there is none the case itself."""
    known = round_.id.is_not(None)
    refused, *own = _own_standing(day)
    return db.case(refused, (known, _stands(round_, day)), *own, else_=said(Standing.NOT_BEGUN))


def of_itself(day: date) -> ColumnElement[Standing]:
    """The same of a case that had one round at most."""
    return db.case(*_own_standing(day), else_=said(Standing.NOT_BEGUN))


def _own_standing(day: date) -> list[tuple[ColumnElement[bool], Any]]:
    """How a case of one round stands, by its own facts; first where it is out of scope."""
    refused_on = db.func.coalesce(MediationCase.ended_on, MediationCase.received_on)
    own_first = db.func.coalesce(MediationCase.started_on, MediationCase.ended_on)
    is_refused = (MediationCase.state == CaseState.OUT_OF_SCOPE) & (refused_on <= day)
    return [
        (is_refused, said(Standing.BROKEN_OFF)),
        (own_first <= day, _stands(MediationCase, day)),
    ]


def _stands(round_: Any, day: date) -> ColumnElement[Standing]:
    """How a round that has begun stands; one that ended without result has not begun."""
    ended = db.case(
        *((round_.result == result, said(ending)) for result, ending in _RESULTS.items()),
        else_=said(Standing.NOT_BEGUN),
    )
    return db.case((round_.ended_on <= day, ended), else_=said(Standing.GOING_ON))


def entry(now: Any, before: Any, first: date) -> ColumnElement[Entry]:
    """How a case came into the period from ``first`` on, by its latest round at the period's end
    and that at its eve; None: it is not in it."""
    began = db.func.coalesce(now.started_on, now.ended_on)
    on_eve = standing(before, first - timedelta(days=1))
    return db.case(
        (MediationCase.received_on >= first, said(Entry.RECEIVED)),
        (on_eve.in_(OPEN), said(Entry.CARRIED)),
        (on_eve.in_(_ENDED) & (began >= first), said(Entry.RESUMED)),
        else_=db.null(),
    )


def started_late() -> ColumnElement[bool]:
    """The mediation began after the last day for it, and no other time had been agreed.

    Căn cứ: Điều 20 Luật Hòa giải ở cơ sở. What has not begun yet is not among them.
    """
    is_late = MediationCase.started_on > MediationCase.start_due_on
    return db.func.coalesce(is_late & ~MediationCase.other_time_agreed, db.false())


def said(code: LabelledEnum) -> ColumnElement[Any]:
    return db.literal(code, choice(type(code)))
