"""What is still written once the minutes are signed, and the journal of all that was."""

from uuid import UUID

from flask import request, url_for

from app.dialogue.forms import NoteForm, NotifyForm
from app.dialogue.routes.common import bp, minutes_page, own, readable
from app.dialogue.service import minutes
from app.dialogue.service.trail import whole_trail
from app.domain.actors import Permission
from app.web.access import requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.post("/<uuid:dialogue_id>/thong-bao-ket-luan")
@requires(Permission.RECORD_DIALOGUE)
def notify(dialogue_id: UUID):
    form = NotifyForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    minutes.notify_conclusions(
        dialogue_id,
        notified_on=form.notified_on.data,
        number=form.notification_number.data,
        revision=form.seen_revision,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))


@bp.post("/<uuid:dialogue_id>/ghi-chu")
@requires(Permission.RECORD_DIALOGUE)
def note(dialogue_id: UUID):
    form = NoteForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    minutes.add_note(dialogue_id, words=form.text.data, today=today(), by=form.actor())
    return see_other(url_for(".detail", dialogue_id=dialogue_id, _anchor="ghi-chu"))


@bp.get("/<uuid:dialogue_id>/nhat-ky")
@requires(Permission.SEE_DIALOGUES)
def trail(dialogue_id: UUID):
    dialogue = readable(dialogue_id)
    asked = request.args.get("truoc", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None
    found = whole_trail(dialogue, before=before)
    older = found.older and url_for(".trail", dialogue_id=dialogue_id, truoc=found.older)
    return page("dialogue/trail.html", None, dialogue=dialogue, trail=found, older=older)
