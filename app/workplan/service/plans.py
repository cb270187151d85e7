"""Acts on a plan: draft it, correct it, issue it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.bases import check_bases
from app.domain.errors import RuleViolation
from app.domain.papers import official_number
from app.domain.plans import PlanState
from app.domain.workplan import plans as rules
from app.records import journal
from app.records.locking import take
from app.workplan.acts import PlanAct, TaskAct
from app.workplan.facts import PlanFacts, TaskFacts
from app.workplan.models import WorkPlan
from app.workplan.service.ending import end_replaced
from app.workplan.service.tasks import new_task, tasks_of

SYMBOL = "KH-UBND"


def draft_plan(
    year: int, facts: PlanFacts, *, tasks: tuple[TaskFacts, ...] = (), today: date, by: Actor
) -> WorkPlan:
    """Begin the plan of a year, with the tasks it begins with; a unit has one for each year."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        rules.check_year(year, today=today)
        _check_facts(facts, date(year, 12, 31))
        check_only_one(session, year, by)
        plan = WorkPlan(unit=by.unit, year=year, state=PlanState.DRAFT)
        facts.write_into(plan)
        journal.write(plan, PlanAct.DRAFT, by=by)
        for number, one in enumerate(tasks, 1):
            journal.write(new_task(plan, one, number), TaskAct.ADD, by=by)
    return plan


def correct_plan(plan_id: UUID, facts: PlanFacts, *, revision: int, by: Actor) -> WorkPlan:
    """Change the words of a draft."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by, revision=revision)
        rules.check_draft(plan.state)
        _check_facts(facts, date(plan.year, 12, 31))
        facts.write_into(plan)
        journal.correct(plan, PlanAct.CORRECT, by=by)
    return plan


def issue_plan(
    plan_id: UUID,
    *,
    number: str,
    issued_on: date,
    signer: str,
    signer_post: str,
    revision: int,
    today: date,
    by: Actor,
) -> WorkPlan:
    """Note number, day and signer. The words are frozen, and the plan goes: up to the superior,
    and down where its nơi nhận name the units below. The plan that it replaces ends."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by, revision=revision)
        tasks = tasks_of(plan_id)
        rules.check_issuing(
            plan.state,
            year=plan.year,
            number=number,
            issued_on=issued_on,
            signer=signer,
            tasks=[rules.TaskGaps(one.number, one.content, one.lead) for one in tasks],
            # A day that the replaced plan set may be past: who sent in time has sent.
            send_before=None if plan.replaces_id else plan.send_before,
            today=today,
        )
        _check_parent(plan, issued_on)
        plan.number, plan.issued_on = official_number(number, SYMBOL), issued_on
        plan.signer, plan.signer_post, plan.sent_on = signer, signer_post, today
        plan.state = PlanState.ISSUED
        acting = by.on_behalf_of(signer)
        journal.write(plan, PlanAct.ISSUE, by=acting)
        for place, one in enumerate(tasks, 1):
            one.number, one.is_issued, one.goes_down = place, True, plan.is_for_units
            journal.write(one, TaskAct.ISSUE, by=acting)
        end_replaced(session, plan, by=acting)
    return plan


def restore_draft(plan_id: UUID, *, by: Actor) -> WorkPlan:
    """Take a draft up again that was given up, where its year has no other since."""
    with transaction() as session:
        plan = take(session, WorkPlan, plan_id, by=by)
        if plan.state is PlanState.DROPPED:
            check_only_one(session, plan.year, by, beside=plan.replaces_id)
            plan.state = PlanState.DRAFT
            journal.write(plan, PlanAct.RESTORE, by=by)
    return plan


def check_only_one(session: Session, year: int, by: Actor, *, beside: UUID | None = None) -> None:
    """Refuse a second plan of a year beside a draft, or beside one that holds; but for the one
    that it is to replace."""
    same = db.select(WorkPlan.id).where(
        WorkPlan.unit == by.unit,
        WorkPlan.year == year,
        WorkPlan.state.in_((PlanState.DRAFT, PlanState.ISSUED)),
    )
    if beside is not None:
        same = same.where(WorkPlan.id != beside)
    if session.scalar(same.limit(1)) is not None:
        raise RuleViolation(
            f"Năm {year} đơn vị đã có kế hoạch hòa giải ở cơ sở. Hãy mở kế hoạch đó để sửa."
        )


def _check_facts(facts: PlanFacts, latest: date) -> None:
    check_bases(facts.known_bases)
    _check_parent(facts, latest)


def _check_parent(told: PlanFacts | WorkPlan, day: date) -> None:
    rules.check_parent(
        number=told.parent_number,
        dated_on=told.parent_dated_on,
        issuer=told.parent_issuer,
        issued=day,
    )
