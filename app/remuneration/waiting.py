"""What of payments waits for this person, for the first page."""

from collections.abc import Iterator

from flask import url_for

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.labels import Term
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import RequestState
from app.records.waiting import Sort, Waiting, first_of
from app.remuneration.models import PaymentRequest
from app.remuneration.sight import visible_requests
from app.teams.models import Team
from app.web.translation.phrases import Phrase

_WORDS = {
    RequestState.DRAFT: "đề nghị thanh toán thù lao chờ tổ trưởng xác nhận",
    RequestState.CONFIRMED: "đề nghị thanh toán thù lao chờ quyết định",
    RequestState.APPROVED: "đề nghị thanh toán thù lao đã duyệt, chờ chi",
    RequestState.PAID: "khoản thù lao đã chi, chờ giao cho hòa giải viên",
}
_DUE = {
    RequestState.CONFIRMED: PaymentRequest.decision_due_on,
    RequestState.PAID: PaymentRequest.hand_over_due_on,
}


def waiting(by: Actor) -> list[Waiting]:
    """Requests to confirm, to decide, to pay, to hand over, each for who does that."""
    found: list[Waiting] = []
    if by.may(Permission.REQUEST_PAYMENT):
        found += _in_state(RequestState.DRAFT, by)
    if by.may(Permission.DECIDE_PAYMENT):
        found += _in_state(RequestState.CONFIRMED, by)
    if by.may(Permission.PAY):
        found += _in_state(RequestState.APPROVED, by)
    if by.may(Permission.REQUEST_PAYMENT):
        found += _in_state(RequestState.PAID, by)
    return found


def _in_state(state: RequestState, by: Actor) -> Iterator[Waiting]:
    due = _DUE.get(state)
    rows = (
        db.select(
            PaymentRequest.id,
            PaymentRequest.year,
            PaymentRequest.quarter,
            Team.name,
            (db.null() if due is None else due).label("due_on"),
        )
        .join(Team, Team.id == PaymentRequest.team_id)
        .where(
            visible_requests(by),
            PaymentRequest.unit.in_(by.books),
            PaymentRequest.state == state,
        )
    )
    words = _WORDS[state]
    sort = Sort(words, url_for("remuneration.index", **{"tinh-trang": state.value}))
    for row in first_of(rows.order_by(PaymentRequest.id if due is None else due)):
        address = url_for("remuneration.detail", request_id=row.id)
        period = Quarter(row.year, row.quarter).within
        begun = Term(f"{words[0].upper()}{words[1:]}")
        label = Phrase(begun, ": ", row.name, ", ", period)
        yield Waiting(label, row.due_on, address, sort)
