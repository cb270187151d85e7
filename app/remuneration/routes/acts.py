"""What is done to a request as a whole."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Actor, Permission
from app.remuneration.forms import (
    ConfirmForm,
    DecideForm,
    HandOverForm,
    PayForm,
    ReasonForm,
    ReckonForm,
)
from app.remuneration.models import PaymentRequest
from app.remuneration.routes.blueprint import bp, own_request
from app.remuneration.routes.detail import people_to_sign, show
from app.remuneration.service import deciding, drafting, reading
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import see_other

Do = Callable[[int, Actor], PaymentRequest]


@bp.post("/<uuid:request_id>/tinh-lai")
@requires(Permission.REQUEST_PAYMENT)
def reckon(request_id: UUID):
    def do(seen: int, by: Actor) -> PaymentRequest:
        return drafting.reckon_again(request_id, revision=seen, today=today(), by=by)

    return _carry_out(request_id, ReckonForm(), "reckon", do)


@bp.post("/<uuid:request_id>/xac-nhan")
@requires(Permission.REQUEST_PAYMENT)
def confirm(request_id: UUID):
    form = ConfirmForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        return deciding.confirm(
            request_id,
            leader=form.confirmed_by.data,
            filed_on=form.filed_on.data,
            register_shown=form.register_shown.data,
            revision=seen,
            today=today(),
            by=by,
        )

    return _carry_out(request_id, form, "confirm", do)


@bp.post("/<uuid:request_id>/sua-lai")
@requires(Permission.REQUEST_PAYMENT)
def reopen(request_id: UUID):
    """By the team, before anything was decided."""
    form = ReasonForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        reason = form.reason.data or ""
        return drafting.reopen(request_id, reason, is_decider=False, revision=seen, by=by)

    return _carry_out(request_id, form, "reopen", do)


@bp.post("/<uuid:request_id>/tra-ve")
@requires(Permission.DECIDE_PAYMENT)
def give_back(request_id: UUID):
    """By who decides, also what was approved and is not paid yet."""
    form = ReasonForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        reason = form.reason.data or ""
        return drafting.reopen(request_id, reason, is_decider=True, revision=seen, by=by)

    return _carry_out(request_id, form, "return", do)


@bp.post("/<uuid:request_id>/rut")
@requires(Permission.REQUEST_PAYMENT)
def take_back(request_id: UUID):
    form = ReasonForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        return drafting.take_back(request_id, form.reason.data or "", revision=seen, by=by)

    return _carry_out(request_id, form, "take_back", do)


@bp.post("/<uuid:request_id>/quyet-dinh")
@requires(Permission.DECIDE_PAYMENT)
def decide(request_id: UUID):
    form = DecideForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        return deciding.decide(request_id, form.facts(), revision=seen, today=today(), by=by)

    return _carry_out(request_id, form, "decide", do)


@bp.post("/<uuid:request_id>/chi")
@requires(Permission.PAY)
def pay(request_id: UUID):
    form = PayForm()

    def do(seen: int, by: Actor) -> PaymentRequest:
        return deciding.pay(request_id, form.paid_on.data, revision=seen, today=today(), by=by)

    return _carry_out(request_id, form, "pay", do)


@bp.post("/<uuid:request_id>/giao")
@requires(Permission.REQUEST_PAYMENT)
def hand_over(request_id: UUID):
    one, form = own_request(request_id), HandOverForm()
    form.offer(people_to_sign(reading.lines_of(one, current_actor())).items())

    def do(seen: int, by: Actor) -> PaymentRequest:
        return deciding.hand_over(
            request_id,
            form.handed_on.data,
            form.signed.data or [],
            revision=seen,
            today=today(),
            by=by,
        )

    return _carry_out(request_id, form, "hand_over", do)


def _carry_out(request_id: UUID, form: OfficeForm, act: str, do: Do) -> Response:
    """Do it and show the request; a form that is wrong stays as typed on its page."""
    own_request(request_id)
    if carried_out(form, do):
        return see_other(url_for(".detail", request_id=request_id))
    return show(own_request(request_id), form, act)
