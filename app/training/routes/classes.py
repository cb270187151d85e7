"""The page of one class, its correction, and the acts on it as a whole."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.training.lifecycle import ClassState
from app.export.sending import asked_way, hand_out
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.training.exports import seats_sheet
from app.training.forms.base import PressForm, ReasonForm
from app.training.forms.classes import ClassForm, ReplanForm
from app.training.models import TrainingClass
from app.training.record import TRAINING_CLASS
from app.training.routes.blueprint import bp, own_class
from app.training.service import classes
from app.training.service.materials import materials_of
from app.training.service.reading import ClassView, view_class, when_given
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other

# What may be done to a class as a whole in each state, and the form for it.
_FORMS: dict[ClassState, dict[str, type[OfficeForm]]] = {
    ClassState.PLANNED: {"call_off": ReasonForm},
    ClassState.SUMMONED: {"call_off": ReasonForm},
    ClassState.HELD: {"finish": PressForm},
    ClassState.FINISHED: {"reopen": ReasonForm},
    ClassState.CALLED_OFF: {"replan": ReplanForm},
}


@bp.get("/lop/<uuid:class_id>")
@requires(Permission.SEE_TRAINING, exports=True)
def detail(class_id: UUID):
    actor = current_actor()
    held = meet(TRAINING_CLASS, class_id, actor)
    if way := asked_way():
        sheet = seats_sheet(view_class(held, by=actor), with_names=held.unit in actor.books)
        return hand_out(sheet, way)
    return _show(held)


@bp.route("/lop/<uuid:class_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def correct(class_id: UUID):
    held = own_class(class_id)
    form = ClassForm.of(held, current_actor().books, today())
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> TrainingClass:
            facts = form.facts()
            return classes.correct_class(class_id, facts, revision=revision, today=today(), by=by)

        if tried(form, act) is not None:
            return see_other(url_for(".detail", class_id=class_id))
    return page("training/correct.html", None, form.answer_status, form=form, held=held)


@bp.post("/lop/<uuid:class_id>/ket-thuc")
@requires(Permission.KEEP_TRAINING)
def finish(class_id: UUID):
    form = PressForm()
    revision, by = form.seen_revision, form.actor()
    return _carry_out(
        class_id,
        form,
        "finish",
        lambda: classes.finish_class(class_id, revision=revision, today=today(), by=by),
    )


@bp.post("/lop/<uuid:class_id>/mo-lai")
@requires(Permission.KEEP_TRAINING)
def reopen(class_id: UUID):
    form = ReasonForm()
    reason, revision, by = form.reason.data, form.seen_revision, form.actor()
    return _carry_out(
        class_id,
        form,
        "reopen",
        lambda: classes.reopen_class(class_id, reason=reason, revision=revision, by=by),
    )


@bp.post("/lop/<uuid:class_id>/huy")
@requires(Permission.KEEP_TRAINING)
def call_off(class_id: UUID):
    form = ReasonForm()
    reason, revision, by = form.reason.data, form.seen_revision, form.actor()
    return _carry_out(
        class_id,
        form,
        "call_off",
        lambda: classes.call_off(class_id, reason=reason, revision=revision, by=by),
    )


@bp.post("/lop/<uuid:class_id>/lap-lai")
@requires(Permission.KEEP_TRAINING)
def replan(class_id: UUID):
    form = ReplanForm()
    form.offer_quarters(today())
    revision, by = form.seen_revision, form.actor()
    return _carry_out(
        class_id,
        form,
        "replan",
        lambda: classes.replan(class_id, form.days(), revision=revision, today=today(), by=by),
    )


def _carry_out(
    class_id: UUID, form: OfficeForm, act: str, do: Callable[[], TrainingClass]
) -> Response:
    """Do it and show the class; a form that is wrong stays as typed on the page of the class."""
    held = own_class(class_id)
    is_shown = act in _FORMS[held.state]
    if form.validate() and tried(form, do, is_shown=is_shown) is not None:
        return see_other(url_for(".detail", class_id=class_id))
    return _show(own_class(class_id), form, act)


def _show(held: TrainingClass, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    keeps = held.unit in actor.books and actor.may(Permission.KEEP_TRAINING)
    forms = {name: _blank(kind, held) for name, kind in _FORMS[held.state].items()} if keeps else {}
    if wrong is not None:
        forms[act] = wrong
    view = view_class(held, by=actor)
    return page(
        "training/detail.html",
        None,
        422 if wrong else 200,
        held=held,
        view=view,
        materials=materials_of(held.id, actor),
        keeps=keeps,
        forms=forms,
        withdrawals=_withdrawals(view) if keeps and held.state.is_open else {},
        when=when_given,
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
        today=today(),
        lines=history_lines(TRAINING_CLASS, history("training_class", [held.id])),
    )


def _withdrawals(view: ClassView) -> dict[UUID, PressForm]:
    """A button, with a key of its own, for everybody of whom nothing is noted yet."""
    lines = (line for line in view.seats if not line.is_marked)
    return {line.row.id: PressForm(formdata=None) for line in lines}


def _blank(kind: type[OfficeForm], held: TrainingClass) -> OfficeForm:
    form = kind(formdata=None, revision=held.revision)
    if isinstance(form, ReplanForm):
        form.offer_quarters(today())
    return form
