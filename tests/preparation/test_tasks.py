"""The checklist, and what of it waits on the first page."""

from datetime import date, timedelta

import pytest
from flask import current_app

from app.db import db
from app.dialogue.service import conference
from app.domain.actors import Role
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.preparation import TaskState
from app.domain.errors import RuleViolation
from app.domain.units import VillageKind
from app.home.due import due_of
from app.preparation.facts import TaskFacts
from app.preparation.models import PreparationTask
from app.preparation.service import tasks
from app.preparation.service.reading import preparation_of, tasks_of
from app.preparation.waiting import waiting
from app.units.service import add_village
from tests.preparation.conftest import HELD_ON, TODAY

pytestmark = pytest.mark.usefixtures("commune")


@pytest.fixture
def laid_out(dialogue, officer):
    return tasks.lay_out_tasks(dialogue.id, today=TODAY, by=officer)


def test_the_usual_list_is_laid_out_once_with_tasks_for_each_chosen_village(
    dialogue, laid_out, officer, villages
):
    assert len(laid_out) == 11 + 3 * 2
    chosen = {one.id for one in villages[:2]}
    assert {one.village_id for one in laid_out} == chosen | {None}
    with pytest.raises(RuleViolation, match="đã có đủ"):
        tasks.lay_out_tasks(dialogue.id, today=TODAY, by=officer)


def test_a_village_chosen_later_gets_its_tasks_by_another_press(
    a_dialogue, officer, villages, dialogue, laid_out
):
    dialogue.villages = [str(one.id) for one in villages]
    db.session.commit()
    added = tasks.lay_out_tasks(dialogue.id, today=TODAY, by=officer)
    assert {one.village_id for one in added} == {villages[2].id}


def test_a_task_is_ticked_off_with_its_day_and_by_whom(dialogue, laid_out, officer):
    task = laid_out[0]
    done = tasks.tick_off(
        task.id, done_on=TODAY, done_by="Bà Mẩy", revision=1, today=TODAY, by=officer
    )
    assert (done.state, done.done_on, done.done_by) == (TaskState.DONE, TODAY, "Bà Mẩy")
    work = preparation_of(dialogue, today=TODAY).work
    assert (work.done, work.wanted, work.missing) == (1, 17, 0)
    again = tasks.set_task(task.id, TaskState.OPEN, revision=2, today=TODAY, by=officer)
    assert (again.state, again.done_on, again.done_by) == (TaskState.OPEN, None, "")
    tasks.set_task(task.id, TaskState.DROPPED, revision=3, today=TODAY, by=officer)
    work = preparation_of(dialogue, today=TODAY).work
    assert (work.done, work.wanted, work.missing) == (0, 16, 0)


def test_own_tasks_are_added_and_changed(dialogue, officer, villages, laid_out):
    facts = TaskFacts(title="Mượn ghế nhựa", due_on=HELD_ON, village_id=villages[0].id)
    task = tasks.add_task(dialogue.id, facts, by=officer)
    changed = TaskFacts(title="Mượn 60 ghế nhựa", due_on=HELD_ON, person="Ông Páo")
    tasks.change_task(task.id, changed, revision=1, by=officer)
    held = db.session.get_one(PreparationTask, task.id)
    assert (held.title, held.person, held.village_id) == ("Mượn 60 ghế nhựa", "Ông Páo", None)
    with pytest.raises(RuleViolation, match="sau ngày tổ chức"):
        late = TaskFacts(title="Dọn", due_on=HELD_ON + timedelta(days=1))
        tasks.add_task(dialogue.id, late, by=officer)


def test_a_foreign_village_has_no_task_here(dialogue, officer, actor):
    neighbour = actor(Role.COMMUNE_OFFICER, unit="03406")
    foreign = add_village(
        name="Nậm Loỏng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=neighbour
    )
    facts = TaskFacts(title="Mượn ghế", due_on=HELD_ON, village_id=foreign.id)
    with pytest.raises(RuleViolation, match="không thuộc đơn vị của mình"):
        tasks.add_task(dialogue.id, facts, by=officer)


def test_what_is_open_stands_first_and_the_nearest_before_the_others(dialogue, laid_out, officer):
    done = min(laid_out, key=lambda one: one.due_on)
    tasks.tick_off(done.id, done_on=TODAY, done_by="A", revision=1, today=TODAY, by=officer)
    found = tasks_of(dialogue.id)
    assert found[-1].id == done.id
    days = [one.due_on for one in found[:-1]]
    assert days == sorted(days)


def test_open_tasks_wait_on_the_first_page_of_who_prepares(dialogue, laid_out, officer, actor):
    with _request():
        found = waiting(officer)
        assert len(found) == 17
        assert found[0].label.startswith("Chuẩn bị hội nghị 20/03/2026: ")
        assert found[0].address.endswith(f"/doi-thoai/{dialogue.id}/chuan-bi#viec")
        lines, _ = due_of(officer, today=HELD_ON)
        late = [one for one in lines if "việc chuẩn bị hội nghị đối thoại" in one.label]
        assert late
        assert all(one.days_left < 0 for one in late)
        assert waiting(actor(Role.FRONT)) == []


def test_a_conference_called_off_has_nothing_that_waits(dialogue, laid_out, officer):
    conference.call_off(
        dialogue.id,
        DialogueState.CANCELLED,
        reason="Mưa lũ.",
        revision=dialogue.revision,
        by=officer,
    )
    with _request():
        assert waiting(officer) == []


def _request():
    return current_app.test_request_context()
