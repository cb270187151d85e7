"""One line per person: who will come, who came, who completed the class."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.training.forms.sheets import AnswersForm, AttendanceForm, ResultsForm, SheetForm
from app.training.models import TrainingClass
from app.training.routes.blueprint import bp, own_class
from app.training.service import sheets
from app.training.service.reading import SeatLine, view_class
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/lop/<uuid:class_id>/xac-nhan", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def answers(class_id: UUID):
    held = own_class(class_id)
    lines = _lines(held)
    form = AnswersForm.offering(lines, held.revision)
    if form.validate_on_submit():
        told, revision, by = form.read(), form.seen_revision, form.actor()
        if tried(form, lambda: sheets.note_answers(class_id, told, revision=revision, by=by)):
            return see_other(url_for(".detail", class_id=class_id, _anchor="danh-sach"))
    return _sheet("training/answers.html", held, lines, form)


@bp.route("/lop/<uuid:class_id>/co-mat", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def attendance(class_id: UUID):
    held = own_class(class_id)
    lines = _lines(held)
    form = AttendanceForm.offering(lines, held.revision)
    if form.validate_on_submit():
        marks, revision, by = form.read(), form.seen_revision, form.actor()

        def act() -> TrainingClass:
            return sheets.record_attendance(
                class_id,
                marks,
                rest_present=form.rest.data,
                revision=revision,
                today=today(),
                by=by,
            )

        if tried(form, act) is not None:
            return see_other(url_for(".detail", class_id=class_id, _anchor="danh-sach"))
    return _sheet("training/attendance.html", held, lines, form)


@bp.route("/lop/<uuid:class_id>/ket-qua", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def results(class_id: UUID):
    held = own_class(class_id)
    lines = [line for line in _lines(held) if line.row.present]
    form = ResultsForm.offering(lines, held.revision)
    if form.validate_on_submit():
        given, revision, by = form.read(), form.seen_revision, form.actor()

        def act() -> TrainingClass:
            rest = form.rest.data
            return sheets.assess(class_id, given, rest_completed=rest, revision=revision, by=by)

        if tried(form, act) is not None:
            return see_other(url_for(".detail", class_id=class_id, _anchor="danh-sach"))
    return _sheet("training/results.html", held, lines, form)


def _lines(held: TrainingClass) -> list[SeatLine]:
    return list(view_class(held, by=current_actor()).seats)


def _sheet(whole: str, held: TrainingClass, lines: list[SeatLine], form: SheetForm) -> Response:
    by_id = {line.row.id: line for line in lines}
    return page(whole, None, form.answer_status, held=held, lines=by_id, form=form)
