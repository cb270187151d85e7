"""What a person may read of plans: the list, one plan with its tasks, one task by unit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.actors import Actor
from app.domain.bases import KnownBasis, not_in_force
from app.domain.guidance import receipt_id
from app.domain.plans import PlanState
from app.domain.workplan.progress import (
    FIGURES,
    Measure,
    TaskState,
    is_near,
    reached,
    task_state,
)
from app.records.model import label
from app.units.service import reach
from app.workplan.models import WorkPlan, WorkProgress, WorkReceipt, WorkTask
from app.workplan.service.measuring import Held, Measured, held_of
from app.workplan.service.tasks import tasks_of
from app.workplan.sight import visible_plans, visible_tasks

PAGE = 50
#: What an office tells of all the books below it; the rest is about its own doing.
OF_ALL_BOOKS = frozenset({Measure.REVIEW, Measure.CASES, Measure.COURT})


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task, how far it is by the books and by the newest note; not ``followed`` in a draft."""

    task: WorkTask
    state: TaskState
    percent: int
    measured: Measured | None
    note: WorkProgress | None
    followed: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list to go on after."""

    year: int
    unit: str
    plan_id: UUID


def plan_page(
    by: Actor, *, year: int | None, after: Place | None, limit: int | None = None
) -> tuple[Sequence[WorkPlan], bool]:
    """At most ``limit`` plans, the newest year first and in it the own plan, and whether there
    are more."""
    limit = limit or PAGE
    rows = db.select(WorkPlan).where(visible_plans(by))
    is_other = db.case((WorkPlan.unit == by.unit, 0), else_=1)
    if year is not None:
        rows = rows.where(WorkPlan.year == year)
    if after is not None:
        key = db.tuple_(-WorkPlan.year, is_other, WorkPlan.unit, WorkPlan.id)
        place = (-after.year, int(after.unit != by.unit), after.unit, after.plan_id)
        rows = rows.where(key > db.tuple_(*place))
    order = (WorkPlan.year.desc(), is_other, WorkPlan.unit, WorkPlan.id)
    found = db.session.scalars(rows.order_by(*order).limit(limit + 1)).all()
    return found[:limit], len(found) > limit


def years_planned(by: Actor) -> list[int]:
    rows = db.select(WorkPlan.year).where(visible_plans(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def task_lines(plan: WorkPlan, by: Actor, *, today: date) -> list[TaskLine]:
    """The tasks of a plan; of a draft, and of another unit's, without how far they are."""
    tasks = tasks_of(plan.id)
    if not plan.is_issued or plan.unit not in reach(by):
        return [TaskLine(one, TaskState.WAITING, 0, None, None, followed=False) for one in tasks]
    return _followed(plan, tasks, {one.measure for one in tasks}, by, today)


def due_lines(plan: WorkPlan, by: Actor, *, today: date) -> list[TaskLine]:
    """The tasks of an own issued plan whose time runs out or is over, and that are not done."""
    tasks = [one for one in tasks_of(plan.id) if is_near(one.when.ends_on, today=today)]
    measures = {one.measure for one in tasks} - FIGURES
    lines = _followed(plan, tasks, measures, by, today) if tasks else []
    return [line for line in lines if line.state is not TaskState.DONE]


def _followed(
    plan: WorkPlan,
    tasks: Sequence[WorkTask],
    measures: Collection[Measure],
    by: Actor,
    today: date,
) -> list[TaskLine]:
    below = reach(by) if plan.unit == by.unit else {plan.unit}
    held = held_of(measures, below, plan.year)
    notes = newest_notes(tasks)
    return [
        line_of(
            one,
            held,
            below if one.measure in OF_ALL_BOOKS else {plan.unit},
            notes.get(one.line_id),
            today=today,
        )
        for one in tasks
    ]


def task_ids(plan: WorkPlan) -> Sequence[UUID]:
    """All tasks that ever stood in the plan."""
    return db.session.scalars(db.select(WorkTask.id).where(WorkTask.plan_id == plan.id)).all()


def line_of(
    task: WorkTask,
    held: Held,
    units: Collection[str],
    note: WorkProgress | None,
    *,
    today: date,
) -> TaskLine:
    measured = held.tell(task.measure, units, task.quarters or ())
    percent = reached(measured and measured.percent, note and note.percent)
    return TaskLine(
        task, task_state(percent, task.when.ends_on, today=today), percent, measured, note
    )


def newest_notes(tasks: Collection[WorkTask]) -> Mapping[UUID, WorkProgress]:
    """The note that holds of each of these tasks, also where it was written when the task stood
    in a plan that was replaced; by :attr:`WorkTask.line_id`."""
    rows = (
        db.select(WorkProgress, db.func.coalesce(WorkTask.first_id, WorkTask.id))
        .join(WorkTask, WorkTask.id == WorkProgress.task_id)
        .where(of_lines([one.line_id for one in tasks]))
        .order_by(WorkProgress.noted_on, WorkProgress.id)
    )
    return {line: note for note, line in db.session.execute(rows)}


def notes_of(task: WorkTask) -> Sequence[WorkProgress]:
    """All notes of a task, the newest first."""
    rows = (
        db.select(WorkProgress)
        .join(WorkTask, WorkTask.id == WorkProgress.task_id)
        .where(of_lines([task.line_id]))
    )
    return db.session.scalars(
        rows.order_by(WorkProgress.noted_on.desc(), WorkProgress.id.desc())
    ).all()


def of_lines(lines: Collection[UUID]) -> ColumnElement[bool]:
    """The condition that a task is one of these, in whichever of the plans."""
    return db.or_(WorkTask.id.in_(lines), WorkTask.first_id.in_(lines))


def parent_of(plan: WorkPlan, by: Actor) -> WorkPlan | None:
    """The superior's plan in the system, where this person may meet it."""
    if plan.parent_id is None:
        return None
    wanted = db.select(WorkPlan).where(WorkPlan.id == plan.parent_id, visible_plans(by))
    return db.session.scalar(wanted)


def parent_task_of(task: WorkTask, by: Actor) -> WorkTask | None:
    """The superior's task that this one was copied from, where it is held here."""
    if task.parent_task_id is None:
        return None
    wanted = db.select(WorkTask).where(WorkTask.id == task.parent_task_id, visible_tasks(by))
    return db.session.scalar(wanted)


def receipt_of(plan: WorkPlan, by: Actor) -> WorkReceipt | None:
    return db.session.get(WorkReceipt, receipt_id(plan.id, by.unit))


def own_plan_of(year: int, by: Actor) -> WorkPlan | None:
    """The own unit's plan of a year: what is being drafted, else what holds."""
    is_draft = WorkPlan.state == PlanState.DRAFT
    rows = db.select(WorkPlan).where(
        WorkPlan.unit == by.unit,
        WorkPlan.year == year,
        is_draft | (WorkPlan.state == PlanState.ISSUED),
    )
    return db.session.scalar(rows.order_by(is_draft.desc()).limit(1))


def replaced_plan(plan: WorkPlan, by: Actor) -> WorkPlan | None:
    """The plan whose place this one takes, where this person may meet it."""
    if plan.replaces_id is None:
        return None
    wanted = db.select(WorkPlan).where(WorkPlan.id == plan.replaces_id, visible_plans(by))
    return db.session.scalar(wanted)


def replaced_by(plan: WorkPlan, by: Actor) -> WorkPlan | None:
    """The plan that took the place of this one, where this person may meet it."""
    rows = db.select(WorkPlan).where(
        WorkPlan.unit == plan.unit,
        WorkPlan.year == plan.year,
        WorkPlan.replaces_id == plan.id,
        visible_plans(by),
    )
    return db.session.scalar(rows.limit(1))


def unsaid(tasks: Sequence[WorkTask]) -> list[tuple[str, list[int]]]:
    """What a plan says of each task, and the places of those that do not say it yet."""
    wanted = (WorkTask.lead, WorkTask.co_actors, WorkTask.quality)
    found = (
        (
            label(column),
            [place for place, one in enumerate(tasks, 1) if not getattr(one, column.key).strip()],
        )
        for column in wanted
    )
    return [(name, places) for name, places in found if places]


def gaps_in_law(plan: WorkPlan) -> list[KnownBasis]:
    """Chosen bases that do not hold on the day of the plan."""
    day = plan.issued_on or date(plan.year, 1, 1)
    return not_in_force(plan.known_bases, day)
