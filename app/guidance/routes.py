"""Pages of guidance at ``/chi-dao/``."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, request, url_for

from app.domain.actors import Actor, Permission
from app.domain.guidance import EVERYBODY
from app.domain.words import mid_sentence
from app.export.sending import asked_way, hand_out
from app.guidance.exports import guidance_sheet
from app.guidance.forms import AboutForm, AnswerForm, PaperForm, ReceiveForm, WithdrawForm
from app.guidance.models import Guidance
from app.guidance.notices import ABOUT
from app.guidance.record import GUIDANCE
from app.guidance.service import acts, reading
from app.records.journal import history
from app.records.locking import NotHere
from app.records.model import Record
from app.records.sight import meet, meet_own
from app.records.types import RecordType
from app.records.wording import history_lines
from app.units.service import lines_of, unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import SHORT, OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.translation.phrases import named_record

bp = Blueprint("guidance", __name__, url_prefix="/chi-dao")


@bp.get("/")
@requires(Permission.SEE_GUIDANCE, exports=True)
def index():
    if way := asked_way():
        return hand_out(guidance_sheet(today=today(), by=current_actor()), way)
    shown = reading.list_page(current_actor(), before=_before(), today=today())
    rows = [line.row for line in shown.lines]
    older = url_for(".index", truoc=rows[-1].id) if shown.has_more else None
    return page(
        "guidance/index.html",
        None,
        lines=shown.lines,
        names=unit_names({row.unit for row in rows} | {row.addressee for row in rows}),
        above=lines_of({current_actor().unit})[current_actor().unit],
        everybody=EVERYBODY,
        newest=url_for(".index") if _before() else None,
        older=older,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_GUIDANCE)
def new():
    form = PaperForm()
    form.offer(reading.units_told(current_actor(), on=today()))
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        sent = tried(form, lambda: acts.send_guidance(facts, today=today(), by=by))
        if sent is not None:
            return see_other(url_for(".detail", guidance_id=sent.id))
    return page("guidance/new.html", None, form.answer_status, form=form)


@bp.route("/ve/<word>/<uuid:record_id>", methods=["GET", "POST"])
@requires(Permission.WRITE_GUIDANCE)
def new_about(word: str, record_id: UUID):
    if word not in ABOUT:
        abort(404)
    kind = _type_of(ABOUT[word])
    record = meet(kind, record_id, current_actor())
    form = AboutForm(data={"title": f"Về {mid_sentence(named_record(kind, record))}"[:SHORT]})
    if form.validate_on_submit():
        facts, by = form.facts(record), form.actor()
        sent = tried(form, lambda: acts.send_guidance(facts, today=today(), by=by))
        if sent is not None:
            return see_other(url_for(".detail", guidance_id=sent.id))
    return page(
        "guidance/new_about.html",
        None,
        form.answer_status,
        form=form,
        action=url_for(".new_about", word=word, record_id=record_id),
        address=kind.address(record),
        name=named_record(kind, record),
        unit_name=unit_names({record.unit}).get(record.unit, record.unit),
    )


@bp.get("/<uuid:guidance_id>")
@requires(Permission.SEE_GUIDANCE)
def detail(guidance_id: UUID):
    return _show(meet(GUIDANCE, guidance_id, current_actor()))


@bp.post("/<uuid:guidance_id>/thu-hoi")
@requires(Permission.WRITE_GUIDANCE)
def withdraw(guidance_id: UUID):
    told = meet_own(GUIDANCE, guidance_id, current_actor())
    form = WithdrawForm()
    reason, revision, by = form.reason.data, form.seen_revision, form.actor()
    return _carry_out(
        told,
        form,
        "withdraw",
        lambda: acts.withdraw_guidance(
            guidance_id, reason, revision=revision, today=today(), by=by
        ),
    )


@bp.post("/<uuid:guidance_id>/da-nhan")
@requires(Permission.ANSWER_GUIDANCE)
def receive(guidance_id: UUID):
    told, form = meet(GUIDANCE, guidance_id, current_actor()), ReceiveForm()
    by = form.actor()
    return _carry_out(
        told, form, "receive", lambda: acts.confirm_receipt(guidance_id, today=today(), by=by)
    )


@bp.post("/<uuid:guidance_id>/tra-loi")
@requires(Permission.ANSWER_GUIDANCE)
def answer(guidance_id: UUID):
    told, form = meet(GUIDANCE, guidance_id, current_actor()), AnswerForm()
    reply, revision, by = form.reply.data, form.seen_revision, form.actor()
    return _carry_out(
        told,
        form,
        "answer",
        lambda: acts.answer_guidance(guidance_id, reply, revision=revision, today=today(), by=by),
    )


def _carry_out(told: Guidance, form: OfficeForm, act: str, do: Callable[[], Record]) -> Response:
    """Do it and show the guidance; a form that is wrong stays as typed on its page."""
    guidance_id, is_shown = told.id, told.withdrawn_on is None
    if form.validate() and tried(form, do, is_shown=is_shown) is not None:
        return see_other(url_for(".detail", guidance_id=guidance_id))
    return _show(meet(GUIDANCE, guidance_id, current_actor()), form, act)


def _show(told: Guidance, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    own = told.unit == actor.unit
    receipt = None if own else reading.receipt_of(told, actor)
    forms = _forms(told, receipt, actor)
    if wrong is not None:
        forms[act] = wrong
    subjects = [told.id] if own else []
    return page(
        "guidance/detail.html",
        None,
        422 if wrong else 200,
        told=told,
        own=own,
        is_former=not own and not _is_above(told, actor),
        receipt=receipt,
        forms=forms,
        units=reading.units_of(told, actor, today=today()) if own else (),
        names=unit_names({told.unit, told.addressee}),
        everybody=EVERYBODY,
        about=_about(told, actor),
        today=today(),
        lines=history_lines(GUIDANCE, history("guidance", subjects), told=()),
    )


def _forms(told: Guidance, receipt: Any, actor: Actor) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    if told.withdrawn_on is not None:
        return {}
    if told.unit == actor.unit:
        if not actor.may(Permission.WRITE_GUIDANCE):
            return {}
        return {"withdraw": WithdrawForm(formdata=None, revision=told.revision)}
    if not actor.may(Permission.ANSWER_GUIDANCE) or not _is_above(told, actor):
        return {}
    revision = receipt.revision if receipt else 0
    reply = receipt.reply if receipt else None
    forms: dict[str, OfficeForm] = {
        "answer": AnswerForm(formdata=None, revision=revision, data={"reply": reply})
    }
    if receipt is None:
        forms["receive"] = ReceiveForm(formdata=None)
    return forms


def _is_above(told: Guidance, actor: Actor) -> bool:
    """Whether its sender still stands above this unit."""
    return told.unit in lines_of({actor.unit})[actor.unit]


def _about(told: Guidance, actor: Actor) -> tuple[str, str] | None:
    """The name and the page of the record it is about; no page where it cannot be met here."""
    if told.about_kind not in ABOUT.values() or told.about_id is None:
        return None
    kind = _type_of(told.about_kind)
    try:
        record = meet(kind, told.about_id, actor)
    except NotHere:
        return kind.label, ""
    return named_record(kind, record), kind.address(record)


def _type_of(key: str) -> RecordType:
    return current_app.extensions["record_types"][key]


def _before() -> UUID | None:
    try:
        return UUID(request.args.get("truoc", ""))
    except ValueError:
        return None
