"""A plan's course in the books: drafted, issued, received below, copied, followed up."""

from datetime import date

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.workplan.handing import UnitStanding
from app.domain.workplan.progress import TaskState
from app.domain.workplan.timing import TaskTime, YearQuarter
from app.records.journal import JournalEntry
from app.records.locking import NotHere, Stale
from app.records.search import find
from app.workplan.facts import TaskFacts
from app.workplan.models import WorkPlan, WorkProgress, WorkReceipt, WorkTask
from app.workplan.record import WORK_PLAN, WORK_TASK
from app.workplan.service import below, following, plans, reading, tasks
from app.workplan.service.tasks import tasks_of
from tests.workplan.conftest import (
    ABOVE,
    HERE,
    NEIGHBOUR,
    OFFICER,
    SIGNED,
    TASKS,
    TODAY,
    copied,
    drafted,
    first_task,
    issued,
    noted,
    words,
)


def numbered(plan):
    return [(one.number, one.content) for one in tasks_of(plan.id)]


def acts():
    return db.session.scalars(db.select(JournalEntry.act).order_by(JournalEntry.sequence)).all()


def test_a_unit_has_one_plan_a_year(here):
    drafted(by=OFFICER)
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        drafted(by=OFFICER)
    with pytest.raises(RuleViolation, match="không hợp lý"):
        drafted(by=OFFICER, year=2013)
    drafted(by=OFFICER, year=2027)
    drafted(by=NEIGHBOUR)


def test_a_draft_leaves_neither_up_nor_down_an_issued_plan_both(above):
    plan = drafted()
    task = first_task(plan)
    assert [one.outgoing() for one in (plan, task)] == [None, None]
    assert [one.goes_down_to() for one in (plan, task)] == [None, None]
    issued(plan)
    assert plan.outgoing()["number"] == "05/KH-UBND"
    assert task.outgoing()["content"] == "Ban hành kế hoạch"
    assert [one.goes_down_to() for one in (plan, task)] == ["*", "*"]
    other = issued(year=2025, on=date(2025, 1, 10), send_before=None, for_units="")
    assert [one.goes_down_to() for one in (other, first_task(other))] == [None, None]


@pytest.mark.parametrize("year", [2013, 2101, 2026])
def test_neither_a_draft_nor_an_impossible_year_is_taken(year):
    values = {"year": year, "issued_on": TODAY, "sent_on": TODAY, "is_issued": year != 2026}
    values["state"] = PlanState.DRAFT if year == 2026 else PlanState.ISSUED
    for model in (WorkPlan, WorkTask):
        with pytest.raises(RuleViolation):
            model.check_received(values)
    with pytest.raises(RuleViolation):
        WorkProgress.check_received({"percent": 101})


def test_a_plan_that_was_not_copied_counts_as_sent_too(above):
    parent = issued()
    issued(by=OFFICER, on=date(2026, 1, 5))
    mine = below.unit_lines(parent, today=TODAY)[1]
    assert (mine.name, mine.standing) == ("Phường Tân Phong", UnitStanding.SENT)


def test_what_is_issued_is_not_written_over(here):
    plan = issued(by=OFFICER)
    task = first_task(plan)
    facts = words(OFFICER)
    for act in (
        lambda: plans.correct_plan(plan.id, facts, revision=plan.revision, by=OFFICER),
        lambda: tasks.add_task(plan.id, TASKS[0], by=OFFICER),
        lambda: tasks.change_task(task.id, TASKS[0], number=1, revision=task.revision, by=OFFICER),
        lambda: tasks.strike_task(task.id, revision=task.revision, today=TODAY, by=OFFICER),
        lambda: issued(plan, by=OFFICER),
    ):
        with pytest.raises(RuleViolation, match="đã ban hành"):
            act()


def test_tasks_change_places_and_leave_no_gap(here):
    plan = drafted(by=OFFICER)
    third = tasks.add_task(plan.id, TaskFacts(content="Kiểm tra", lead="UBND"), by=OFFICER)
    tasks.change_task(
        third.id,
        TaskFacts(content="Tự kiểm tra", lead="UBND"),
        number=1,
        revision=third.revision,
        by=OFFICER,
    )
    moved = [(1, "Tự kiểm tra"), (2, "Ban hành kế hoạch"), (3, "Khen thưởng")]
    assert numbered(plan) == moved
    with pytest.raises(RuleViolation, match="quý"):
        tasks.add_task(plan.id, TaskFacts(content="x", timing=TaskTime.QUARTERS), by=OFFICER)
    with pytest.raises(Stale):
        tasks.strike_task(third.id, revision=0, today=TODAY, by=OFFICER)
    tasks.strike_task(third.id, revision=third.revision, today=TODAY, by=OFFICER)
    assert numbered(plan) == [(1, "Ban hành kế hoạch"), (2, "Khen thưởng")]
    with pytest.raises(RuleViolation, match="đã bỏ"):
        tasks.strike_task(third.id, revision=third.revision, today=TODAY, by=OFFICER)
    for _ in range(2):  # the press that is sent twice changes nothing more
        tasks.restore_task(third.id, by=OFFICER)
        assert numbered(plan) == moved
    changed = db.session.scalars(
        db.select(JournalEntry).where(JournalEntry.subject_id == third.id)
    ).all()[1]
    assert changed.changes["content"] == ["Kiểm tra", "Tự kiểm tra"]


def test_a_superiors_plan_is_received_once_and_copied_task_by_task(here):
    parent = issued()
    receipt = following.receive_plan(parent.id, today=TODAY, by=OFFICER)
    following.receive_plan(parent.id, today=date(2026, 3, 1), by=OFFICER)
    assert [one.received_on for one in db.session.scalars(db.select(WorkReceipt))] == [TODAY]
    assert receipt.outgoing() == {"plan_id": str(parent.id), "received_on": "2026-02-20"}
    plan = copied(parent)
    named = plan.parent_number, plan.parent_dated_on, plan.parent_issuer, plan.parent_id
    assert named == ("05/KH-UBND", date(2026, 1, 10), "UBND tỉnh Lai Châu", parent.id)
    links = {one.parent_task_id: one.content for one in tasks_of(plan.id)}
    assert links == {one.id: one.content for one in tasks_of(parent.id)}
    assert tasks_of(plan.id)[0].quarters == [YearQuarter.FIRST]
    assert {one.lead for one in tasks_of(plan.id)} == {"Công chức tư pháp"}
    assert (plan.unit, plan.for_units, plan.send_before) == (HERE, "Các tổ hòa giải", None)
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        copied(parent)


def test_who_copies_has_received(here):
    copied(issued())
    assert [one.unit for one in db.session.scalars(db.select(WorkReceipt))] == [HERE]
    assert "receive" in acts()


def test_only_an_issued_plan_from_above_can_be_received_or_copied(here):
    for plan in (drafted(year=2027), issued(by=NEIGHBOUR), issued(by=OFFICER)):
        with pytest.raises(NotHere):
            following.receive_plan(plan.id, today=TODAY, by=OFFICER)
        with pytest.raises(NotHere):
            copied(plan)


def test_another_units_plan_cannot_be_written(here):
    plan = drafted(by=NEIGHBOUR)
    with pytest.raises(NotHere):
        plans.issue_plan(
            plan.id, **SIGNED, issued_on=TODAY, revision=plan.revision, today=TODAY, by=OFFICER
        )
    with pytest.raises(NotHere):
        noted(first_task(plan), 10)


def test_a_superiors_task_without_a_leader_stands_in_the_way(here):
    plan = drafted(by=OFFICER, tasks=(TaskFacts(content="Kiểm tra"),))
    with pytest.raises(RuleViolation, match="chưa ghi cơ quan chủ trì"):
        issued(plan, by=OFFICER)


@pytest.mark.parametrize(
    ("sent", "standing"),
    [
        (date(2026, 1, 28), UnitStanding.SENT),
        (date(2026, 1, 29), UnitStanding.SENT_LATE),
    ],
)
def test_the_office_sees_who_has_sent_and_who_is_late(above, sent, standing):
    parent = issued()
    plan = issued(copied(parent, on=sent), by=OFFICER, on=sent)
    other, mine = below.unit_lines(parent, today=TODAY)
    assert (mine.name, mine.standing, mine.plan.id) == ("Phường Tân Phong", standing, plan.id)
    assert (other.standing, other.plan) == (UnitStanding.LATE, None)
    assert mine.tasks == {TaskState.DONE: 1, TaskState.WAITING: 1}
    counts = below.standings([parent], today=TODAY)[parent.id]
    assert counts == {standing: 1, UnitStanding.LATE: 1}
    assert below.standings([parent], today=date(2026, 1, 27))[parent.id][UnitStanding.UNREAD] == 1


def test_a_task_of_the_office_is_followed_in_each_unit(above):
    parent = issued()
    plan = issued(copied(parent), by=OFFICER, on=TODAY)
    noted(tasks_of(plan.id)[1], 40)
    noted(tasks_of(plan.id)[1], 60)
    second = tasks_of(parent.id)[1]
    other, mine = below.unit_tasks(second, today=TODAY)
    assert (mine.line.percent, mine.line.state) == (60, TaskState.GOING)
    assert other.line is None
    (first, _) = reading.task_lines(parent, ABOVE, today=TODAY)
    assert (first.state, first.measured.words) == (
        TaskState.DONE,
        "Kế hoạch số 05/KH-UBND ngày 10/01/2026",
    )


def test_a_note_needs_an_issued_plan_and_the_newest_one_holds(here):
    plan = drafted(by=OFFICER)
    with pytest.raises(RuleViolation, match="dự thảo"):
        noted(first_task(plan), 10)
    issued(plan, by=OFFICER)
    noted(tasks_of(plan.id)[1], 50, on=date(2026, 2, 1))
    noted(tasks_of(plan.id)[1], 30)
    line = reading.task_lines(plan, OFFICER, today=TODAY)[1]
    assert (line.percent, line.note.noted_on) == (30, TODAY)
    assert [one.percent for one in reading.notes_of(line.task)] == [30, 50]


def test_the_search_finds_a_plan_and_its_task(here):
    plan = issued(by=OFFICER)
    drafted(by=NEIGHBOUR)
    assert [one.id for one in find(WORK_PLAN, "hoa giai o co so", by=OFFICER)] == [plan.id]
    assert [one.plan_id for one in find(WORK_TASK, "khen thưởng", by=OFFICER)] == [plan.id]


def test_the_list_goes_on_after_a_line(here, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 1)
    for year in (2026, 2025):
        drafted(by=OFFICER, year=year)
    (first,), more = reading.plan_page(OFFICER, year=None, after=None)
    place = reading.Place(first.year, first.unit, first.id)
    (second,), no_more = reading.plan_page(OFFICER, year=None, after=place)
    assert (first.year, more, second.year, no_more) == (2026, True, 2025, False)
    assert reading.years_planned(OFFICER) == [2026, 2025]
    assert {one.unit for one in db.session.scalars(db.select(WorkTask))} == {HERE}
    assert db.session.scalar(db.select(db.func.count()).select_from(WorkPlan)) == 2
