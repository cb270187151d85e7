"""Acts on a task of a draft: add, change, strike."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.workplan import plans as rules
from app.domain.workplan.timing import check_timing
from app.records import journal
from app.records.locking import take
from app.records.numbering import number_anew
from app.workplan.acts import TaskAct
from app.workplan.facts import TaskFacts
from app.workplan.models import WorkPlan, WorkTask


def add_task(plan_id: UUID, facts: TaskFacts, *, by: Actor) -> WorkTask:
    """Put a task at the end of a draft."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by)
        rules.check_draft(plan.state)
        check_timing(facts.when(plan.year))
        last = max((one.number for one in tasks_of(plan_id)), default=0)
        task = new_task(plan, facts, last + 1)
        journal.write(task, TaskAct.ADD, by=by)
    return task


def change_task(
    task_id: UUID, facts: TaskFacts, *, number: int, revision: int, by: Actor
) -> WorkTask:
    """Correct a task, or put it in another place: the others make room."""
    with transaction() as session:
        task = take(session, WorkTask, task_id, by=by, revision=revision)
        plan = take(session, WorkPlan, task.plan_id, by=by)
        rules.check_draft(plan.state)
        _check_standing(task)
        check_timing(facts.when(plan.year))
        others = [one for one in tasks_of(plan.id) if one.id != task.id]
        facts.write_into(task)
        task.number = min(max(number, 1), len(others) + 1)
        journal.correct(task, TaskAct.CORRECT, by=by)
        others.insert(task.number - 1, task)
        number_anew(others, TaskAct.CORRECT, by=by)
    return task


def strike_task(task_id: UUID, *, revision: int, today: date, by: Actor) -> WorkTask:
    """Take a task out of a draft; its row stays, with the day."""
    with transaction() as session:
        task = take(session, WorkTask, task_id, by=by, revision=revision)
        plan = take(session, WorkPlan, task.plan_id, by=by)
        rules.check_draft(plan.state)
        _check_standing(task)
        task.struck_on = today
        journal.write(task, TaskAct.STRIKE, by=by)
        number_anew(tasks_of(plan.id), TaskAct.CORRECT, by=by)
    return task


def restore_task(task_id: UUID, *, by: Actor) -> WorkTask:
    """Take a striking back while the plan is a draft: the task stands at its place again."""
    with transaction() as session:
        task = take(session, WorkTask, task_id, by=by)
        rules.check_draft(take(session, WorkPlan, task.plan_id, by=by).state)
        if task.struck_on is not None:
            others = list(tasks_of(task.plan_id))
            task.struck_on = None
            journal.write(task, TaskAct.RESTORE, by=by)
            others.insert(task.number - 1, task)
            number_anew(others, TaskAct.CORRECT, by=by)
    return task


def new_task(plan: WorkPlan, facts: TaskFacts, number: int) -> WorkTask:
    """A task that is not written yet."""
    task = WorkTask(unit=plan.unit, plan_id=plan.id, year=plan.year, number=number)
    facts.write_into(task)
    return task


def tasks_of(plan_id: UUID) -> Sequence[WorkTask]:
    """What stands in the plan, in the order in which it is printed."""
    rows = db.select(WorkTask).where(WorkTask.plan_id == plan_id, WorkTask.struck_on.is_(None))
    return db.session.scalars(rows.order_by(WorkTask.number, WorkTask.id)).all()


def _check_standing(task: WorkTask) -> None:
    if task.struck_on is not None:
        raise RuleViolation("Nhiệm vụ này đã bỏ khỏi kế hoạch.")
