"""The year's plan of inspections at ``/kiem-tra/ke-hoach/``."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.bases import cited
from app.domain.inspection.kinds import check_new_plan
from app.domain.inspection.words import first_words
from app.inspection.plan_forms import YearPlanForm
from app.inspection.record import INSPECTION_PLAN
from app.inspection.routes.blueprint import bp
from app.inspection.service import year_plans as service
from app.instance import this_instance
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/ke-hoach/<uuid:plan_id>")
@requires(Permission.SEE_INSPECTIONS)
def year_plan(plan_id: UUID):
    actor = current_actor()
    plan = meet(INSPECTION_PLAN, plan_id, actor)
    return page(
        "inspection/year_plan.html",
        None,
        plan=plan,
        held=service.planned_in(plan.unit, plan.year),
        bases=[*cited(plan.known_bases), *plan.bases.splitlines()],
        writes=plan.unit in actor.books and actor.may(Permission.WRITE_INSPECTIONS),
        desk=desk_of(plan, by=actor),
        lines=history_lines(
            INSPECTION_PLAN, history(INSPECTION_PLAN.key, [plan.id]), told={"title"}
        ),
    )


@bp.route("/ke-hoach/nam/<int:year>", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def new_year_plan(year: int):
    """Of a year that has none; of one that has, its page."""
    actor, office = current_actor(), this_instance()
    if held := service.plan_of(actor.unit, year):
        return see_other(url_for(".year_plan", plan_id=held.id))
    check_new_plan(year, has_one=False, today=today())
    form = YearPlanForm(data=first_words(year, office.name, is_office=office.is_office))
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: service.begin_plan(year, facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".year_plan", plan_id=made.id))
    return page(
        "inspection/year_plan_form.html",
        None,
        form.answer_status,
        form=form,
        year=year,
        action=url_for(".new_year_plan", year=year),
        back=url_for(".index", nam=year),
    )


@bp.route("/ke-hoach/<uuid:plan_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def write_year_plan(plan_id: UUID):
    plan = meet_own(INSPECTION_PLAN, plan_id, current_actor())
    form, back = YearPlanForm(obj=plan), url_for(".year_plan", plan_id=plan_id)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: service.write_plan(plan_id, facts, revision=seen, by=by)):
            return see_other(back)
    return page(
        "inspection/year_plan_form.html",
        None,
        form.answer_status,
        form=form,
        year=plan.year,
        action=url_for(".write_year_plan", plan_id=plan_id),
        back=back,
    )
