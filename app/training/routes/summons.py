"""Writing a summons, and the page of one with the people it names."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.training.lifecycle import check_open
from app.domain.training.summons import check_draft
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.training.forms.papers import SummonsForm
from app.training.models import TrainingClass, TrainingSummons
from app.training.record import TRAINING_CLASS, TRAINING_SUMMONS
from app.training.routes.blueprint import bp, own_class
from app.training.service import summons as service
from app.training.service.reading import summoned_lines, when_given
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/lop/<uuid:class_id>/trieu-tap", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def new_summons(class_id: UUID):
    held = own_class(class_id)
    check_draft(held.state, held.days)
    form = SummonsForm(data={"present_on": held.first_on})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.draft_summons(class_id, facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".summons", summons_id=made.id))
    return _form_page(held, None, form)


@bp.get("/trieu-tap/<uuid:summons_id>")
@requires(Permission.SEE_TRAINING)
def summons(summons_id: UUID):
    actor = current_actor()
    paper = meet(TRAINING_SUMMONS, summons_id, actor)
    held = meet(TRAINING_CLASS, paper.class_id, actor)
    return page(
        "training/summons.html",
        None,
        summons=paper,
        held=held,
        people=summoned_lines(paper),
        when=when_given,
        keeps=actor.may(Permission.KEEP_TRAINING) and paper.unit in actor.books,
        desk=desk_of(paper, by=actor),
        lines=history_lines(TRAINING_SUMMONS, history("training_summons", [paper.id])),
    )


@bp.route("/trieu-tap/<uuid:summons_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def correct_summons(summons_id: UUID):
    paper = meet_own(TRAINING_SUMMONS, summons_id, current_actor())
    held = own_class(paper.class_id)
    check_open(held.state)
    form = SummonsForm(obj=paper)
    if form.validate_on_submit():
        facts, revision, by = form.facts(), form.seen_revision, form.actor()

        def act() -> TrainingSummons:
            return service.correct_summons(
                summons_id, facts, revision=revision, today=today(), by=by
            )

        if tried(form, act) is not None:
            return see_other(url_for(".summons", summons_id=summons_id))
    return _form_page(held, paper, form)


def _form_page(held: TrainingClass, paper: TrainingSummons | None, form: SummonsForm) -> Response:
    return page(
        "training/summons_form.html",
        None,
        form.answer_status,
        held=held,
        summons=paper,
        form=form,
        when=when_given,
    )
