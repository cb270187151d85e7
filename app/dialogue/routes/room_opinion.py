"""The details of one opinion, opened under its row in the room and gone again once saved."""

from uuid import UUID

from flask import Response, url_for

from app.dialogue.models import Opinion
from app.dialogue.opinion_forms import HandlingForm, OpinionForm
from app.dialogue.prepared import preparation
from app.dialogue.record import OPINION
from app.dialogue.routes.common import bp, own
from app.dialogue.routes.room_common import resumed, told, village_names
from app.dialogue.service import opinions
from app.domain.actors import Permission
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm, tried
from app.web.htmx import page


@bp.get("/phong-hop/y-kien/<uuid:opinion_id>")
@requires(Permission.RECORD_DIALOGUE)
def room_opinion(opinion_id: UUID):
    return _details(_own(opinion_id))


@bp.post("/phong-hop/y-kien/<uuid:opinion_id>/giai-quyet")
@requires(Permission.RECORD_DIALOGUE)
def room_handle(opinion_id: UUID):
    held, form = _own(opinion_id), HandlingForm()
    if form.validate_on_submit():
        tried(
            form,
            lambda: opinions.handle_opinion(
                opinion_id,
                form.handling(),
                legal_basis=form.legal_basis.data,
                revision=form.seen_revision,
                by=form.actor(),
            ),
        )
    return _details(held, form) if form.errors else _told(held)


@bp.post("/phong-hop/y-kien/<uuid:opinion_id>/sua")
@requires(Permission.RECORD_DIALOGUE)
def room_correct(opinion_id: UUID):
    held, form = _own(opinion_id), OpinionForm()
    form.offer(village_names())
    if form.validate_on_submit():
        tried(
            form,
            lambda: opinions.correct_opinion(
                opinion_id, form.facts(), revision=form.seen_revision, by=form.actor()
            ),
        )
    return _details(held, form) if form.errors else _told(held)


def _own(opinion_id: UUID) -> Opinion:
    return meet_own(OPINION, opinion_id, current_actor())


def _told(held: Opinion) -> Response:
    return told(own(held.dialogue_id), f"dong-{held.number}")


def _details(held: Opinion, wrong: OfficeForm | None = None) -> Response:
    handle = url_for(".room_handle", opinion_id=held.id)
    correct = url_for(".room_correct", opinion_id=held.id)
    words = resumed(OpinionForm, correct, obj=held)
    words.offer(village_names())
    forms = {
        "HandlingForm": resumed(HandlingForm, handle, obj=held),
        "OpinionForm": words,
    }
    if wrong is not None:
        forms[type(wrong).__name__] = wrong
    fragment = "dialogue/room/_details.html"
    return page(
        "dialogue/room/details.html",
        fragment,
        422 if wrong else 200,
        opinion=held,
        dialogue=own(held.dialogue_id),
        forms=forms,
        ready=preparation().ready_answer(held.dialogue_id, held.field),
    )
