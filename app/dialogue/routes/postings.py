"""Where the results were posted, broadcast and sent: one record per place, with its photo."""

from uuid import UUID

from flask import url_for

from app.attachments.shelf import shelf_of
from app.dialogue.posting_forms import PostingForm, PostingsForm
from app.dialogue.record import POSTING
from app.dialogue.routes.common import bp, own, readable
from app.dialogue.routes.follow_up import follow_up_page
from app.dialogue.service import postings as acts
from app.domain.actors import Permission
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.post("/<uuid:dialogue_id>/noi-cong-khai")
@requires(Permission.RECORD_DIALOGUE)
def note_posting(dialogue_id: UUID):
    dialogue, form = own(dialogue_id), PostingsForm()
    form.offer(acts.publicity_of(dialogue).villages)
    noted = form.validate_on_submit() and tried(
        form,
        lambda: acts.note_postings(dialogue_id, **form.facts(), today=today(), by=form.actor()),
    )
    if not noted:
        return follow_up_page(dialogue, form)
    return see_other(url_for(".follow_up", dialogue_id=dialogue_id, _anchor="cong-khai"))


@bp.get("/noi-cong-khai/<uuid:posting_id>")
@requires(Permission.SEE_DIALOGUES)
def posting(posting_id: UUID):
    return _show(posting_id)


@bp.post("/noi-cong-khai/<uuid:posting_id>")
@requires(Permission.RECORD_DIALOGUE)
def correct_posting(posting_id: UUID):
    held, form = meet_own(POSTING, posting_id, current_actor()), PostingForm()
    form.offer(acts.publicity_of(readable(held.dialogue_id)).villages)
    done = form.validate_on_submit() and tried(
        form,
        lambda: acts.correct_posting(
            posting_id,
            **form.facts(),
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
        ),
    )
    return see_other(POSTING.address(held)) if done else _show(posting_id, form)


def _show(posting_id: UUID, wrong: PostingForm | None = None):
    held = meet(POSTING, posting_id, current_actor())
    dialogue = readable(held.dialogue_id)
    villages = acts.publicity_of(dialogue).villages
    form = wrong or PostingForm(formdata=None, obj=held, words=held.note)
    form.offer(villages)
    return page(
        "dialogue/follow_up/posting.html",
        None,
        422 if wrong else 200,
        posting=held,
        dialogue=dialogue,
        villages=villages,
        form=form,
        shelf=shelf_of(held, by=current_actor()),
        lines=history_lines(POSTING, history("posting", [held.id])),
    )
