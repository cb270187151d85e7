"""Findings: writing them, and the page on which one is reported, closed, asked for again."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Actor, Permission
from app.domain.inspection.kinds import check_open
from app.inspection.forms import AskAgainForm, CloseForm, PointForm, PressForm, ReportForm
from app.inspection.models import Inspection, InspectionPoint
from app.inspection.record import INSPECTION, INSPECTION_POINT
from app.inspection.routes.blueprint import bp, own_inspection
from app.inspection.routes.detail import read_checklist
from app.inspection.service import points, reading
from app.inspection.service.reading import PointLine
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import lines_of, unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable

_TOLD = {"finding", "recommendation", "responsible", "due_on", "closed_on", "closing_words"}


@bp.route("/<uuid:inspection_id>/kien-nghi-moi", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def new_point(inspection_id: UUID):
    """``muc`` names the item of the checklist that it is about."""
    one = own_inspection(inspection_id)
    check_open(one.state)
    form = PointForm(data=_of_item(one, request.args.get("muc", "")))
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        if tried(form, lambda: points.add_point(inspection_id, facts, by=by)):
            return see_other(url_for(".detail", inspection_id=inspection_id))
    return page(
        "inspection/point_form.html", None, form.answer_status, form=form, one=one, held=None
    )


@bp.get("/kien-nghi/<uuid:point_id>")
@requires(Permission.SEE_INSPECTIONS)
def point(point_id: UUID):
    return _point_page(meet(INSPECTION_POINT, point_id, current_actor()))


@bp.route("/kien-nghi/<uuid:point_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def change_point(point_id: UUID):
    held = meet_own(INSPECTION_POINT, point_id, current_actor())
    one = own_inspection(held.inspection_id)
    check_open(one.state)
    form = PointForm(obj=held)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: points.correct_point(point_id, facts, revision=seen, by=by)):
            return see_other(url_for(".detail", inspection_id=one.id))
    return page(
        "inspection/point_form.html",
        None,
        form.answer_status,
        form=form,
        one=one,
        held=held,
        strike=PressForm(formdata=None, revision=held.revision),
    )


@bp.post("/kien-nghi/<uuid:point_id>/bo")
@requires(Permission.WRITE_INSPECTIONS)
def strike_point(point_id: UUID):
    held, form = meet_own(INSPECTION_POINT, point_id, current_actor()), PressForm()
    if form.validate_on_submit():
        seen, by = form.seen_revision, form.actor()
        points.strike_point(point_id, revision=seen, today=today(), by=by)
        tell_undoable("Đã bỏ một mục khỏi biên bản.", url_for(".restore_point", point_id=point_id))
    return see_other(url_for(".detail", inspection_id=held.inspection_id))


@bp.post("/kien-nghi/<uuid:point_id>/dua-lai")
@requires(Permission.WRITE_INSPECTIONS)
def restore_point(point_id: UUID):
    held = meet_own(INSPECTION_POINT, point_id, current_actor())
    points.restore_point(point_id, by=OfficeForm().actor())
    tell("Đã đưa mục ấy trở lại biên bản.")
    return see_other(url_for(".detail", inspection_id=held.inspection_id))


@bp.post("/kien-nghi/<uuid:point_id>/bao-cao")
@requires(Permission.WRITE_INSPECTIONS)
def report(point_id: UUID):
    form = ReportForm()
    told, evidence = form.told.data, form.evidence.data or ""
    return _carry_out(
        meet(INSPECTION_POINT, point_id, current_actor()),
        form,
        "report",
        lambda seen, by: points.report_point(
            point_id, told, evidence, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/kien-nghi/<uuid:point_id>/xong")
@requires(Permission.WRITE_INSPECTIONS)
def close_point(point_id: UUID):
    form = CloseForm()
    day, words = form.closed_on.data, form.closing_words.data or ""
    return _carry_out(
        meet_own(INSPECTION_POINT, point_id, current_actor()),
        form,
        "close",
        lambda seen, by: points.close_point(
            point_id, day, words, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/kien-nghi/<uuid:point_id>/lam-tiep")
@requires(Permission.WRITE_INSPECTIONS)
def ask_again(point_id: UUID):
    form = AskAgainForm()
    remark, due_on = form.remark.data, form.due_on.data
    return _carry_out(
        meet_own(INSPECTION_POINT, point_id, current_actor()),
        form,
        "again",
        lambda seen, by: points.ask_again(
            point_id, remark, due_on, revision=seen, today=today(), by=by
        ),
    )


def _carry_out(
    held: InspectionPoint, form: OfficeForm, act: str, do: Callable[[int, Actor], object]
) -> Response:
    """Do it and show the point; a form that is wrong stays as typed on its page."""
    point_id = held.id
    is_shown = act in _forms(_line_of(held))
    if carried_out(form, do, is_shown=is_shown):
        return see_other(url_for(".point", point_id=point_id))
    return _point_page(meet(INSPECTION_POINT, point_id, current_actor()), **{act: form})


def _line_of(held: InspectionPoint) -> PointLine:
    (line,) = reading.point_lines([held], today=today())
    return line


def _point_page(held: InspectionPoint, **wrong: OfficeForm) -> Response:
    actor, line = current_actor(), _line_of(held)
    one = meet(INSPECTION, held.inspection_id, actor)
    is_own = held.unit in actor.books
    told = history(INSPECTION_POINT.key, [held.id]) if is_own else []
    return page(
        "inspection/point.html",
        None,
        422 if wrong else 200,
        one=one,
        line=line,
        is_own=is_own,
        is_above=held.unit not in actor.books and held.subject_unit in actor.books,
        forms={**_forms(line), **wrong},
        names=unit_names({held.unit, held.subject_unit}),
        lines=history_lines(INSPECTION_POINT, told, told=_TOLD),
    )


def _forms(line: PointLine) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    held, actor = line.point, current_actor()
    if not actor.may(Permission.WRITE_INSPECTIONS) or not (held.is_issued and line.is_followed):
        return {}
    if held.unit in actor.books:
        return {
            "close": CloseForm(formdata=None, revision=held.revision, data={"closed_on": today()}),
            "again": AskAgainForm(formdata=None, revision=held.revision),
        }
    is_asked = held.subject_unit in actor.books and held.unit in lines_of({actor.unit})[actor.unit]
    if not is_asked:
        return {}
    reply = line.reply
    given = {"told": reply.told, "evidence": reply.evidence} if line.is_answered else {}
    revision = reply.revision if reply else 0
    return {"report": ReportForm(formdata=None, revision=revision, data=given)}


def _of_item(one: Inspection, code: str) -> dict[str, str]:
    """A finding begins with the item that was not met, and the note on it."""
    checklist = read_checklist(one)
    lines = checklist.lines if checklist else ()
    found = next((line for line in lines if line.item.code == code), None)
    if found is None:
        return {}
    facts = [found.note, found.figure.words if found.figure and found.figure.warns else ""]
    about = "; ".join(filter(None, facts))
    words = f"{found.item.words}: chưa đạt{f' ({about})' if about else ''}."
    return {"finding": words, "item": code}
