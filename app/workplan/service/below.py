"""How far the units below are: with a plan handed down to them, and with each of its tasks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.domain.plans import SENT, PlanState
from app.domain.workplan.handing import UnitStanding, unit_standing
from app.domain.workplan.progress import FIGURES, TaskState
from app.units.models import Unit
from app.workplan.models import WorkPlan, WorkReceipt, WorkTask
from app.workplan.service.measuring import held_of
from app.workplan.service.reading import TaskLine, line_of, newest_notes, of_lines


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit right below: its receipt, its own plan, where it stands, how its tasks are."""

    code: str
    name: str
    standing: UnitStanding
    received_on: date | None
    plan: Row | None
    tasks: Counter[TaskState]

    @property
    def is_silent(self) -> bool:
        """Nothing has come from it yet."""
        return self.received_on is None and self.plan is None


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A task of the superior as one unit below carries it out; None where its plan lacks it."""

    code: str
    name: str
    line: TaskLine | None


def units_right_below(code: str, *, on: date) -> dict[str, str]:
    """Those in force on that day, by code and name: who answers for a plan of its own."""
    holds = Unit.valid_from <= on, db.or_(Unit.valid_to.is_(None), Unit.valid_to > on)
    rows = db.select(Unit.code, Unit.name).where(Unit.parent_code == code, *holds)
    return dict(iter(db.session.execute(rows.order_by(Unit.code))))


def unit_lines(plan: WorkPlan, *, today: date) -> list[UnitLine]:
    """Each unit right below with this plan, who is late first, in few queries whatever their
    number."""
    units = units_right_below(plan.unit, on=today)
    received = _received([plan.id])[plan.id]
    sent = _sent([plan.year], units)[plan.year]
    tasks = _tasks_by_unit(plan.year, sent, today=today)
    lines = [
        UnitLine(
            code,
            name,
            _standing(plan, received.get(code), sent.get(code), today),
            received.get(code),
            sent.get(code),
            tasks.get(code, Counter()),
        )
        for code, name in units.items()
    ]
    return sorted(lines, key=lambda one: one.standing is not UnitStanding.LATE)


def standings(plans: Sequence[WorkPlan], *, today: date) -> Mapping[UUID, Counter[UnitStanding]]:
    """Of plans of one unit that were handed down: how many units stand where."""
    plans = [one for one in plans if one.is_issued and one.is_handed_down]
    if not plans:
        return {}
    units = units_right_below(plans[0].unit, on=today)
    received = _received([one.id for one in plans])
    sent = _sent([one.year for one in plans], units)
    return {
        plan.id: Counter(
            _standing(plan, received[plan.id].get(code), sent[plan.year].get(code), today)
            for code in units
        )
        for plan in plans
    }


def unit_tasks(task: WorkTask, *, today: date) -> list[UnitTask]:
    """How far each unit right below is with this task of the superior."""
    units = units_right_below(task.unit, on=today)
    same = db.select(WorkTask.id).where(of_lines([task.line_id]))
    rows = (
        db.select(WorkTask)
        .join(WorkPlan, WorkPlan.id == WorkTask.plan_id)
        .where(
            WorkTask.parent_task_id.in_(same),
            WorkTask.unit.in_(units),
            WorkTask.struck_on.is_(None),
            WorkPlan.state == PlanState.ISSUED,
        )
    )
    theirs = {one.unit: one for one in db.session.scalars(rows)}
    lines = _lines(list(theirs.values()), task.year, today=today)
    return [UnitTask(code, name, lines.get(code)) for code, name in units.items()]


def _lines(tasks: Sequence[WorkTask], year: int, *, today: date) -> dict[str, TaskLine]:
    """By unit: one task of each."""
    held = held_of({one.measure for one in tasks}, {one.unit for one in tasks}, year)
    notes = newest_notes(tasks)
    return {
        one.unit: line_of(one, held, {one.unit}, notes.get(one.line_id), today=today)
        for one in tasks
    }


def _tasks_by_unit(
    year: int, plans: Mapping[str, Row], *, today: date
) -> dict[str, Counter[TaskState]]:
    """How the tasks of these plans, one of each unit, stand."""
    rows = db.select(WorkTask).where(
        WorkTask.plan_id.in_([one.id for one in plans.values()]), WorkTask.struck_on.is_(None)
    )
    tasks = db.session.scalars(rows).all()
    held = held_of({one.measure for one in tasks} - FIGURES, plans.keys(), year)
    notes = newest_notes(tasks)
    counts: defaultdict[str, Counter[TaskState]] = defaultdict(Counter)
    for one in tasks:
        line = line_of(one, held, {one.unit}, notes.get(one.line_id), today=today)
        counts[one.unit][line.state] += 1
    return counts


def _standing(
    plan: WorkPlan, received_on: date | None, own: Row | None, today: date
) -> UnitStanding:
    return unit_standing(
        received=received_on is not None,
        sent_on=own.sent_on if own else None,
        before=plan.send_before,
        today=today,
    )


def _received(plan_ids: Collection[UUID]) -> Mapping[UUID, dict[str, date]]:
    columns = WorkReceipt.plan_id, WorkReceipt.unit, WorkReceipt.received_on
    found: defaultdict[UUID, dict[str, date]] = defaultdict(dict)
    for plan_id, unit, day in db.session.execute(
        db.select(*columns).where(WorkReceipt.plan_id.in_(plan_ids))
    ):
        found[plan_id][unit] = day
    return found


def _sent(years: Collection[int], units: Collection[str]) -> Mapping[int, dict[str, Row]]:
    """The plans of these units that hold, by year and unit: a unit has one a year, and it counts
    whether it was copied or written anew. Who replaced a plan later had sent it in time."""
    first = db.func.min(WorkPlan.sent_on).over(partition_by=(WorkPlan.year, WorkPlan.unit))
    sent = (
        db.select(
            WorkPlan.year,
            WorkPlan.unit,
            WorkPlan.id,
            WorkPlan.number,
            WorkPlan.issued_on,
            WorkPlan.state,
            first.label("sent_on"),
        )
        .where(WorkPlan.year.in_(years), WorkPlan.unit.in_(units), WorkPlan.state.in_(SENT))
        .subquery()
    )
    found: defaultdict[int, dict[str, Row]] = defaultdict(dict)
    for row in db.session.execute(db.select(sent).where(sent.c.state == PlanState.ISSUED)):
        found[row.year][row.unit] = row
    return found
