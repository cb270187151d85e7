"""The follow-up of a conference, and the acts on an opinion of which an answer is owed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, url_for

from app.dialogue.exports import promises_sheet
from app.dialogue.follow_up_forms import (
    ActForm,
    CompleteForm,
    ExtendForm,
    PauseForm,
    ProgressForm,
    RefuseForm,
    ReplyForm,
    ResumeForm,
)
from app.dialogue.models import Dialogue
from app.dialogue.posting_forms import PostingsForm
from app.dialogue.record import OPINION
from app.dialogue.routes.common import bp, for_the_chair, own, readable
from app.dialogue.routes.opinions import opinion_page
from app.dialogue.service import completion
from app.dialogue.service import follow_up as acts
from app.dialogue.service.following import follow_up_of
from app.dialogue.service.postings import publicity_of
from app.domain.actors import Permission
from app.domain.dialogue.opinions import OpinionState
from app.export.sending import asked_way, hand_out
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/<uuid:dialogue_id>/theo-doi")
@requires(Permission.SEE_DIALOGUES, exports=True)
def follow_up(dialogue_id: UUID):
    held = readable(dialogue_id)
    if way := asked_way():
        return hand_out(promises_sheet(held, follow_up_of(held, today=today())), way)
    return follow_up_page(held)


@bp.post("/<uuid:dialogue_id>/hoan-thanh")
@requires(Permission.CONCLUDE_DIALOGUE)
def complete(dialogue_id: UUID):
    dialogue, form = own(dialogue_id), CompleteForm()
    by = for_the_chair(form, dialogue_id)
    done = form.validate_on_submit() and tried(
        form,
        lambda: completion.complete(
            dialogue_id, **form.facts(), revision=form.seen_revision, today=today(), by=by
        ),
    )
    if not done:
        return follow_up_page(dialogue, form)
    return see_other(url_for(".follow_up", dialogue_id=dialogue_id))


@bp.post("/y-kien/<uuid:opinion_id>/tien-do")
@requires(Permission.RECORD_DIALOGUE)
def note_progress(opinion_id: UUID):
    return on_opinion(opinion_id, ProgressForm(), acts.note_progress)


@bp.post("/y-kien/<uuid:opinion_id>/tam-dung")
@requires(Permission.CONCLUDE_DIALOGUE)
def pause(opinion_id: UUID):
    return on_opinion(opinion_id, PauseForm(), acts.pause)


@bp.post("/y-kien/<uuid:opinion_id>/tiep-tuc")
@requires(Permission.RECORD_DIALOGUE)
def resume(opinion_id: UUID):
    return on_opinion(opinion_id, ResumeForm(), acts.resume)


@bp.post("/y-kien/<uuid:opinion_id>/gia-han")
@requires(Permission.CONCLUDE_DIALOGUE)
def extend(opinion_id: UUID):
    return on_opinion(opinion_id, ExtendForm(), acts.extend)


@bp.post("/y-kien/<uuid:opinion_id>/tra-loi")
@requires(Permission.RECORD_DIALOGUE)
def reply(opinion_id: UUID):
    return on_opinion(opinion_id, ReplyForm(), acts.reply_to_opinion)


@bp.post("/y-kien/<uuid:opinion_id>/tu-choi")
@requires(Permission.CONCLUDE_DIALOGUE)
def refuse(opinion_id: UUID):
    return on_opinion(opinion_id, RefuseForm(), acts.refuse)


def on_opinion(opinion_id: UUID, form: ActForm, act: Callable[..., Any]) -> Response:
    """Do one act on an own opinion; what is refused stands in the form as it was typed."""
    held = meet_own(OPINION, opinion_id, current_actor())
    done = form.validate_on_submit() and tried(
        form,
        lambda: act(
            opinion_id,
            **form.facts(),
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
        ),
    )
    return see_other(OPINION.address(held)) if done else opinion_page(held, form)


def follow_up_page(dialogue: Dialogue, wrong: ActForm | None = None) -> Response:
    """All points of a conference with their clocks, and where its results were posted."""
    publicity = publicity_of(dialogue)
    fresh = PostingsForm(formdata=None, data={"posted_on": today()})
    forms = {
        type(form): form
        for form in (
            fresh,
            CompleteForm(formdata=None, revision=dialogue.revision, data={"completed_on": today()}),
            *([wrong] if wrong else []),
        )
    }
    forms[PostingsForm].offer(publicity.villages)
    return page(
        "dialogue/follow_up/index.html",
        None,
        422 if wrong else 200,
        dialogue=dialogue,
        follow_up=follow_up_of(dialogue, today=today()),
        publicity=publicity,
        forms={kind.__name__: form for kind, form in forms.items()},
        states=OpinionState,
        today=today(),
    )
