"""The checklist of preparation: laid out from the usual list, ticked off one by one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.dialogue.preparation import (
    Task,
    TaskState,
    check_task,
    check_ticking,
    missing_tasks,
    usual_tasks,
)
from app.domain.errors import RuleViolation
from app.preparation.acts import TaskAct
from app.preparation.facts import TaskFacts
from app.preparation.models import PreparationTask
from app.preparation.service.common import open_dialogue, open_part
from app.records import journal
from app.units.service import check_own_villages, villages_of


def lay_out_tasks(dialogue_id: UUID, *, today: date, by: Actor) -> Sequence[PreparationTask]:
    """Add from the usual list what the conference's own list does not hold yet."""
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        missing = missing_of(session, dialogue, today=today)
        if not missing:
            raise RuleViolation("Danh mục việc chuẩn bị đã có đủ các việc thường làm.")
        tasks = [_task(dialogue, one) for one in missing]
        for task in tasks:
            journal.write(task, TaskAct.ADD, by=by)
    return tasks


def missing_of(session: Session, dialogue: Dialogue, *, today: date) -> list[Task]:
    """What of the usual list is not on the conference's list, whatever became of it there."""
    rows = db.select(PreparationTask.title, PreparationTask.village_id).where(
        PreparationTask.dialogue_id == dialogue.id
    )
    known = {Task(title, "", today, place).key for title, place in session.execute(rows)}
    chosen = {
        one.id: one.full_name
        for one in villages_of(dialogue.unit)
        if str(one.id) in dialogue.villages
    }
    return missing_tasks(usual_tasks(dialogue.held_on, chosen, today=today), known)


def add_task(dialogue_id: UUID, facts: TaskFacts, *, by: Actor) -> PreparationTask:
    with transaction() as session:
        dialogue = open_dialogue(session, dialogue_id, by=by)
        _check(session, facts, dialogue, by=by)
        task = PreparationTask(unit=by.unit, dialogue_id=dialogue_id, state=TaskState.OPEN)
        facts.write_into(task)
        journal.write(task, TaskAct.ADD, by=by)
    return task


def change_task(task_id: UUID, facts: TaskFacts, *, revision: int, by: Actor) -> PreparationTask:
    with transaction() as session:
        task, dialogue = open_part(session, PreparationTask, task_id, revision=revision, by=by)
        _check(session, facts, dialogue, by=by)
        facts.write_into(task)
        journal.correct(task, TaskAct.CHANGE, by=by)
    return task


def tick_off(
    task_id: UUID, *, done_on: date, done_by: str, revision: int, today: date, by: Actor
) -> PreparationTask:
    """Note that a task is done: when and by whom."""
    with transaction() as session:
        task, _ = open_part(session, PreparationTask, task_id, revision=revision, by=by)
        check_ticking(task.state, TaskState.DONE, done_on=done_on, today=today)
        task.state, task.done_on, task.done_by = TaskState.DONE, done_on, done_by
        journal.write(task, TaskAct.TICK, by=by)
    return task


def set_task(
    task_id: UUID, wanted: TaskState, *, revision: int, today: date, by: Actor
) -> PreparationTask:
    """Open a task again, or say that it is not needed; it stays on the list."""
    with transaction() as session:
        task, _ = open_part(session, PreparationTask, task_id, revision=revision, by=by)
        check_ticking(task.state, wanted, done_on=None, today=today)
        task.state, task.done_on, task.done_by = wanted, None, ""
        act = TaskAct.REOPEN if wanted is TaskState.OPEN else TaskAct.DROP
        journal.write(task, act, by=by)
    return task


def _check(session: Session, facts: TaskFacts, dialogue: Dialogue, *, by: Actor) -> None:
    check_task(facts.due_on, held_on=dialogue.held_on)
    check_own_villages(session, facts.village_id, by=by)


def _task(dialogue: Dialogue, one: Task) -> PreparationTask:
    return PreparationTask(
        unit=dialogue.unit,
        dialogue_id=dialogue.id,
        title=one.title,
        person=one.person,
        village_id=one.village_id,
        due_on=one.due_on,
        state=TaskState.OPEN,
        done_by="",
        remark="",
    )
