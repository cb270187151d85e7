"""The page of one request: its lines beside the register, what may be done, its papers."""

from uuid import UUID

from flask import Response

from app.domain.actors import Actor, Permission
from app.domain.money import in_words
from app.domain.remuneration.requests import RequestState, is_late
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.remuneration.exports import lines_sheet
from app.remuneration.forms import (
    ConfirmForm,
    DecideForm,
    HandOverForm,
    PayForm,
    ReasonForm,
    ReckonForm,
)
from app.remuneration.models import PaymentRequest
from app.remuneration.record import PAYMENT_REQUEST
from app.remuneration.routes.blueprint import bp
from app.remuneration.service import reading
from app.remuneration.service.reading import ItemLine
from app.remuneration.sight import sees_shares
from app.teams.service import members_in_office
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page

_TOLD = {"cases", "months", "case_amount", "team_amount", "accident_amount", "filed_on"}


@bp.get("/<uuid:request_id>")
@requires(Permission.SEE_PAYMENTS, exports=True)
def detail(request_id: UUID):
    one = meet(PAYMENT_REQUEST, request_id, current_actor())
    if way := asked_way():
        team = reading.team_of(one, current_actor())
        return hand_out(lines_sheet(one, team, reading.lines_of(one, current_actor())), way)
    return show(one)


def show(one: PaymentRequest, wrong: OfficeForm | None = None, act: str = "") -> Response:
    """The page with the forms of what may be done now; a failed one stays as typed."""
    actor = current_actor()
    lines = reading.lines_of(one, actor)
    forms = _forms(one, lines, actor)
    if wrong is not None:
        forms[act] = wrong
    is_draft = one.state is RequestState.DRAFT
    writes = one.unit in actor.books and actor.may(Permission.REQUEST_PAYMENT)
    return page(
        "remuneration/detail.html",
        None,
        422 if wrong else 200,
        one=one,
        team=reading.team_of(one, actor),
        unit_name=unit_names({one.unit}).get(one.unit, one.unit),
        lines=lines,
        sees_shares=sees_shares(actor),
        mismatches=sum(bool(line.differences) for line in lines),
        not_paid=reading.not_paid(one) if is_draft and sees_shares(actor) else [],
        words=in_words(one.totals.whole),
        late_decision=is_late(one.decision_due_on, one.decided_on, today=today()),
        late_handing=is_late(one.hand_over_due_on, one.handed_on, today=today()),
        writes=writes and is_draft,
        forms=forms,
        desk=desk_of(one, by=actor),
        history=history_lines(PAYMENT_REQUEST, history(PAYMENT_REQUEST.key, [one.id]), told=_TOLD),
    )


def people_to_sign(lines: list[ItemLine]) -> dict[UUID, str]:
    """Who still has to sign for money, by the name on the list."""
    return {
        part.share.mediator_id: part.name
        for line in lines
        for part in line.shares
        if part.share.amount and part.share.signed_on is None
    }


def _forms(one: PaymentRequest, lines: list[ItemLine], by: Actor) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    if one.unit not in by.books:
        return {}
    seen = {"formdata": None, "revision": one.revision}
    forms: dict[str, OfficeForm] = {}
    if by.may(Permission.REQUEST_PAYMENT):
        forms |= _of_team(one, lines, seen)
    if by.may(Permission.DECIDE_PAYMENT):
        if one.state is RequestState.CONFIRMED:
            forms["decide"] = DecideForm(**seen, data={"decided_on": today(), "signer": by.name})
        if one.state in (RequestState.CONFIRMED, RequestState.APPROVED):
            forms["return"] = ReasonForm(**seen)
    if by.may(Permission.PAY) and one.state is RequestState.APPROVED:
        forms["pay"] = PayForm(**seen, data={"paid_on": today()})
    return forms


def _of_team(one: PaymentRequest, lines: list[ItemLine], seen: dict) -> dict[str, OfficeForm]:
    if one.state is RequestState.DRAFT:
        filled = {"confirmed_by": _leader(one), "filed_on": today()}
        return {
            "reckon": ReckonForm(**seen),
            "confirm": ConfirmForm(**seen, data=filled),
            "take_back": ReasonForm(**seen),
        }
    if one.state is RequestState.CONFIRMED:
        return {"reopen": ReasonForm(**seen), "take_back": ReasonForm(**seen)}
    if one.state is RequestState.PAID:
        form = HandOverForm(**seen, data={"handed_on": today()})
        form.offer(people_to_sign(lines).items())
        return {"hand_over": form}
    return {}


def _leader(one: PaymentRequest) -> str:
    members = members_in_office(one.team_id, on=today())
    return next((member.name or "" for member in members if member.is_leader), "")
