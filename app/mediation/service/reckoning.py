"""When an office changes its calendar or a time limit, the dates of running clocks follow."""

from datetime import date

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.lawpack import LawPack
from app.domain.mediation.acts import Act
from app.domain.mediation.court import CourtAct, CourtState
from app.domain.mediation.states import CaseState
from app.lawpack.service import law_of
from app.mediation.models import Agreement, CourtInquiry, CourtRequest, MediationCase
from app.mediation.service.court import answer_due, court_due
from app.records import journal

_CHANGED = "Ngày nghỉ hoặc thời hạn của đơn vị đã thay đổi: "
START = f"{_CHANGED}hạn bắt đầu hòa giải được tính lại."
COURT = f"{_CHANGED}ngày cuối yêu cầu Tòa án được tính lại."
ANSWER = f"{_CHANGED}hạn trả lời Tòa án được tính lại."


def reckon_again(by: Actor) -> None:
    """Set the stored last days of the unit's running clocks by the law as it stands now.

    Lent to :mod:`app.lawpack`, which is below; joins its transaction.
    """
    with transaction() as session:
        law = law_of(by.unit)
        for again in (_starts, _requests, _answers):
            again(session, law, by)


def _starts(session: Session, law: LawPack, by: Actor) -> None:
    running = db.select(MediationCase).where(
        MediationCase.unit.in_(by.books),
        MediationCase.state == CaseState.ASSIGNED,
        MediationCase.assigned_on.is_not(None),
    )
    for case in session.scalars(running):
        due = law.deadline(Clock.START, case.assigned_on)
        due_on = due and due.due_on
        if case.start_due_on != due_on:
            case.start_due_on = due_on
            journal.write(case, Act.CORRECT, by=by, reason=START)


def _requests(session: Session, law: LawPack, by: Actor) -> None:
    """Those that have not gone to the court: what was filed was late or not on that day."""
    running = (
        db.select(CourtRequest, Agreement.agreed_on)
        .join(Agreement, Agreement.id == CourtRequest.agreement_id)
        .where(CourtRequest.unit.in_(by.books), CourtRequest.state == CourtState.NOT_FILED)
    )
    for request, agreed_on in session.execute(running):
        _set_due(request, court_due(law, agreed_on), CourtAct.CHECK, by, COURT)


def _answers(session: Session, law: LawPack, by: Actor) -> None:
    waiting = db.select(CourtInquiry).where(
        CourtInquiry.unit.in_(by.books), CourtInquiry.answered_on.is_(None)
    )
    for inquiry in session.scalars(waiting):
        _set_due(inquiry, answer_due(law, inquiry.asked_on), CourtAct.ASK, by, ANSWER)


def _set_due(
    record: CourtRequest | CourtInquiry, due_on: date, act: CourtAct, by: Actor, reason: str
) -> None:
    if record.due_on != due_on:
        record.due_on = due_on
        journal.write(record, act, by=by, reason=reason)
