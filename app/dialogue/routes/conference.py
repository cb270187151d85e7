"""One conference: its minutes, its correction, and the acts before and at the meeting."""

from uuid import UUID

from flask import url_for

from app.dialogue.exports import opinions_sheet
from app.dialogue.forms import BeginForm, CallOffForm, ConferenceForm, EndForm, RescheduleForm
from app.dialogue.routes.common import bp, for_the_chair, minutes_page, own, readable
from app.dialogue.service import conference
from app.dialogue.service.reading import minutes_of
from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import check_open
from app.export.sending import asked_way, hand_out
from app.units.service import villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other
from app.yearplan.service.linking import links_of
from app.yearplan.service.venues import venues_of


@bp.get("/<uuid:dialogue_id>")
@requires(Permission.SEE_DIALOGUES, exports=True)
def detail(dialogue_id: UUID):
    held = readable(dialogue_id)
    if way := asked_way():
        return hand_out(opinions_sheet(minutes_of(held, today=today())), way)
    return minutes_page(held)


@bp.route("/<uuid:dialogue_id>/sua", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def correct(dialogue_id: UUID):
    dialogue = own(dialogue_id)
    check_open(dialogue.state)
    form = ConferenceForm(obj=dialogue)
    actor = current_actor()
    form.offer(villages_of(actor.unit), venues_of(actor.unit, on=today()))
    form.offer_links(*links_of(actor, today=today(), kept=dialogue.planned_id))
    if form.validate_on_submit():
        conference.correct_dialogue(
            dialogue_id,
            form.facts(),
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
        )
        return see_other(url_for(".detail", dialogue_id=dialogue_id))
    return page("dialogue/correct.html", None, form.answer_status, form=form, dialogue=dialogue)


@bp.post("/<uuid:dialogue_id>/bat-dau")
@requires(Permission.RECORD_DIALOGUE)
def begin(dialogue_id: UUID):
    form = BeginForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    conference.begin_session(
        dialogue_id,
        started_at=form.started_at.data,
        revision=form.seen_revision,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))


@bp.post("/<uuid:dialogue_id>/ket-thuc")
@requires(Permission.RECORD_DIALOGUE)
def end(dialogue_id: UUID):
    form = EndForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    conference.end_session(
        dialogue_id,
        ended_at=form.ended_at.data,
        people=form.people.data,
        revision=form.seen_revision,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))


@bp.post("/<uuid:dialogue_id>/hoan-huy")
@requires(Permission.CONCLUDE_DIALOGUE)
def call_off(dialogue_id: UUID):
    form = CallOffForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    conference.call_off(
        dialogue_id,
        form.wanted.data,
        reason=form.reason.data,
        revision=form.seen_revision,
        by=for_the_chair(form, dialogue_id),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))


@bp.post("/<uuid:dialogue_id>/doi-ngay")
@requires(Permission.CONCLUDE_DIALOGUE)
def reschedule(dialogue_id: UUID):
    form = RescheduleForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    conference.reschedule(
        dialogue_id,
        held_on=form.held_on.data,
        revision=form.seen_revision,
        today=today(),
        by=for_the_chair(form, dialogue_id),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))
