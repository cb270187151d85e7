"""Acts of the chair on the minutes, and the note that the results are public."""

from uuid import UUID

from flask import url_for

from app.dialogue.forms import PublishForm, SignForm, SumUpForm
from app.dialogue.models import Dialogue
from app.dialogue.opinion_forms import ConclusionForm
from app.dialogue.routes.common import bp, for_the_chair, minutes_page, own
from app.dialogue.service import minutes
from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import DialogueState, check_open
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.post("/<uuid:dialogue_id>/ket-luan-chung")
@requires(Permission.CONCLUDE_DIALOGUE)
def sum_up(dialogue_id: UUID):
    form = SumUpForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    minutes.sum_up(
        dialogue_id,
        words=form.closing_words.data,
        revision=form.seen_revision,
        by=for_the_chair(form, dialogue_id),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))


@bp.post("/<uuid:dialogue_id>/ket-luan")
@requires(Permission.CONCLUDE_DIALOGUE)
def conclude(dialogue_id: UUID):
    form = ConclusionForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    minutes.conclude(dialogue_id, form.facts(), by=for_the_chair(form, dialogue_id))
    return see_other(url_for(".detail", dialogue_id=dialogue_id, _anchor="ket-luan"))


@bp.route("/ket-luan/<uuid:conclusion_id>", methods=["GET", "POST"])
@requires(Permission.CONCLUDE_DIALOGUE)
def conclusion(conclusion_id: UUID):
    held = minutes.visible_conclusion(conclusion_id, {current_actor().unit})
    dialogue = own(held.dialogue_id)
    check_open(dialogue.state)
    form = ConclusionForm(obj=held)
    if form.validate_on_submit():
        minutes.correct_conclusion(
            conclusion_id,
            form.facts(),
            revision=form.seen_revision,
            by=for_the_chair(form, dialogue.id),
        )
        return see_other(url_for(".detail", dialogue_id=dialogue.id, _anchor="ket-luan"))
    return page(
        "dialogue/conclusion.html",
        None,
        form.answer_status,
        form=form,
        conclusion=held,
        dialogue=dialogue,
    )


@bp.post("/<uuid:dialogue_id>/ky")
@requires(Permission.CONCLUDE_DIALOGUE)
def sign(dialogue_id: UUID):
    form = SignForm()
    is_shown = own(dialogue_id).state is DialogueState.MINUTES_DRAFTED

    def sign_it() -> Dialogue:
        return minutes.sign_minutes(
            dialogue_id,
            signed_on=form.signed_on.data,
            signed_by=form.signed_by.data,
            minutes_number=form.minutes_number.data,
            revision=form.seen_revision,
            today=today(),
            by=for_the_chair(form, dialogue_id),
        )

    if form.validate_on_submit() and tried(form, sign_it, is_shown=is_shown):
        return see_other(url_for(".detail", dialogue_id=dialogue_id))
    return minutes_page(own(dialogue_id), form)


@bp.post("/<uuid:dialogue_id>/cong-khai")
@requires(Permission.RECORD_DIALOGUE)
def publish(dialogue_id: UUID):
    form = PublishForm()
    if not form.validate_on_submit():
        return minutes_page(own(dialogue_id), form)
    minutes.publish_results(
        dialogue_id,
        published_on=form.published_on.data,
        explanation=form.publish_reason.data or "",
        revision=form.seen_revision,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".detail", dialogue_id=dialogue_id))
