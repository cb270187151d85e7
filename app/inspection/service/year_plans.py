"""The year's plan of inspections: begin it, write it, and the inspections that it tells of."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.bases import check_bases
from app.domain.inspection.kinds import InspectionState, check_new_plan
from app.inspection.acts import YearPlanAct
from app.inspection.facts import YearPlanFacts
from app.inspection.models import Inspection
from app.inspection.plan_models import InspectionPlan
from app.records import journal
from app.records.locking import take


def begin_plan(year: int, facts: YearPlanFacts, *, today: date, by: Actor) -> InspectionPlan:
    with transaction() as session:
        journal.refuse_repeat(session, by)
        check_new_plan(year, has_one=plan_of(by.unit, year) is not None, today=today)
        check_bases(facts.known_bases)
        plan = InspectionPlan(unit=by.unit, year=year)
        facts.write_into(plan)
        journal.write(plan, YearPlanAct.BEGIN, by=by)
    return plan


def write_plan(plan_id: UUID, facts: YearPlanFacts, *, revision: int, by: Actor) -> InspectionPlan:
    with transaction() as session:
        plan = take(session, InspectionPlan, plan_id, by=by, revision=revision)
        check_bases(facts.known_bases)
        facts.write_into(plan)
        journal.correct(plan, YearPlanAct.WRITE, by=by)
    return plan


def plan_of(unit: str, year: int) -> InspectionPlan | None:
    rows = db.select(InspectionPlan).where(InspectionPlan.unit == unit, InspectionPlan.year == year)
    return db.session.scalar(rows)


def planned_in(unit: str, year: int) -> Sequence[Inspection]:
    """What the unit has on its list of the year and did not cancel, the earliest first; what has
    no quarter and no day comes last."""
    rows = db.select(Inspection).where(
        Inspection.unit == unit,
        Inspection.year == year,
        Inspection.state != InspectionState.CANCELLED,
    )
    found = db.session.scalars(rows.order_by(Inspection.id)).all()
    return sorted(found, key=lambda one: (one.when.ends_on, one.when.day is None))
