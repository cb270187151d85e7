"""Receiving and copying a superior's plan; the page of a task, and noting how far it is."""

from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Permission
from app.records.journal import history
from app.records.locking import NotHere
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other
from app.web.telling import tell
from app.workplan.facts import PlanFacts
from app.workplan.forms import CopyForm, LinkForm, ProgressForm, ReceiveForm
from app.workplan.models import WorkPlan, WorkTask
from app.workplan.record import WORK_PLAN, WORK_PROGRESS, WORK_TASK
from app.workplan.routes.blueprint import bp
from app.workplan.routes.detail import plan_page
from app.workplan.routes.plans import opening_words, own_lead
from app.workplan.service import below, following, reading, taking_over


@bp.post("/<uuid:plan_id>/da-nhan")
@requires(Permission.WRITE_WORKPLANS)
def receive(plan_id: UUID):
    plan, form = meet(WORK_PLAN, plan_id, current_actor()), ReceiveForm()
    by = form.actor()
    if form.validate() and tried(
        form, lambda: following.receive_plan(plan_id, today=today(), by=by)
    ):
        return see_other(url_for(".detail", plan_id=plan_id))
    return plan_page(plan, receive=form)


@bp.post("/<uuid:plan_id>/lap-tu-ke-hoach-nay")
@requires(Permission.WRITE_WORKPLANS)
def copy(plan_id: UUID):
    plan, form = meet(WORK_PLAN, plan_id, current_actor()), CopyForm()
    by, facts, lead = form.actor(), _words_of_own(plan.year), own_lead(plan.year)
    made = form.validate() and tried(
        form, lambda: taking_over.copy_plan(plan_id, facts, lead=lead, today=today(), by=by)
    )
    if made:
        return see_other(url_for(".detail", plan_id=made.id))
    return plan_page(plan, own=form)


@bp.post("/<uuid:plan_id>/gan-du-thao")
@requires(Permission.WRITE_WORKPLANS)
def link(plan_id: UUID):
    parent, form = meet(WORK_PLAN, plan_id, current_actor()), LinkForm()
    own = reading.own_plan_of(parent.year, current_actor())
    if own is None:
        raise NotHere
    by, seen, lead = form.actor(), form.seen_revision, own_lead(parent.year)

    def act() -> WorkPlan:
        facts = {"lead": lead, "revision": seen, "today": today(), "by": by}
        return taking_over.link_plan(own.id, plan_id, **facts)

    if form.validate() and tried(form, act):
        tell("Đã gắn với kế hoạch của cấp trên.")
        return see_other(url_for(".detail", plan_id=own.id))
    return plan_page(parent, link=form)


@bp.get("/nhiem-vu/<uuid:task_id>")
@requires(Permission.SEE_WORKPLANS)
def task(task_id: UUID):
    return _task_page(meet(WORK_TASK, task_id, current_actor()))


@bp.post("/nhiem-vu/<uuid:task_id>/tien-do")
@requires(Permission.WRITE_WORKPLANS)
def note(task_id: UUID):
    held, form = meet_own(WORK_TASK, task_id, current_actor()), ProgressForm()
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        if tried(form, lambda: following.note_progress(task_id, facts, today=today(), by=by)):
            return see_other(url_for(".task", task_id=task_id))
    return _task_page(held, form)


def _words_of_own(year: int) -> PlanFacts:
    words = opening_words(year)
    return PlanFacts(**{**words, "known_bases": tuple(words["known_bases"])})


def _task_page(held: WorkTask, wrong: ProgressForm | None = None) -> Response:
    actor = current_actor()
    plan = meet(WORK_PLAN, held.plan_id, actor)
    is_own = held.unit in actor.books
    lines = reading.task_lines(plan, actor, today=today())
    line = next((one for one in lines if one.task.id == held.id), None)
    notes = reading.notes_of(held) if held.unit == actor.unit or plan.was_issued else []
    writes = is_own and plan.is_issued and actor.may(Permission.WRITE_WORKPLANS)
    percent = line.percent // 10 * 10 if line else 0
    form = wrong or ProgressForm(formdata=None, data={"noted_on": today(), "percent": percent})
    handed = held.unit == actor.unit and plan.is_issued and plan.is_handed_down
    ids = [one.id for one in notes]
    return page(
        "workplan/task.html",
        None,
        422 if wrong else 200,
        plan=plan,
        task=held,
        line=line,
        parent_task=reading.parent_task_of(held, actor),
        is_own=is_own,
        notes=notes,
        form=form if writes else None,
        units=below.unit_tasks(held, today=today()) if handed else (),
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
        history_of_it=history_lines(
            WORK_PROGRESS, history(WORK_PROGRESS.key, ids), told={"percent"}
        )
        if is_own
        else [],
    )
