"""What of plans waits for this person, for the first page."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.calendar import show
from app.domain.plans import PlanState
from app.domain.workplan.handing import UnitStanding, latest_day
from app.instance import this_instance
from app.records.waiting import Sort, Waiting
from app.workplan.models import WorkPlan, WorkReceipt
from app.workplan.service.below import standings
from app.workplan.service.reading import due_lines
from app.workplan.sight import is_from_above


def waiting(by: Actor, today: date) -> list[Waiting]:
    """Superiors' plans to receive and to answer with an own one, drafts for the leader to issue,
    tasks whose time runs out; at an office the units that have not sent theirs."""
    found: list[Waiting] = []
    if by.may(Permission.ISSUE_WORKPLANS):
        found += _to_issue(by, today)
    if by.may(Permission.WRITE_WORKPLANS):
        found += [*_from_above(by, today), *_tasks(by, today)]
        if this_instance().is_office:
            found += _late_below(by, today)
    return found


def _from_above(by: Actor, today: date) -> Iterator[Waiting]:
    """Of this year and the next: what an older plan asked for is past mending."""
    received = db.exists().where(WorkReceipt.plan_id == WorkPlan.id, WorkReceipt.unit.in_(by.books))
    rows = db.select(WorkPlan, received).where(is_from_above(by), WorkPlan.year >= today.year)
    plans = db.session.execute(rows.order_by(WorkPlan.year, WorkPlan.id)).all()
    own = db.select(WorkPlan.year).where(
        WorkPlan.unit == by.unit,
        WorkPlan.year >= today.year,
        WorkPlan.state == PlanState.ISSUED,
    )
    answered = set(db.session.scalars(own)) if plans else set()
    for plan, is_received in plans:
        address = url_for("workplan.detail", plan_id=plan.id)
        due_on = latest_day(plan.send_before) if plan.send_before else None
        if not is_received:
            yield Waiting(f"Kế hoạch mới của cấp trên: {plan.title}", due_on, address)
        elif plan.year not in answered and plan.send_before:
            words = f"Gửi kế hoạch hòa giải năm {plan.year} trước ngày {show(plan.send_before)}"
            yield Waiting(words, due_on, address)


def _to_issue(by: Actor, today: date) -> Iterator[Waiting]:
    rows = db.select(WorkPlan.id, WorkPlan.year).where(
        WorkPlan.unit.in_(by.books),
        WorkPlan.state == PlanState.DRAFT,
        WorkPlan.year >= today.year,
    )
    for row in db.session.execute(rows.order_by(WorkPlan.year)):
        address = url_for("workplan.detail", plan_id=row.id)
        yield Waiting(f"Dự thảo kế hoạch hòa giải năm {row.year} chờ ban hành", None, address)


def _tasks(by: Actor, today: date) -> Iterator[Waiting]:
    rows = db.select(WorkPlan).where(
        WorkPlan.unit.in_(by.books),
        WorkPlan.year.in_((today.year - 1, today.year)),
        WorkPlan.state == PlanState.ISSUED,
    )
    for plan in db.session.scalars(rows.order_by(WorkPlan.year)):
        all_of_it = url_for("workplan.detail", plan_id=plan.id)
        sort = Sort(f"nhiệm vụ của kế hoạch hòa giải năm {plan.year} đến hạn", all_of_it)
        for line in due_lines(plan, by, today=today):
            address = url_for("workplan.task", task_id=line.task.id)
            words = f"Nhiệm vụ {line.task.number} năm {plan.year}: {line.task.content}"
            yield Waiting(words, line.task.when.ends_on, address, sort)


def _late_below(by: Actor, today: date) -> Iterator[Waiting]:
    rows = db.select(WorkPlan).where(
        WorkPlan.unit == by.unit,
        WorkPlan.year >= today.year,
        WorkPlan.state == PlanState.ISSUED,
        WorkPlan.send_before <= today,
    )
    plans = db.session.scalars(rows.order_by(WorkPlan.year)).all()
    for plan_id, counts in standings(plans, today=today).items():
        if late := counts[UnitStanding.LATE]:
            plan = next(one for one in plans if one.id == plan_id)
            address = url_for("workplan.detail", plan_id=plan_id)
            words = f"{late} đơn vị chưa gửi kế hoạch hòa giải năm {plan.year}"
            yield Waiting(words, latest_day(plan.send_before), address)
