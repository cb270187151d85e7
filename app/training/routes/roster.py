"""The roster of trainers, the page of one trainer, and the yearly review."""

from uuid import UUID

from flask import abort, url_for

from app.domain.actors import TEAM_ROLES, Permission
from app.domain.training.roster import is_on_roster
from app.export.sending import asked_way, hand_out
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.training.exports import roster_sheet
from app.training.forms.papers import ReviewForm, TrainerForm
from app.training.record import TRAINER
from app.training.routes.blueprint import bp
from app.training.service import roster as service
from app.training.service.reading import when_given
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/tap-huan-vien/")
@requires(Permission.SEE_TRAINING, exports=True)
def roster():
    actor, day = current_actor(), today()
    if actor.role in TEAM_ROLES:
        abort(404)  # the roster is no business of a single team
    trainers = service.all_trainers(actor.books)
    serving = [one for one in trainers if is_on_roster(one.since, one.until, on=day)]
    if way := asked_way():
        return hand_out(roster_sheet(serving), way)
    return page(
        "training/roster.html",
        None,
        serving=serving,
        former=[one for one in trainers if one not in serving],
        reviews=service.reviews_of(actor.books),
        year=day.year,
    )


@bp.route("/tap-huan-vien/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def new_trainer():
    form = TrainerForm(data={"since": today()})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.add_trainer(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".trainer", trainer_id=made.id))
    return page("training/trainer_form.html", None, form.answer_status, form=form, trainer=None)


@bp.get("/tap-huan-vien/<uuid:trainer_id>")
@requires(Permission.SEE_TRAINING)
def trainer(trainer_id: UUID):
    actor = current_actor()
    held = meet(TRAINER, trainer_id, actor)
    return page(
        "training/trainer.html",
        None,
        trainer=held,
        work=service.work_of(held, actor.books | {held.unit}),
        when=when_given,
        keeps=actor.may(Permission.KEEP_TRAINING) and held.unit in actor.books,
        lines=history_lines(TRAINER, history("trainer", [held.id])),
    )


@bp.route("/tap-huan-vien/<uuid:trainer_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def change_trainer(trainer_id: UUID):
    held = meet_own(TRAINER, trainer_id, current_actor())
    form = TrainerForm(obj=held)
    if form.validate_on_submit():
        facts, revision, by = form.facts(), form.seen_revision, form.actor()
        changed = tried(
            form,
            lambda: service.change_trainer(
                trainer_id, facts, revision=revision, today=today(), by=by
            ),
        )
        if changed is not None:
            return see_other(url_for(".trainer", trainer_id=trainer_id))
    return page("training/trainer_form.html", None, form.answer_status, form=form, trainer=held)


@bp.route("/tap-huan-vien/ra-soat", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def review():
    day = today()
    form = ReviewForm(data={"reviewed_on": day})
    if form.validate_on_submit():
        facts = {"is_enough": form.finding.data == "enough", "proposals": form.proposals.data}
        on, by = form.reviewed_on.data, form.actor()
        made = tried(form, lambda: service.record_review(reviewed_on=on, **facts, today=day, by=by))
        if made is not None:
            return see_other(url_for(".roster"))
    serving = service.trainers_on(current_actor().books, on=day)
    return page("training/review.html", None, form.answer_status, form=form, serving=serving)
