"""How far the payment for each of some cases is: one query, for pages that list cases."""

from collections.abc import Collection, Mapping
from uuid import UUID

from app.db import db
from app.domain.mediation.assignment import CURRENT
from app.domain.remuneration.requests import (
    PAID_OUT,
    CasePayment,
    ItemKind,
    RequestState,
)
from app.mediation.models import Assignment, MediationCase
from app.remuneration.models import PaymentItem, PaymentRequest


def payment_states(case_ids: Collection[UUID]) -> Mapping[UUID, CasePayment]:
    """By case, for every case of ``case_ids`` that is held here; whether there is a rate for its
    day is only told by a request."""
    if not case_ids:
        return {}
    has_mediator = (
        db.exists()
        .where(Assignment.case_id == MediationCase.id, Assignment.status.in_(CURRENT))
        .correlate(MediationCase)
    )
    holds = (
        (PaymentItem.case_id == MediationCase.id)
        & (PaymentItem.kind == ItemKind.CASE)
        & PaymentItem.stands
    )
    rows = (
        db.select(
            MediationCase.id,
            MediationCase.ended_on.is_not(None) & MediationCase.result.is_not(None) & has_mediator,
            PaymentRequest.state,
            PaymentItem.amount,
        )
        .outerjoin(PaymentItem, holds)
        .outerjoin(PaymentRequest, PaymentRequest.id == PaymentItem.request_id)
        .where(MediationCase.id.in_(case_ids))
    )
    return {
        case_id: _state(bool(is_ended), state, amount)
        for case_id, is_ended, state, amount in db.session.execute(rows)
    }


def _state(is_ended: bool, state: RequestState | None, amount: int | None) -> CasePayment:
    if state is None:
        return CasePayment.ELIGIBLE if is_ended else CasePayment.NOT_ELIGIBLE
    if not amount:
        return CasePayment.NOT_ELIGIBLE
    if state is RequestState.HANDED_OVER:
        return CasePayment.HANDED_OVER
    return CasePayment.PAID if state in PAID_OUT else CasePayment.REQUESTED
