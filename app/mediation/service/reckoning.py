"""When an office changes its calendar or a time limit, the dates of running clocks follow."""

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseState
from app.lawpack.service import law_of
from app.mediation.models import MediationCase
from app.records import journal

REASON = "Ngày nghỉ hoặc thời hạn của đơn vị đã thay đổi: hạn bắt đầu hòa giải được tính lại."


def reckon_again(by: Actor) -> None:
    """Set the start clocks of the unit's assigned cases by the law as it stands now.

    Lent to :mod:`app.lawpack`, which is below; joins its transaction.
    """
    with transaction() as session:
        law = law_of(by.unit)
        running = db.select(MediationCase).where(
            MediationCase.unit == by.unit,
            MediationCase.state == CaseState.ASSIGNED,
            MediationCase.assigned_on.is_not(None),
        )
        for case in session.scalars(running):
            due = law.deadline(Clock.START, case.assigned_on)
            due_on = due and due.due_on
            if case.start_due_on != due_on:
                case.start_due_on = due_on
                journal.write(case, Act.CORRECT, by=by, reason=REASON)
