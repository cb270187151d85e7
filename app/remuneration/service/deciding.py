"""From the leader's confirmation to the last signature of those who got their money.

Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.remuneration import basis
from app.domain.remuneration import requests as rules
from app.domain.remuneration.requests import Decision, RequestState
from app.lawpack.service import law_of
from app.records import journal
from app.remuneration.acts import RequestAct, ShareAct
from app.remuneration.models import PaymentRequest, PaymentShare
from app.remuneration.service.holding import free, items_of, own_request, shares_of
from app.remuneration.service.register import mismatches


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What was decided, when, by whom; the reason of a refusal."""

    decision: Decision
    decided_on: date
    number: str = ""
    signer: str = ""
    reason: str = ""


def confirm(
    request_id: UUID,
    *,
    leader: str,
    filed_on: date,
    register_shown: bool,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> PaymentRequest:
    """The team leader has compared it with the register, and files it: the commune's clock runs."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        items = items_of(request.id)
        rules.check_filing(
            request.state,
            amount=request.totals.whole,
            register_shown=register_shown,
            mismatches=len(mismatches(request, items)),
            last_ended_on=max((one.ended_on for one in items if one.ended_on), default=None),
            filed_on=filed_on,
            today=today,
        )
        request.state, request.register_shown = RequestState.CONFIRMED, True
        request.filed_on, request.confirmed_by = filed_on, leader
        request.decision_due_on = _due(request, Clock.PAYMENT, filed_on)
        request.mending = None
        journal.write(request, RequestAct.CONFIRM, by=by.on_behalf_of(leader))
    return request


def decide(
    request_id: UUID,
    facts: DecisionFacts,
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> PaymentRequest:
    """Approve, or refuse with the reason: a refusal frees the cases and months."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_decision(
            request.state,
            facts.decision,
            reason=facts.reason,
            mismatches=len(mismatches(request, items_of(request.id))),
            filed_on=request.filed_on,
            decided_on=facts.decided_on,
            today=today,
        )
        request.decided_on = facts.decided_on
        request.decision_number = facts.number or None
        request.decided_by = facts.signer or by.name
        deciding = by.on_behalf_of(facts.signer)
        if facts.decision is Decision.REFUSE:
            request.state, request.refusal = RequestState.REFUSED, facts.reason
            free(request, by=by)
            journal.write(request, RequestAct.REFUSE, by=deciding, reason=facts.reason[:1000])
        else:
            request.state = RequestState.APPROVED
            journal.write(request, RequestAct.APPROVE, by=deciding)
    return request


def pay(
    request_id: UUID, paid_on: date, *, revision: int | None = None, today: date, by: Actor
) -> PaymentRequest:
    """The team got the money: its clock for handing it over runs."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_paying(
            request.state,
            mismatches=len(mismatches(request, items_of(request.id))),
            decided_on=request.decided_on,
            paid_on=paid_on,
            today=today,
        )
        request.state, request.paid_on = RequestState.PAID, paid_on
        request.hand_over_due_on = _due(request, Clock.HAND_OVER, paid_on)
        journal.write(request, RequestAct.PAY, by=by)
    return request


def hand_over(
    request_id: UUID,
    handed_on: date,
    signed: Collection[UUID],
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> PaymentRequest:
    """These mediators have signed for their money; with the last of them it is done."""
    with transaction() as session:
        request = own_request(session, request_id, by=by, revision=revision)
        rules.check_handing_over(
            request.state, paid_on=request.paid_on, handed_on=handed_on, today=today
        )
        waiting = unsigned(request)
        now = [one for one in waiting if one.mediator_id in signed]
        if waiting and not now:
            raise RuleViolation(
                "Hãy đánh dấu những người đã ký nhận trong danh sách.", basis=basis.PROCEDURE
            )
        for share in now:
            share.signed_on = handed_on
            journal.write(share, ShareAct.SIGN, by=by)
        if len(now) == len(waiting):
            request.state, request.handed_on = RequestState.HANDED_OVER, handed_on
        journal.write(request, RequestAct.HAND_OVER, by=by)
    return request


def unsigned(request: PaymentRequest) -> list[PaymentShare]:
    """What was paid and for which nobody has signed yet."""
    parts = shares_of(items_of(request.id)).values()
    return [one for some in parts for one in some if one.amount and one.signed_on is None]


def _due(request: PaymentRequest, clock: Clock, event: date) -> date | None:
    due = law_of(request.unit).deadline(clock, event)
    return due and due.due_on
