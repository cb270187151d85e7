"""Whose plans a person may meet: the own unit's, issued ones below, and issued ones from above."""

from functools import partial

from sqlalchemy import ColumnElement, and_, false, or_

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.plans import SENT, PlanState
from app.units.service import lines_of, reach
from app.units.sight import visible_in_reach
from app.workplan.models import WorkPlan, WorkTask

#: Receipts and notes of progress: one's own, an office's all below it.
visible_of = partial(visible_in_reach, Permission.SEE_WORKPLANS)


def is_from_above(by: Actor) -> ColumnElement[bool]:
    """An issued plan of a unit that stands above this one now."""
    above = lines_of({by.unit})[by.unit][1:]
    return and_(WorkPlan.unit.in_(above), WorkPlan.state == PlanState.ISSUED)


def visible_plans(by: Actor) -> ColumnElement[bool]:
    """A draft is its own unit's business until it is issued; one that was given up is nobody's."""
    if not by.may(Permission.SEE_WORKPLANS):
        return false()
    own = and_(WorkPlan.unit.in_(by.books), WorkPlan.state != PlanState.DROPPED)
    return or_(own, and_(WorkPlan.state.in_(SENT), WorkPlan.unit.in_(_around(by))))


def visible_tasks(by: Actor) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_WORKPLANS):
        return false()
    seen = and_(WorkTask.is_issued, WorkTask.unit.in_(_around(by)))
    dropped = db.exists().where(
        WorkPlan.id == WorkTask.plan_id, WorkPlan.state == PlanState.DROPPED
    )
    own = and_(WorkTask.unit.in_(by.books), ~dropped)
    return and_(WorkTask.struck_on.is_(None), or_(own, seen))


def _around(by: Actor) -> set[str]:
    return reach(by) | set(lines_of({by.unit})[by.unit])
