"""Acts that end a plan: replace it by another, withdraw it, give up a draft.

Căn cứ: Nghị định số 30/2020/NĐ-CP: an issued document that is wrong is put right by another of
the same form, or withdrawn; it is not written over.
"""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.workplan import plans as rules
from app.records import journal
from app.records.locking import take
from app.workplan.acts import PlanAct, TaskAct
from app.workplan.facts import PlanFacts, TaskFacts
from app.workplan.models import WorkPlan, WorkTask
from app.workplan.service.tasks import tasks_of

_KEPT = (*PlanFacts.__dataclass_fields__, "parent_id", "year")
_KEPT_OF_TASK = (*TaskFacts.__dataclass_fields__, "parent_task_id", "year", "number")


def replace_plan(plan_id: UUID, reason: str, *, by: Actor) -> WorkPlan:
    """Draft the plan that is to take the place of one that holds, with its words and its tasks.
    How far each task is goes on; the old plan holds until the new one is issued."""
    with transaction() as session:
        old = take(session, WorkPlan, plan_id, by=by)
        rules.check_ending(old.state, reason, act="thay thế")
        _check_no_draft(session, old)
        plan = WorkPlan(
            unit=old.unit,
            state=PlanState.DRAFT,
            replaces_id=old.id,
            replaces_number=old.number,
            replaces_dated_on=old.issued_on,
            replace_reason=reason,
            **{name: getattr(old, name) for name in _KEPT},
        )
        journal.write(plan, PlanAct.REPLACE, by=by, reason=reason)
        for one in tasks_of(old.id):
            kept = {name: getattr(one, name) for name in _KEPT_OF_TASK}
            task = WorkTask(unit=plan.unit, plan_id=plan.id, first_id=one.line_id, **kept)
            journal.write(task, TaskAct.ADD, by=by)
    return plan


def end_replaced(session: Session, plan: WorkPlan, *, by: Actor) -> None:
    """What ``plan`` replaces holds no more from the day of its issue."""
    if plan.replaces_id is None:
        return
    old = take(session, WorkPlan, plan.replaces_id, by=by)
    if old.is_issued:
        old.state, old.ended_on = PlanState.ENDED, plan.issued_on
        old.end_reason = f"Thay thế bằng Kế hoạch số {plan.number} ngày {show(plan.issued_on)}"
        journal.write(old, PlanAct.END, by=by)


def withdraw_plan(plan_id: UUID, reason: str, *, revision: int, today: date, by: Actor) -> WorkPlan:
    """End a plan without another in its place; whoever received it is told with the next
    exchange."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by, revision=revision)
        rules.check_ending(plan.state, reason, act="thu hồi")
        plan.state, plan.ended_on, plan.end_reason = PlanState.ENDED, today, reason
        journal.write(plan, PlanAct.WITHDRAW, by=by, reason=reason)
    return plan


def drop_draft(plan_id: UUID, *, revision: int, by: Actor) -> WorkPlan:
    """Give up a draft: its year is free again, its row stays with its journal."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by, revision=revision)
        rules.check_draft(plan.state)
        plan.state = PlanState.DROPPED
        journal.write(plan, PlanAct.DROP, by=by)
    return plan


def _check_no_draft(session: Session, old: WorkPlan) -> None:
    draft = db.select(WorkPlan.id).where(
        WorkPlan.unit == old.unit, WorkPlan.year == old.year, WorkPlan.state == PlanState.DRAFT
    )
    if session.scalar(draft.limit(1)) is not None:
        raise RuleViolation(
            f"Năm {old.year} đang có một dự thảo kế hoạch. Hãy ban hành hoặc bỏ dự thảo đó trước."
        )
