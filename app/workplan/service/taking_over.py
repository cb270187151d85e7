"""A superior's plan taken over: copied into an own one, or tied to a draft that is there already.

Who takes a plan over has received it.
"""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.words import fold
from app.domain.workplan import plans as rules
from app.domain.workplan.texts import without_body
from app.domain.workplan.words import superior_words
from app.records import journal
from app.records.locking import NotHere, take
from app.units.service import unit_names
from app.workplan.acts import PlanAct, TaskAct
from app.workplan.facts import PlanFacts, TaskFacts
from app.workplan.models import WorkPlan, WorkTask
from app.workplan.service.following import receipt_in
from app.workplan.service.plans import check_only_one
from app.workplan.service.tasks import tasks_of
from app.workplan.sight import is_from_above

_COPIED = TaskFacts.__dataclass_fields__.keys() - {"lead", "co_actors"}
_SHARED = ("title", "known_bases", "bases", "purposes", "requirements")


def copy_plan(parent_id: UUID, facts: PlanFacts, *, lead: str, today: date, by: Actor) -> WorkPlan:
    """Begin the own plan from one of a superior: its aims and its tasks, each linked to the one it
    comes from. ``facts`` are the words that an own plan begins with, ``lead`` who leads the tasks
    here."""
    with transaction() as session:
        parent = _received(session, parent_id, today, by)
        check_only_one(session, parent.year, by)
        plan = WorkPlan(unit=by.unit, year=parent.year, state=PlanState.DRAFT)
        facts.write_into(plan)
        for name in _SHARED:
            setattr(plan, name, getattr(parent, name))
        _name_parent(plan, parent)
        journal.write(plan, PlanAct.COPY, by=by)
        for number, theirs in enumerate(tasks_of(parent.id), 1):
            journal.write(_copy_of(theirs, plan, number, lead, parent), TaskAct.ADD, by=by)
    return plan


def link_plan(
    plan_id: UUID, parent_id: UUID, *, lead: str, revision: int, today: date, by: Actor
) -> WorkPlan:
    """Tie a draft that was begun without the superior's plan to it: tasks of the same content are
    linked, those that it lacks come in at the end."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by, revision=revision)
        rules.check_draft(plan.state)
        parent = _received(session, parent_id, today, by)
        if parent.year != plan.year:
            raise RuleViolation(
                f"Kế hoạch của cấp trên là của năm {parent.year}, dự thảo là của năm {plan.year}."
            )
        own = {fold(one.content): one for one in tasks_of(plan.id)}
        theirs = tasks_of(parent.id)
        _name_parent(plan, parent)
        journal.write(plan, PlanAct.LINK, by=by)
        last = len(own)
        for one in theirs:
            task, act = own.get(fold(one.content)), TaskAct.LINK
            if task is None:
                last += 1
                task, act = _copy_of(one, plan, last, lead, parent), TaskAct.ADD
            task.parent_task_id = one.id
            journal.write(task, act, by=by)
    return plan


def _received(session: Session, parent_id: UUID, today: date, by: Actor) -> WorkPlan:
    journal.refuse_repeat(session, by)
    wanted = db.select(WorkPlan).where(WorkPlan.id == parent_id, is_from_above(by))
    parent = session.scalar(wanted.with_for_update())
    if parent is None:
        raise NotHere
    receipt_in(session, parent.id, today=today, by=by)
    return parent


def _name_parent(plan: WorkPlan, parent: WorkPlan) -> None:
    plan.parent_id, plan.parent_subject = parent.id, parent.title
    plan.parent_number, plan.parent_dated_on = parent.number, parent.issued_on
    plan.parent_issuer = superior_words(unit_names({parent.unit}).get(parent.unit, parent.unit))


def _copy_of(
    theirs: WorkTask, plan: WorkPlan, number: int, lead: str, parent: WorkPlan
) -> WorkTask:
    """Those to whom the plan comes down, the own unit among them, do not help themselves."""
    return WorkTask(
        unit=plan.unit,
        plan_id=plan.id,
        year=plan.year,
        number=number,
        lead=lead,
        co_actors=without_body(theirs.co_actors, parent.for_units),
        parent_task_id=theirs.id,
        **{name: getattr(theirs, name) for name in _COPIED},
    )
