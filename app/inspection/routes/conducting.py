"""Filling in the checklist, writing the minutes."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.inspection.checklist import filled
from app.domain.inspection.kinds import check_open
from app.inspection.forms import ChecklistForm, MinutesForm
from app.inspection.models import Inspection
from app.inspection.routes.blueprint import bp, own_inspection
from app.inspection.routes.detail import read_checklist
from app.inspection.service import holding, reading
from app.inspection.service.figures import figures_of
from app.inspection.service.lists import items_for
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/<uuid:inspection_id>/bang-kiem", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def checklist(inspection_id: UUID):
    """The items with the figures as they are counted now, and what was said of them last time."""
    one, actor = own_inspection(inspection_id), current_actor()
    check_open(one.state)
    held, known = read_checklist(one), items_for(one, today=today())
    answers = {line.item.code: (line.verdict, line.note) for line in held.lines} if held else {}
    figures = figures_of(one, today=today(), by=actor)
    shown = filled(known.items, answers, figures, title=known.title, today=today())
    form = ChecklistForm.of(shown.lines, one.revision)
    if form.is_submitted() and form.validate():
        given, seen, by = form.answers(), form.seen_revision, form.actor()

        def act() -> Inspection:
            return holding.fill_checklist(inspection_id, given, revision=seen, today=today(), by=by)

        if tried(form, act):
            return see_other(url_for(".detail", inspection_id=inspection_id))
    former = reading.former_ones(one, actor, today=today())
    return page(
        "inspection/checklist.html",
        None,
        form.answer_status,
        one=one,
        shown=shown,
        form=form,
        rows={entry.form.code.data: entry.form for entry in form.rows},
        before=[(one, read_checklist(one)) for one in (held.inspection for held in former)],
    )


@bp.route("/<uuid:inspection_id>/bien-ban", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def minutes(inspection_id: UUID):
    one = own_inspection(inspection_id)
    check_open(one.state)
    form = MinutesForm(obj=one)
    if form.validate_on_submit():
        facts, party, by, seen = form.facts(), form.party(), form.actor(), form.seen_revision

        def act() -> Inspection:
            return holding.write_minutes(
                inspection_id, facts, party, revision=seen, today=today(), by=by
            )

        if tried(form, act):
            return see_other(url_for(".detail", inspection_id=inspection_id))
    return page("inspection/minutes.html", None, form.answer_status, one=one, form=form)
