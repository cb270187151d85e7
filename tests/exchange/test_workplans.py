"""A plan goes down, its receipt, the own plan and its progress come up, between two instances."""

from app.db import db
from app.exchange import sessions
from app.records.ledger.tables import LedgerRecord
from app.workplan.models import WorkPlan, WorkTask
from app.workplan.service import below, following
from app.workplan.service.tasks import tasks_of
from tests.workplan.conftest import OFFICER, TODAY, copied, drafted, issued, noted


def plans_here():
    return db.session.scalars(db.select(WorkPlan).order_by(WorkPlan.unit)).all()


def test_a_plan_comes_down_with_its_tasks_and_is_answered(tied_commune, served_office):
    with served_office.inside():
        drafted(year=2027)  # stays where it is
        parent = issued()
        wanted = {one.id: one.outgoing() for one in tasks_of(parent.id)}
        db.session.remove()
    sessions.run()
    (got,) = plans_here()
    assert got.outgoing() == parent.outgoing()
    assert {one.id: one.outgoing() for one in tasks_of(got.id)} == wanted
    following.receive_plan(got.id, today=TODAY, by=OFFICER)
    plan = copied(got)
    sessions.run()
    with served_office.inside():
        (line,) = [one for one in below.unit_lines(parent, today=TODAY) if one.received_on]
        assert (line.name, line.plan) == ("Phường Tân Phong", None)
        db.session.remove()
    issued(plan, by=OFFICER, on=TODAY)
    noted(tasks_of(plan.id)[1], 60)
    assert sessions.run().complete
    with served_office.inside():
        held = db.session.get(WorkPlan, plan.id)
        assert held.outgoing() == plan.outgoing()
        second = db.session.get(WorkTask, tasks_of(parent.id)[1].id)
        percents = [one.line.percent for one in below.unit_tasks(second, today=TODAY) if one.line]
        assert percents == [60]
        raws = db.session.scalars(db.select(LedgerRecord.raw)).all()
        assert not any(OFFICER.name.encode() in raw for raw in raws)
