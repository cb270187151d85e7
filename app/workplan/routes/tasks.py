"""Putting a task into a draft, changing it, taking it out."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.workplan.plans import check_draft
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable
from app.workplan.forms import ChangeTaskForm, StrikeForm, TaskForm
from app.workplan.record import WORK_TASK
from app.workplan.routes.blueprint import bp, own_plan
from app.workplan.service import tasks


@bp.route("/<uuid:plan_id>/nhiem-vu-moi", methods=["GET", "POST"])
@requires(Permission.WRITE_WORKPLANS)
def new_task(plan_id: UUID):
    plan = own_plan(plan_id)
    check_draft(plan.state)
    form = TaskForm(data={"timing": TaskTime.YEAR, "measure": Measure.NONE})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        if tried(form, lambda: tasks.add_task(plan_id, facts, by=by)):
            return see_other(url_for(".detail", plan_id=plan_id))
    return page(
        "workplan/task_form.html", None, form.answer_status, form=form, plan=plan, task=None
    )


@bp.route("/nhiem-vu/<uuid:task_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_WORKPLANS)
def change_task(task_id: UUID):
    task = meet_own(WORK_TASK, task_id, current_actor())
    plan = own_plan(task.plan_id)
    check_draft(plan.state)
    form = ChangeTaskForm(obj=task)
    if form.validate_on_submit():
        facts, place, seen, by = form.facts(), form.number.data, form.seen_revision, form.actor()

        def act():
            return tasks.change_task(task_id, facts, number=place, revision=seen, by=by)

        if tried(form, act):
            return see_other(url_for(".detail", plan_id=plan.id))
    return page(
        "workplan/task_form.html",
        None,
        form.answer_status,
        form=form,
        plan=plan,
        task=task,
        strike=StrikeForm(formdata=None, revision=task.revision),
    )


@bp.post("/nhiem-vu/<uuid:task_id>/bo")
@requires(Permission.WRITE_WORKPLANS)
def strike_task(task_id: UUID):
    task = meet_own(WORK_TASK, task_id, current_actor())
    plan, strike = own_plan(task.plan_id), StrikeForm()
    if strike.validate_on_submit():
        seen, by = strike.seen_revision, strike.actor()
        tasks.strike_task(task_id, revision=seen, today=today(), by=by)
        tell_undoable("Đã bỏ một nhiệm vụ.", url_for(".restore_task", task_id=task_id))
    return see_other(url_for(".detail", plan_id=plan.id))


@bp.post("/nhiem-vu/<uuid:task_id>/dua-lai")
@requires(Permission.WRITE_WORKPLANS)
def restore_task(task_id: UUID):
    """A struck task has no page to be met on; whether it is ours is asked where it is taken."""
    task = tasks.restore_task(task_id, by=OfficeForm().actor())
    tell("Đã đưa nhiệm vụ trở lại kế hoạch.")
    return see_other(url_for(".detail", plan_id=task.plan_id))
