"""Pages of the register of requests."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Actor, Permission
from app.domain.labels import LabelledEnum
from app.domain.privacy.calling import given_name
from app.domain.privacy.requests import RUNNING, RequestKind, RequestState
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.privacy.exports import requests_sheet
from app.privacy.forms import (
    AnswerForm,
    DecideForm,
    DoneForm,
    EraseForm,
    LookForm,
    MarkForm,
    ReasonForm,
    RequestForm,
)
from app.privacy.models import DataRequest
from app.privacy.record import DATA_REQUEST
from app.privacy.routes.blueprint import bp
from app.privacy.service import erasing, requests
from app.privacy.service.calling import called_in_cases
from app.privacy.service.catalogue import addresses
from app.privacy.service.finding import marked
from app.privacy.service.reading import Wanted, list_requests
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.places import behind, day_place
from app.web.telling import tell


@bp.get("/yeu-cau/")
@requires(Permission.KEEP_PRIVACY, exports=True)
def request_list():
    actor, wanted = current_actor(), _wanted()
    if way := asked_way():
        return hand_out(requests_sheet(wanted, today=today(), by=actor), way)
    lines, has_more = list_requests(actor, wanted, today=today(), before=day_place())
    named = ("loai", "tinh-trang", "qua-han")
    kept = {one: value for one in named if (value := request.args.get(one, ""))}
    older = behind(lines[-1].received_on, lines[-1].id) if has_more else None
    return page(
        "privacy/requests.html",
        "privacy/_requests.html",
        lines=lines,
        wanted=wanted,
        kinds=RequestKind,
        states=RequestState,
        day=today(),
        running=RUNNING,
        older=older and url_for(".request_list", **kept, **older),
        newest=url_for(".request_list", **kept) if day_place() else None,
    )


@bp.route("/yeu-cau/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_PRIVACY)
def new_request():
    form = RequestForm(data={"received_on": today()})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: requests.note_request(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".request_detail", request_id=made.id))
    return page("privacy/new_request.html", None, form.answer_status, form=form)


@bp.get("/yeu-cau/<uuid:request_id>")
@requires(Permission.KEEP_PRIVACY)
def request_detail(request_id: UUID):
    return _show(_met(request_id))


@bp.route("/yeu-cau/<uuid:request_id>/tim", methods=["GET", "POST"])
@requires(Permission.KEEP_PRIVACY)
def find(request_id: UUID):
    one, form = _met(request_id), LookForm()
    form.revision.data = form.revision.data or one.revision
    if form.validate_on_submit():
        reason, seen, by = form.reason.data, form.seen_revision, form.actor()
        if tried(
            form,
            lambda: requests.look_for(request_id, reason, revision=seen, today=today(), by=by),
        ):
            tell("Đã tìm trong sổ; lần tìm này được ghi vào nhật ký.")
            return see_other(url_for(".find", request_id=request_id))
    found = requests.found_for(one, today=today(), by=current_actor()) if not form.errors else None
    hits = found.hits if found else ()
    return page(
        "privacy/find.html",
        None,
        form.answer_status,
        one=one,
        form=form,
        found=found,
        addresses=addresses((hit.kind.key, hit.record_id) for hit in hits),
        ticks=MarkForm(formdata=None, revision=one.revision),
        chosen={f"{mark['kind']}.{mark['id']}" for mark in one.marks},
    )


@bp.post("/yeu-cau/<uuid:request_id>/danh-dau")
@requires(Permission.KEEP_PRIVACY)
def mark(request_id: UUID):
    form = MarkForm()
    chosen = form.chosen.data or []
    return _carry_out(
        request_id,
        form,
        "",
        lambda seen, by: requests.mark_records(
            request_id, chosen, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/yeu-cau/<uuid:request_id>/tra-loi")
@requires(Permission.KEEP_PRIVACY)
def answer(request_id: UUID):
    form = AnswerForm()
    return _carry_out(
        request_id,
        form,
        "answer",
        lambda seen, by: requests.answer_first(
            request_id, form.answered_on.data, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/yeu-cau/<uuid:request_id>/gia-han")
@requires(Permission.KEEP_PRIVACY)
def extend(request_id: UUID):
    form = ReasonForm()
    return _carry_out(
        request_id,
        form,
        "extend",
        lambda seen, by: requests.extend(
            request_id, form.reason.data, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/yeu-cau/<uuid:request_id>/quyet-dinh")
@requires(Permission.DECIDE_PRIVACY)
def decide(request_id: UUID):
    form = DecideForm()
    return _carry_out(
        request_id,
        form,
        "decide",
        lambda seen, by: requests.decide(
            request_id,
            form.decision.data,
            form.decided_on.data,
            reason=form.refusal.data or "",
            basis=form.refusal_basis.data or "",
            revision=seen,
            today=today(),
            by=by,
        ),
    )


@bp.post("/yeu-cau/<uuid:request_id>/xong")
@requires(Permission.KEEP_PRIVACY)
def done(request_id: UUID):
    form = DoneForm()
    return _carry_out(
        request_id,
        form,
        "done",
        lambda seen, by: requests.note_done(
            request_id, form.done_words.data, revision=seen, today=today(), by=by
        ),
    )


@bp.route("/yeu-cau/<uuid:request_id>/xoa", methods=["GET", "POST"])
@requires(Permission.DECIDE_PRIVACY)
def erase(request_id: UUID):
    one, form = _met(request_id), EraseForm()
    form.revision.data = form.revision.data or one.revision
    if form.validate_on_submit():
        papers = {UUID(text) for text in form.papers.data or () if len(text) == 36}
        seen, by = form.seen_revision, form.actor()
        if tried(
            form,
            lambda: erasing.erase_person(request_id, papers, revision=seen, today=today(), by=by),
        ):
            return see_other(url_for(".request_detail", request_id=request_id))
    seen_now = erasing.outlook_of(one, today=today(), by=current_actor())
    return page(
        "privacy/erase.html",
        None,
        form.answer_status,
        one=one,
        form=form,
        outlook=seen_now,
        **_called(one, current_actor()),
    )


def _called(one: DataRequest, by: Actor) -> dict[str, object]:
    """Where only the given name stands, for who erases or has erased."""
    called = called_in_cases(one, by)
    return {
        "called": called,
        "addresses": addresses((place.kind.key, place.record_id) for place in called),
        "name": given_name(one.person),
    }


def _met(request_id: UUID) -> DataRequest:
    return meet_own(DATA_REQUEST, request_id, current_actor())


def _carry_out(
    request_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], object]
) -> Response:
    """Do it and show the request; a form that is wrong stays as typed on its page."""
    one = _met(request_id)
    if carried_out(form, do, is_shown=act in _forms(one, current_actor())):
        return see_other(url_for(".request_detail", request_id=request_id))
    return _show(_met(request_id), form, act)


def _show(one: DataRequest, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    forms = _forms(one, actor)
    if wrong is not None:
        forms[act] = wrong
    is_erased = one.kind is RequestKind.ERASE and one.state is RequestState.DONE
    return page(
        "privacy/request.html",
        None,
        422 if wrong else 200,
        one=one,
        forms=forms,
        marks=marked(one.marks),
        stones=erasing.stones_of(one),
        day=today(),
        running=RUNNING,
        desk=desk_of(one, by=actor),
        lines=history_lines(DATA_REQUEST, history(DATA_REQUEST.key, [one.id]), told=set()),
        **(_called(one, actor) if is_erased else {}),
    )


def _forms(one: DataRequest, actor: Actor) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    given = {"formdata": None, "revision": one.revision}
    forms: dict[str, OfficeForm] = {}
    if one.state in RUNNING and one.answered_on is None:
        forms["answer"] = AnswerForm(**given, data={"answered_on": today()})
    if one.state in RUNNING and one.extended_on is None:
        forms["extend"] = ReasonForm(**given)
    if one.state is RequestState.OPEN and actor.may(Permission.DECIDE_PRIVACY):
        forms["decide"] = DecideForm(**given, data={"decided_on": today()})
    if one.state is RequestState.GRANTED and one.kind is not RequestKind.ERASE:
        forms["done"] = DoneForm(**given)
    return forms


def _wanted() -> Wanted:
    """What the address asks for; a word that is none asks for everything."""
    asked = request.args
    return Wanted(
        kind=_code(RequestKind, asked.get("loai", "")),
        state=_code(RequestState, asked.get("tinh-trang", "")),
        late=asked.get("qua-han") == "1",
    )


def _code(enum: type[LabelledEnum], given: str) -> LabelledEnum | None:
    return enum(given) if given in {one.value for one in enum} else None
