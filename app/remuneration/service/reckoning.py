"""When an office changes its calendar or a time limit, the clocks of requests follow."""

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.remuneration.requests import RequestState
from app.lawpack.service import law_of
from app.records import journal
from app.remuneration.acts import RequestAct
from app.remuneration.models import PaymentRequest

CHANGED = "Ngày nghỉ hoặc thời hạn của đơn vị đã thay đổi: hạn được tính lại."
_RUNNING = {
    RequestState.CONFIRMED: (Clock.PAYMENT, "filed_on", "decision_due_on"),
    RequestState.PAID: (Clock.HAND_OVER, "paid_on", "hand_over_due_on"),
}


def reckon_again(by: Actor) -> None:
    """Set the stored last days of running clocks by the law as it stands now.

    Lent to :mod:`app.lawpack`, which is below; joins its transaction.
    """
    with transaction() as session:
        law = law_of(by.unit)
        running = db.select(PaymentRequest).where(
            PaymentRequest.unit.in_(by.books), PaymentRequest.state.in_(_RUNNING)
        )
        for request in session.scalars(running):
            clock, since, until = _RUNNING[request.state]
            due = law.deadline(clock, getattr(request, since))
            if getattr(request, until) != (due_on := due and due.due_on):
                setattr(request, until, due_on)
                journal.write(request, RequestAct.RECKON, by=by, reason=CHANGED)
