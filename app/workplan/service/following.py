"""Acts that follow a plan: receive the superior's, note how far an own task is."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.guidance import receipt_id
from app.domain.workplan import plans as rules
from app.domain.workplan.progress import check_progress
from app.records import journal
from app.records.locking import NotHere, take
from app.workplan.acts import ProgressAct, ReceiptAct
from app.workplan.facts import ProgressFacts
from app.workplan.models import WorkPlan, WorkProgress, WorkReceipt, WorkTask
from app.workplan.sight import is_from_above


def receive_plan(plan_id: UUID, *, today: date, by: Actor) -> WorkReceipt:
    """Confirm that a superior's plan was received; pressing once more changes nothing."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        wanted = db.select(WorkPlan.id).where(WorkPlan.id == plan_id, is_from_above(by))
        if session.scalar(wanted.with_for_update()) is None:
            raise NotHere
        return receipt_in(session, plan_id, today=today, by=by)


def receipt_in(session: Session, plan_id: UUID, *, today: date, by: Actor) -> WorkReceipt:
    """The unit's receipt of that plan, written where there is none yet."""
    key = receipt_id(plan_id, by.unit)
    receipt = session.get(WorkReceipt, key, with_for_update=True, populate_existing=True)
    if receipt is None:
        receipt = WorkReceipt(
            id=key,
            unit=by.unit,
            plan_id=plan_id,
            received_on=today,
            received_by=by.acted_by or by.name,
        )
        journal.write(receipt, ReceiptAct.RECEIVE, by=by)
    return receipt


def note_progress(task_id: UUID, facts: ProgressFacts, *, today: date, by: Actor) -> WorkProgress:
    """Note how far a task of an issued plan is; earlier notes stay as they were."""
    with transaction() as session:
        task = take(session, WorkTask, task_id, by=by)
        rules.check_issued(session.get_one(WorkPlan, task.plan_id).state)
        check_progress(facts.percent, facts.told, facts.noted_on, today=today)
        note = WorkProgress(unit=task.unit, task_id=task.id)
        facts.write_into(note)
        journal.write(note, ProgressAct.NOTE, by=by)
    return note
