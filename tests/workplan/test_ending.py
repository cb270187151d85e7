"""A plan replaced by another, withdrawn, or given up before it was issued."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.workplan.handing import UnitStanding
from app.records.locking import NotHere
from app.records.search import find
from app.workplan.record import WORK_PLAN, WORK_TASK
from app.workplan.service import below, ending, following, plans, reading, tasks
from app.workplan.service.tasks import tasks_of
from tests.workplan.conftest import (
    ABOVE,
    OFFICER,
    SIGNED,
    TASKS,
    TODAY,
    copied,
    drafted,
    issued,
    noted,
)

WHY = "Điều chỉnh thời gian khen thưởng."


def replaced(plan, *, by=OFFICER, on=TODAY):
    """The plan and the one issued in its place."""
    new = ending.replace_plan(plan.id, WHY, by=by)
    plans.issue_plan(
        new.id, **{**SIGNED, "number": "9"}, issued_on=on, revision=new.revision, today=on, by=by
    )
    return plan, new


def test_a_plan_holds_until_the_one_in_its_place_is_issued(here):
    old = issued(by=OFFICER)
    draft = ending.replace_plan(old.id, WHY, by=OFFICER)
    assert (old.state, draft.state) == (PlanState.ISSUED, PlanState.DRAFT)
    assert (draft.replaces_number, draft.replaces_dated_on) == ("05/KH-UBND", date(2026, 1, 10))
    assert (draft.number, draft.issued_on, draft.sent_on) == ("", None, None)
    assert [one.content for one in tasks_of(draft.id)] == [one.content for one in TASKS]
    with pytest.raises(RuleViolation, match="đang có một dự thảo"):
        ending.replace_plan(old.id, WHY, by=OFFICER)
    issued(draft, by=OFFICER, on=TODAY)
    assert (old.state, old.ended_on) == (PlanState.ENDED, TODAY)
    assert old.end_reason == "Thay thế bằng Kế hoạch số 05/KH-UBND ngày 20/02/2026"
    assert reading.replaced_by(old, OFFICER) is draft
    assert reading.replaced_plan(draft, OFFICER) is old
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        drafted(by=OFFICER)


def test_who_reads_the_old_plan_is_told_that_it_ended(above):
    old, new = replaced(issued(), by=ABOVE)
    assert old.outgoing()["state"] == "ended"
    assert (old.goes_down_to(), new.goes_down_to()) == ("*", "*")


def test_how_far_a_task_is_goes_on_in_the_plan_that_replaces_it(here):
    old = issued(by=OFFICER)
    noted(tasks_of(old.id)[1], 40, on=date(2026, 2, 1))
    old, new = replaced(old)
    _, second = reading.task_lines(new, OFFICER, today=TODAY)
    assert second.percent == 40
    noted(second.task, 70)
    old, newest = replaced(new)
    line = reading.task_lines(newest, OFFICER, today=TODAY)[1]
    assert (line.percent, [one.percent for one in reading.notes_of(line.task)]) == (70, [70, 40])
    with pytest.raises(RuleViolation, match="hết hiệu lực"):
        noted(tasks_of(old.id)[1], 80)


def test_who_replaced_a_plan_later_had_sent_it_in_time(above):
    parent = issued()
    first = issued(by=OFFICER, on=date(2026, 1, 20))
    _, new = replaced(first)
    mine = below.unit_lines(parent, today=TODAY)[1]
    assert (mine.standing, mine.plan.id) == (UnitStanding.SENT, new.id)


def test_a_task_is_followed_below_whichever_plans_were_replaced(above):
    parent = issued()
    own = issued(copied(parent), by=OFFICER, on=TODAY)
    noted(tasks_of(own.id)[1], 30)
    _, new_parent = replaced(parent, by=ABOVE)
    replaced(own)
    _, mine = below.unit_tasks(tasks_of(new_parent.id)[1], today=TODAY)
    assert mine.line.percent == 30
    assert mine.line.task.plan_id != own.id


def test_a_withdrawn_plan_frees_its_year_and_counts_as_not_sent(above):
    parent, plan = issued(), issued(by=OFFICER, on=date(2026, 1, 20))
    with pytest.raises(RuleViolation, match="lý do"):
        ending.withdraw_plan(plan.id, " ", revision=plan.revision, today=TODAY, by=OFFICER)
    ending.withdraw_plan(plan.id, WHY, revision=plan.revision, today=TODAY, by=OFFICER)
    assert (plan.state, plan.ended_on, plan.end_reason) == (PlanState.ENDED, TODAY, WHY)
    assert below.unit_lines(parent, today=TODAY)[0].standing is UnitStanding.LATE
    for act in (
        lambda: ending.replace_plan(plan.id, WHY, by=OFFICER),
        lambda: ending.withdraw_plan(plan.id, WHY, revision=plan.revision, today=TODAY, by=OFFICER),
        lambda: ending.drop_draft(plan.id, revision=plan.revision, by=OFFICER),
        lambda: tasks.add_task(plan.id, TASKS[0], by=OFFICER),
    ):
        with pytest.raises(RuleViolation):
            act()
    drafted(by=OFFICER)


def test_a_withdrawn_plan_of_a_superior_cannot_be_taken_over(here):
    parent = issued()
    ending.withdraw_plan(parent.id, WHY, revision=parent.revision, today=TODAY, by=ABOVE)
    for act in (
        lambda: copied(parent),
        lambda: following.receive_plan(parent.id, today=TODAY, by=OFFICER),
    ):
        with pytest.raises(NotHere):
            act()


def test_a_draft_that_was_given_up_is_met_nowhere(here):
    plan = drafted(by=OFFICER)
    ending.drop_draft(plan.id, revision=plan.revision, by=OFFICER)
    assert plan.outgoing() is None
    assert reading.plan_page(OFFICER, year=2026, after=None) == ([], False)
    assert find(WORK_PLAN, "hoa giai", by=OFFICER) == []
    assert find(WORK_TASK, "khen thuong", by=OFFICER) == []
    assert reading.own_plan_of(2026, OFFICER) is None
    with pytest.raises(RuleViolation, match="đã bỏ"):
        issued(plan, by=OFFICER)
    assert drafted(by=OFFICER).state is PlanState.DRAFT


def test_a_draft_that_was_given_up_is_taken_up_again_while_its_year_is_free(here):
    plan = drafted(by=OFFICER)
    ending.drop_draft(plan.id, revision=plan.revision, by=OFFICER)
    for _ in range(2):  # who presses twice does no harm
        plans.restore_draft(plan.id, by=OFFICER)
    assert (plan.state, reading.own_plan_of(2026, OFFICER)) == (PlanState.DRAFT, plan)
    ending.drop_draft(plan.id, revision=plan.revision, by=OFFICER)
    with pytest.raises(NotHere):
        plans.restore_draft(plan.id, by=ABOVE)
    drafted(by=OFFICER)
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        plans.restore_draft(plan.id, by=OFFICER)
    assert plan.state is PlanState.DROPPED


def test_a_draft_in_place_of_a_plan_is_taken_up_again_beside_it(here):
    old = issued(by=OFFICER)
    draft = ending.replace_plan(old.id, WHY, by=OFFICER)
    ending.drop_draft(draft.id, revision=draft.revision, by=OFFICER)
    plans.restore_draft(draft.id, by=OFFICER)
    assert (old.state, draft.state) == (PlanState.ISSUED, PlanState.DRAFT)
    ending.drop_draft(draft.id, revision=draft.revision, by=OFFICER)
    ending.replace_plan(old.id, WHY, by=OFFICER)
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        plans.restore_draft(draft.id, by=OFFICER)


def test_a_draft_in_place_of_a_plan_can_be_tied_to_the_superiors_new_one(here):
    parent = issued()
    own = issued(copied(parent), by=OFFICER, on=TODAY)
    draft = ending.replace_plan(own.id, WHY, by=OFFICER)
    assert reading.own_plan_of(2026, OFFICER) is draft
    assert draft.parent_id == parent.id
    assert [one.parent_task_id for one in tasks_of(draft.id)] == [
        one.id for one in tasks_of(parent.id)
    ]
