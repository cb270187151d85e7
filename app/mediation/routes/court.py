"""The way to the court: a request on a page of its own, its steps, the court's questions."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.mediation.court import CourtAct, check_prepare, court_acts
from app.mediation.forms.base import OnBehalfForm
from app.mediation.forms.court import FORMS, AnswerForm, RequestForm, first_of
from app.mediation.models import CourtInquiry, CourtRequest
from app.mediation.record import COURT_INQUIRY, COURT_REQUEST
from app.mediation.routes.blueprint import bp
from app.mediation.service import court as service
from app.mediation.service.viewing import CaseView, view_case
from app.mediation.service.viewing.court import doubts_of, known_of, request_page
from app.papers.desk import desk_of
from app.records.journal import JournalEntry, history
from app.records.sight import meet
from app.records.wording import HistoryLine, history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried, typed_before
from app.web.htmx import page, see_other

PERFORM: dict[CourtAct, tuple[str, Callable[..., CourtRequest | CourtInquiry]]] = {
    CourtAct.CHECK: ("kiem-tra", service.check_request),
    CourtAct.FILE: ("nop-don", service.file_request),
    CourtAct.ACCEPT: ("thu-ly", service.accept_request),
    CourtAct.SET_HEARING: ("phien-hop", service.set_hearing),
    CourtAct.RECOGNISE: ("cong-nhan", service.ending(CourtAct.RECOGNISE)),
    CourtAct.NOT_RECOGNISE: ("khong-cong-nhan", service.ending(CourtAct.NOT_RECOGNISE)),
    CourtAct.ASK: ("yeu-cau", service.ask),
    CourtAct.RETURN: ("tra-don", service.ending(CourtAct.RETURN)),
    CourtAct.WITHDRAW: ("rut-don", service.ending(CourtAct.WITHDRAW)),
}


@bp.route("/<uuid:case_id>/toa-an", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def new_court(case_id: UUID):
    """Going through the conditions before anything is filed; refused at once without paper."""
    view = view_case(case_id, today=today(), by=current_actor())
    states = [line.request.state for line in view.court.requests]
    check_prepare(view.case.result, is_written=bool(view.case.is_written), others=states)
    form = RequestForm(**known_of(view.case, view.parties, on=today()))
    form.offer(view.parties)
    if form.validate_on_submit():
        prepare = partial(service.prepare_request, case_id, **form.facts())
        made = tried(form, lambda: prepare(by=form.actor()))
        if made is not None:
            return see_other(url_for(".court", request_id=made.id))
    doubts = doubts_of(view.parties, on=today())
    return page(
        "mediation/court/new.html", None, form.answer_status, view=view, form=form, doubts=doubts
    )


@bp.get("/toa-an/<uuid:request_id>")
@requires(Permission.SEE_CASES)
def court(request_id: UUID):
    return _show(meet(COURT_REQUEST, request_id, current_actor()))


@bp.post("/toa-an/tra-loi/<uuid:inquiry_id>")
@requires(Permission.RECORD_CASE)
def answer_court(inquiry_id: UUID):
    inquiry, form = meet(COURT_INQUIRY, inquiry_id, current_actor()), AnswerForm()
    if form.validate():
        given = {**form.facts(), "revision": form.seen_revision, "by": form.actor()}
        if tried(form, lambda: service.answer(inquiry_id, **given, today=today())) is not None:
            return see_other(url_for(".court", request_id=inquiry.request_id))
    request = meet(COURT_REQUEST, inquiry.request_id, current_actor())
    return _show(request, failed=form, act=CourtAct.ANSWER, asked=inquiry_id)


def _show(
    held: CourtRequest,
    failed: OnBehalfForm | None = None,
    act: CourtAct | None = None,
    asked: UUID | None = None,
) -> Response:
    day, actor = today(), current_actor()
    view = view_case(held.case_id, today=day, by=actor)
    may_act = held.unit in actor.books and actor.may(Permission.RECORD_CASE)
    acts = court_acts(held.state, actor.role) if may_act else []
    mediated_by = [*(one.name for one in view.current_assignments), view.team_in_full]
    shown = request_page(held, view.parties, view.law, mediated_by=mediated_by, today=day)
    return page(
        "mediation/court/request.html",
        None,
        failed.answer_status if failed else 200,
        view=view,
        case=view.case,
        shown=shown,
        desk=desk_of(held, by=actor),
        desks={line.inquiry.id: desk_of(line.inquiry, by=actor) for line in shown.line.inquiries},
        forms={one: _form(one, held, view, failed, act) for one in acts if one in FORMS},
        answers={
            line.inquiry.id: failed if asked == line.inquiry.id else _answer_form(line.inquiry, day)
            for line in shown.line.inquiries
            if CourtAct.ANSWER in acts and line.inquiry.answered_on is None
        },
        failed=act,
        slugs={one: row[0] for one, row in PERFORM.items()},
        doubts=doubts_of(view.parties, on=day),
        history=_history(held, [line.inquiry.id for line in shown.line.inquiries]),
    )


def _answer_form(inquiry: CourtInquiry, day: date) -> AnswerForm:
    typed = typed_before(url_for(".answer_court", inquiry_id=inquiry.id))
    return AnswerForm(formdata=typed, answered_on=day, revision=inquiry.revision)


def _form(
    one: CourtAct,
    held: CourtRequest,
    view: CaseView,
    failed: OnBehalfForm | None,
    act: CourtAct | None,
) -> OnBehalfForm:
    address = url_for(f".court_{one.value}", request_id=held.id)
    first = first_of(held, today())
    form = failed if one is act else FORMS[one](formdata=typed_before(address), **first)
    if isinstance(form, RequestForm):
        form.offer(view.parties)
    return form


def _history(held: CourtRequest, asked: list[UUID]) -> list[HistoryLine]:
    """The request and the court's questions in one line of time, the newest first."""
    kinds = {"court_request": COURT_REQUEST, "court_inquiry": COURT_INQUIRY}
    entries: list[JournalEntry] = [
        *history("court_request", [held.id]),
        *history("court_inquiry", asked),
    ]
    entries.sort(key=lambda one: one.sequence, reverse=True)
    return [line for one in entries for line in history_lines(kinds[one.subject], [one])]


def _carry_out(act: CourtAct) -> Callable[..., Response]:
    _, perform = PERFORM[act]

    @requires(Permission.RECORD_CASE)
    def do(request_id: UUID) -> Response:
        held = meet(COURT_REQUEST, request_id, current_actor())
        view = view_case(held.case_id, today=today(), by=current_actor())
        form = FORMS[act]()
        if isinstance(form, RequestForm):
            form.offer(view.parties)
        if form.validate():
            facts: dict[str, Any] = {"revision": form.seen_revision, "by": form.actor()}
            if act is not CourtAct.CHECK:
                facts["today"] = today()
            done = tried(form, lambda: perform(request_id, **form.facts(), **facts))
            if done is not None:
                return see_other(url_for(".court", request_id=request_id))
        return _show(held, form, act)

    return do


for _act, (_slug, _) in PERFORM.items():
    bp.add_url_rule(
        f"/toa-an/<uuid:request_id>/{_slug}",
        f"court_{_act.value}",
        _carry_out(_act),
        methods=["POST"],
    )
