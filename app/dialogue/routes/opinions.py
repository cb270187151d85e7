"""Writing opinions down one after another, and the page of a single one."""

from uuid import UUID

from flask import Response, url_for

from app.attachments.shelf import shelf_of
from app.dialogue.follow_up_forms import on_opinion
from app.dialogue.models import Opinion
from app.dialogue.opinion_forms import HandlingForm, OpinionForm, QuickOpinionForm
from app.dialogue.record import OPINION
from app.dialogue.routes.common import (
    bp,
    fresh_opinion_form,
    minutes_page,
    own,
    readable,
)
from app.dialogue.service import opinions, reading
from app.dialogue.service.following import follow_opinion
from app.dialogue.service.reading import Minutes
from app.domain.actors import Permission
from app.domain.dialogue.follow_up import OFFERED
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other, wants_fragment


@bp.post("/<uuid:dialogue_id>/y-kien")
@requires(Permission.RECORD_DIALOGUE)
def voice(dialogue_id: UUID):
    """HTMX gets the new row and an empty line for the next; a plain browser the minutes."""
    dialogue = own(dialogue_id)
    held = reading.minutes_of(dialogue, today=today())
    form = QuickOpinionForm()
    form.offer(held.villages)
    if not form.validate_on_submit():
        if wants_fragment():
            fragment = "dialogue/_opinion_form.html"
            return page(fragment, fragment, 422, form=form, dialogue=dialogue)
        return minutes_page(dialogue, form)
    opinion = opinions.voice_opinion(dialogue_id, form.facts(), by=form.actor())
    if wants_fragment():
        return _added(opinion)
    anchor = f"y-kien-{opinion.number}"
    return see_other(url_for(".detail", dialogue_id=dialogue_id, _anchor=anchor))


@bp.get("/y-kien/<uuid:opinion_id>")
@requires(Permission.SEE_DIALOGUES)
def opinion(opinion_id: UUID):
    return opinion_page(meet(OPINION, opinion_id, current_actor()))


@bp.post("/y-kien/<uuid:opinion_id>/sua")
@requires(Permission.RECORD_DIALOGUE)
def correct_opinion(opinion_id: UUID):
    held = _own(opinion_id)
    form = OpinionForm()
    minutes = reading.minutes_of(own(held.dialogue_id), today=today())
    form.offer(minutes.villages)
    if not form.validate_on_submit():
        return opinion_page(held, form)
    opinions.correct_opinion(opinion_id, form.facts(), revision=form.seen_revision, by=form.actor())
    return see_other(url_for(".opinion", opinion_id=opinion_id))


@bp.post("/y-kien/<uuid:opinion_id>/giai-quyet")
@requires(Permission.RECORD_DIALOGUE)
def handle(opinion_id: UUID):
    held, form = _own(opinion_id), HandlingForm()
    if not form.validate_on_submit():
        return opinion_page(held, form)
    opinions.handle_opinion(
        opinion_id,
        form.handling(),
        legal_basis=form.legal_basis.data,
        revision=form.seen_revision,
        by=form.actor(),
    )
    return see_other(url_for(".opinion", opinion_id=opinion_id))


def _own(opinion_id: UUID) -> Opinion:
    return meet_own(OPINION, opinion_id, current_actor())


def opinion_page(held: Opinion, wrong: OfficeForm | None = None) -> Response:
    """One opinion with all that may be done to it; a form to be mended stays as typed."""
    dialogue = readable(held.dialogue_id)
    minutes = reading.minutes_of(dialogue, today=today())
    by_number = {one.number: one for one in minutes.opinions}
    words = OpinionForm(formdata=None, obj=held)
    words.offer(minutes.villages)
    forms = {
        type(form).__name__: form
        for form in (
            words,
            HandlingForm(formdata=None, obj=held),
            *on_opinion(held, today()),
            *([wrong] if wrong else []),
        )
    }
    return page(
        "dialogue/opinion.html",
        None,
        422 if wrong else 200,
        opinion=held,
        dialogue=dialogue,
        minutes=minutes,
        before=by_number.get(held.number - 1),
        after=by_number.get(held.number + 1),
        forms=forms,
        followed=follow_opinion(held, dialogue, today=today()),
        offered=OFFERED[held.state],
        shelf=shelf_of(held, by=current_actor()),
        lines=history_lines(OPINION, history("opinion", [held.id])),
        desk=desk_of(held, by=current_actor()),
        today=today(),
    )


def _added(opinion: Opinion) -> Response:
    """The row that was written, the row it echoes, and an empty line."""
    minutes: Minutes = reading.minutes_of(own(opinion.dialogue_id), today=today())
    first = next((one for one in minutes.opinions if one.number == opinion.same_as), None)
    fragment = "dialogue/_added.html"
    return page(
        fragment,
        fragment,
        opinion=opinion,
        first=first,
        minutes=minutes,
        dialogue=minutes.dialogue,
        form=fresh_opinion_form(minutes),
        today=today(),
    )
