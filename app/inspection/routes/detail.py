"""The page of one inspection: what was before, the checklist, what was found, what may be done."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.domain.inspection.checklist import Checklist, thawed
from app.domain.inspection.kinds import OPEN, InspectionState
from app.export.sending import asked_way, hand_out
from app.inspection.exports import points_sheet
from app.inspection.forms import AnnounceForm, CancelForm, ConcludeForm
from app.inspection.models import Inspection
from app.inspection.record import INSPECTION, INSPECTION_POINT
from app.inspection.routes.blueprint import bp, own_inspection
from app.inspection.service import below, holding, planning, reading
from app.inspection.service.reading import PointLine
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import page, see_other

_TOLD = {
    *("planned_on", "quarter", "announced_on", "held_on", "leader", "concluded_on", "number"),
    *("closed_on", "cancelled_on", "checklist"),
}
_TOLD_OF_POINT = {"finding", "recommendation", "due_on", "closed_on", "struck_on"}


@bp.get("/<uuid:inspection_id>")
@requires(Permission.SEE_INSPECTIONS, exports=True)
def detail(inspection_id: UUID):
    one = meet(INSPECTION, inspection_id, current_actor())
    if way := asked_way():
        return hand_out(points_sheet(one, _lines_of(one)), way)
    return inspection_page(one)


@bp.post("/<uuid:inspection_id>/thong-bao")
@requires(Permission.WRITE_INSPECTIONS)
def announce(inspection_id: UUID):
    form = AnnounceForm()
    day, number = form.announced_on.data, form.announced_number.data or ""
    return _carry_out(
        inspection_id,
        form,
        "announce",
        lambda seen, by: planning.announce(
            inspection_id, day, number, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/<uuid:inspection_id>/huy")
@requires(Permission.WRITE_INSPECTIONS)
def cancel(inspection_id: UUID):
    form = CancelForm()
    reason = form.reason.data
    return _carry_out(
        inspection_id,
        form,
        "cancel",
        lambda seen, by: planning.cancel(
            inspection_id, reason, revision=seen, today=today(), by=by
        ),
    )


@bp.post("/<uuid:inspection_id>/ky")
@requires(Permission.WRITE_INSPECTIONS)
def conclude(inspection_id: UUID):
    form = ConcludeForm()
    day, number = form.concluded_on.data, form.number.data or ""
    return _carry_out(
        inspection_id,
        form,
        "conclude",
        lambda seen, by: holding.conclude(
            inspection_id, day, number, revision=seen, today=today(), by=by
        ),
    )


def _carry_out(
    inspection_id: UUID, form: OfficeForm, act: str, do: Callable[..., Inspection]
) -> Response:
    """Do it and show the inspection; a form that is wrong stays as typed on its page."""
    one = own_inspection(inspection_id)
    is_shown = act in _forms(one)
    if carried_out(form, do, is_shown=is_shown):
        return see_other(url_for(".detail", inspection_id=inspection_id))
    return inspection_page(own_inspection(inspection_id), **{act: form})


def _lines_of(one: Inspection) -> list[PointLine]:
    """What it found and recommends; another unit's are read once the minutes are signed."""
    is_read = one.unit in current_actor().books or one.is_signed
    return reading.point_lines(reading.points_of(one.id) if is_read else [], today=today())


def inspection_page(one: Inspection, **wrong: OfficeForm) -> Response:
    """Everything about it; ``wrong`` is a form to be mended, by its act."""
    actor = current_actor()
    is_own = one.unit in actor.books
    former = reading.former_ones(one, actor, today=today())
    ids = {one.id, *(held.inspection.id for held in former)}
    lines = _lines_of(one)
    checklist = read_checklist(one)
    noted = {line.point.item for line in lines}
    is_open = not one.is_self and one.team_id is None and one.state in OPEN
    return page(
        "inspection/detail.html",
        None,
        422 if wrong else 200,
        one=one,
        is_own=is_own,
        writes=is_own and one.state in OPEN and actor.may(Permission.WRITE_INSPECTIONS),
        former=former,
        older=reading.open_points_before(one, actor, besides=ids, today=today()),
        before={held.inspection.id: read_checklist(held.inspection) for held in former},
        checklist=checklist if is_own or one.is_signed else None,
        unnoted=[item for item in checklist.unmet if item.item.code not in noted]
        if checklist
        else [],
        points=lines,
        comes_here=one.subject_unit in actor.books,
        not_yet_itself=is_open
        and not below.has_inspected_itself(one.subject_unit, one.year, actor),
        forms={**_forms(one), **wrong},
        names=unit_names({one.unit, one.subject_unit, *(held.inspection.unit for held in former)}),
        desk=desk_of(one, by=actor) if actor.may(Permission.WRITE_INSPECTIONS) else None,
        lines=_history(one, [line.point.id for line in lines]) if is_own else [],
    )


def read_checklist(one: Inspection) -> Checklist | None:
    """What was filled in; None also where a newer program wrote it."""
    try:
        return thawed(one.checklist) if one.checklist else None
    except RuleViolation:
        return None


def _forms(one: Inspection) -> dict[str, OfficeForm]:
    """What may be done with it now by this person."""
    actor, forms = current_actor(), {}
    if one.unit not in actor.books or not actor.may(Permission.WRITE_INSPECTIONS):
        return forms
    if one.state in OPEN:
        forms["cancel"] = CancelForm(formdata=None, revision=one.revision)
    if one.state is InspectionState.PLANNED and not one.is_self and one.announced_on is None:
        data = {"announced_on": today()}
        forms["announce"] = AnnounceForm(formdata=None, revision=one.revision, data=data)
    if one.state is InspectionState.HELD:
        data = {"concluded_on": one.held_on}
        forms["conclude"] = ConcludeForm(formdata=None, revision=one.revision, data=data)
    return forms


def _history(one: Inspection, points: list[UUID]) -> list:
    """What was done to it and to what it found, the newest first."""
    return sorted(
        (
            *history_lines(INSPECTION, history(INSPECTION.key, [one.id]), told=_TOLD),
            *history_lines(
                INSPECTION_POINT,
                [line for line in history(INSPECTION_POINT.key, points) if line.act != "issue"],
                told=_TOLD_OF_POINT,
            ),
        ),
        key=lambda line: line.sequence,
        reverse=True,
    )
