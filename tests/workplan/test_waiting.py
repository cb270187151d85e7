"""What of plans reaches the first page, and whom."""

from datetime import date

import pytest
from flask import current_app

from app.domain.actors import Role
from app.workplan.service import following
from app.workplan.service.tasks import tasks_of
from app.workplan.waiting import waiting
from tests.merged import came_with_the_book, heir_of_former
from tests.workplan.conftest import (
    ABOVE,
    OFFICER,
    TODAY,
    copied,
    drafted,
    issued,
    noted,
)

DUE = date(2026, 1, 28)


@pytest.fixture
def told():
    """``told(by, today)``: the words and days of what waits."""

    def ask(by=OFFICER, today=TODAY):
        with current_app.test_request_context():
            return [(one.label, one.due_on) for one in waiting(by, today)]

    return ask


def test_a_superiors_plan_waits_to_be_received_then_for_an_own_one(here, told):
    parent = issued()
    assert told() == [(f"Kế hoạch mới của cấp trên: {parent.title}", DUE)]
    following.receive_plan(parent.id, today=TODAY, by=OFFICER)
    assert told() == [("Gửi kế hoạch hòa giải năm 2026 trước ngày 29/01/2026", DUE)]
    plan = copied(parent)
    assert told() == [("Gửi kế hoạch hòa giải năm 2026 trước ngày 29/01/2026", DUE)]
    issued(plan, by=OFFICER)
    assert told() == []


def test_a_task_calls_before_its_last_day_until_it_is_done(here, told):
    plan = issued(by=OFFICER)  # which is all that its first task asks for
    assert told(today=date(2026, 12, 15)) == []
    line = ("Nhiệm vụ 2 năm 2026: Khen thưởng", date(2026, 12, 31))
    assert told(today=date(2026, 12, 16)) == [line]
    assert told(today=date(2027, 1, 5)) == [line]
    noted(tasks_of(plan.id)[1], 100)
    assert told(today=date(2027, 1, 5)) == []


def test_a_task_of_a_plan_that_came_with_a_merger_calls_its_heir(commune, told):
    plan = issued(by=OFFICER)
    heir = heir_of_former(OFFICER)
    came_with_the_book(plan, *tasks_of(plan.id))
    assert told(today=date(2026, 12, 16)) == []
    line = ("Nhiệm vụ 2 năm 2026: Khen thưởng", date(2026, 12, 31))
    assert told(heir, date(2026, 12, 16)) == [line]


def test_a_draft_waits_for_the_leader_alone(here, told, actor):
    drafted(by=OFFICER)
    chief = actor(Role.COMMUNE_LEADER)
    assert told(chief) == [("Dự thảo kế hoạch hòa giải năm 2026 chờ ban hành", None)]
    assert told(OFFICER) == []
    assert told(actor(Role.FRONT)) == []


def test_the_office_is_told_of_units_that_are_late(above, told):
    issued()
    assert told(ABOVE, DUE) == []
    assert told(ABOVE, date(2026, 1, 29)) == [("2 đơn vị chưa gửi kế hoạch hòa giải năm 2026", DUE)]
