"""Requests of voters for a conference: the list, one request, its answer."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.dialogue.requests import RequestState, check_open
from app.export.sending import asked_way, hand_out
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other
from app.yearplan.exports import requests_sheet
from app.yearplan.forms import RefuseForm, RequestForm
from app.yearplan.models import VoterRequest
from app.yearplan.record import VOTER_REQUEST
from app.yearplan.routes.blueprint import bp
from app.yearplan.service import requests as service
from app.yearplan.service.asking import request_lines, request_view


@bp.get("/yeu-cau")
@requires(Permission.SEE_DIALOGUES, exports=True)
def requests():
    lines = request_lines(current_actor())
    if way := asked_way():
        return hand_out(requests_sheet(lines, by=current_actor()), way)
    names = unit_names({line.request.unit for line in lines})
    return page("yearplan/requests.html", None, lines=lines, names=names)


@bp.route("/yeu-cau/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def new_request():
    form = RequestForm(data={"received_on": today()})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.receive_request(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".request_detail", request_id=made.id))
    return page("yearplan/request_form.html", None, form.answer_status, form=form, request_=None)


@bp.get("/yeu-cau/<uuid:request_id>")
@requires(Permission.SEE_DIALOGUES)
def request_detail(request_id: UUID):
    return _page(meet(VOTER_REQUEST, request_id, current_actor()))


@bp.route("/yeu-cau/<uuid:request_id>/sua", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def correct_request(request_id: UUID):
    held = _own(request_id)
    check_open(service.standing_of(held))
    form = RequestForm(obj=held)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()

        def act() -> VoterRequest:
            return service.correct_request(request_id, facts, revision=seen, today=today(), by=by)

        if tried(form, act):
            return see_other(url_for(".request_detail", request_id=request_id))
    return page("yearplan/request_form.html", None, form.answer_status, form=form, request_=held)


@bp.post("/yeu-cau/<uuid:request_id>/khong-to-chuc")
@requires(Permission.CONCLUDE_DIALOGUE)
def refuse_request(request_id: UUID):
    held, form = _own(request_id), RefuseForm()
    is_waiting = service.standing_of(held) is RequestState.WAITING
    if form.validate_on_submit():
        facts = {"refused_on": form.refused_on.data, "reason": form.reason.data}
        seen, by = form.seen_revision, form.actor()

        def act() -> VoterRequest:
            return service.refuse_request(request_id, **facts, revision=seen, today=today(), by=by)

        if tried(form, act, is_shown=is_waiting and not service.share_of(held).is_met):
            return see_other(url_for(".request_detail", request_id=request_id))
    return _page(held, form)


def _own(request_id: UUID) -> VoterRequest:
    return meet_own(VOTER_REQUEST, request_id, current_actor())


def _page(held: VoterRequest, wrong: RefuseForm | None = None) -> Response:
    actor, line = current_actor(), request_view(held)
    is_open = held.unit in actor.books and line.state is RequestState.WAITING
    refuse = wrong or RefuseForm(formdata=None, revision=held.revision, refused_on=today())
    may_refuse = is_open and not line.share.is_met and actor.may(Permission.CONCLUDE_DIALOGUE)
    return page(
        "yearplan/request.html",
        None,
        422 if wrong else 200,
        request_=held,
        line=line,
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
        writes=is_open and actor.may(Permission.RECORD_DIALOGUE),
        refuse=refuse if may_refuse else None,
        lines=history_lines(VOTER_REQUEST, history(VOTER_REQUEST.key, [held.id])),
    )
