"""The shelf of learning material, and the page of one piece."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.training.material import paragraphs
from app.export.sending import asked_way, hand_out
from app.records.sight import meet, meet_own
from app.training.exports import shelf_sheet
from app.training.forms.papers import MaterialForm
from app.training.models import TrainingClass
from app.training.record import MATERIAL, TRAINING_CLASS
from app.training.routes.blueprint import bp
from app.training.service import materials as service
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/tai-lieu/")
@requires(Permission.SEE_TRAINING, exports=True)
def materials():
    actor = current_actor()
    with_retired = "ca-het-dung" in request.args
    shelf = service.shelf(actor, on=today(), with_retired=with_retired)
    if way := asked_way():
        return hand_out(shelf_sheet(one for _, pieces in shelf for one in pieces), way)
    return page("training/materials.html", None, shelf=shelf, with_retired=with_retired)


@bp.route("/tai-lieu/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def new_material():
    form = MaterialForm()
    form.offer(service.classes_to_name(current_actor().books))
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.add_material(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".material", material_id=made.id))
    return page("training/material_form.html", None, form.answer_status, form=form, material=None)


@bp.get("/tai-lieu/<uuid:material_id>")
@requires(Permission.SEE_TRAINING)
def material(material_id: UUID):
    actor = current_actor()
    held = meet(MATERIAL, material_id, actor)
    of_class: TrainingClass | None = None
    if held.class_id is not None:
        of_class = meet(TRAINING_CLASS, held.class_id, actor)
    return page(
        "training/material.html",
        None,
        material=held,
        paragraphs=paragraphs(held.text or ""),
        of_class=of_class,
        keeps=actor.may(Permission.KEEP_TRAINING) and held.unit in actor.books,
        today=today(),
    )


@bp.route("/tai-lieu/<uuid:material_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def change_material(material_id: UUID):
    held = meet_own(MATERIAL, material_id, current_actor())
    form = MaterialForm(obj=held)
    form.offer(service.classes_to_name(current_actor().books))
    if form.validate_on_submit():
        facts, revision, by = form.facts(), form.seen_revision, form.actor()
        changed = tried(
            form, lambda: service.change_material(material_id, facts, revision=revision, by=by)
        )
        if changed is not None:
            return see_other(url_for(".material", material_id=material_id))
    return page("training/material_form.html", None, form.answer_status, form=form, material=held)
