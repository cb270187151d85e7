"""A draft that was begun before the superior's plan came, tied to it afterwards."""

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.records.locking import NotHere, Stale
from app.workplan.facts import TaskFacts
from app.workplan.models import WorkReceipt
from app.workplan.service import taking_over
from app.workplan.service.tasks import tasks_of
from tests.dialogue.test_pages import words_of
from tests.workplan.conftest import OFFICER, TODAY, copied, drafted, issued

LEAD = "Công chức tư pháp"
OWN = (TaskFacts(content="Tuyên truyền"), TaskFacts(content="KHEN THƯỞNG", lead="Hội đồng"))


def link(plan, parent, revision=None):
    facts = {"lead": "Tư pháp", "revision": plan.revision if revision is None else revision}
    return taking_over.link_plan(plan.id, parent.id, **facts, today=TODAY, by=OFFICER)


def test_same_tasks_are_linked_and_what_lacks_comes_in_at_the_end(here):
    parent, plan = issued(), drafted(by=OFFICER, tasks=OWN, title="Kế hoạch của phường")
    first, second = tasks_of(parent.id)
    link(plan, parent)
    assert (plan.title, plan.parent_id) == ("Kế hoạch của phường", parent.id)
    assert plan.parent_number == "05/KH-UBND"
    assert [(one.content, one.lead, one.parent_task_id) for one in tasks_of(plan.id)] == [
        ("Tuyên truyền", "", None),
        ("KHEN THƯỞNG", "Hội đồng", second.id),
        ("Ban hành kế hoạch", "Tư pháp", first.id),
    ]
    assert [one.number for one in tasks_of(plan.id)] == [1, 2, 3]
    assert db.session.scalars(db.select(WorkReceipt)).one().plan_id == parent.id


def test_an_issued_plan_another_year_or_an_old_page_is_refused(here):
    parent, plan = issued(), drafted(by=OFFICER)
    with pytest.raises(Stale):
        link(plan, parent, revision=0)
    with pytest.raises(NotHere):
        link(plan, drafted(year=2027))
    with pytest.raises(RuleViolation, match="năm 2026"):
        link(drafted(by=OFFICER, year=2027), parent)
    issued(plan, by=OFFICER)
    with pytest.raises(RuleViolation, match="đã ban hành"):
        link(plan, parent)
    assert db.session.scalars(db.select(WorkReceipt)).all() == []


def test_one_press_on_the_superiors_page_ties_the_draft(here, browser):
    parent, plan = issued(), drafted(by=OFFICER, tasks=())
    clerk, address = browser(Role.COMMUNE_OFFICER), f"/ke-hoach-hoa-giai/{parent.id}"
    own = clerk.submit(address, action="/gan-du-thao").location
    assert own.endswith(str(plan.id))
    shown = words_of(clerk.get(own))
    assert "Đã gắn với kế hoạch của cấp trên." in shown
    assert "Theo Kế hoạch số 05/KH-UBND" in shown
    assert "/gan-du-thao" not in clerk.get(address).text


def test_a_commune_does_not_help_itself_in_the_tasks_it_copies(here):
    below = "UBND các xã, phường"
    helped = TaskFacts(content="Kiểm tra", lead="Sở Tư pháp", co_actors=f"{below}; Mặt trận")
    plan = copied(issued(drafted(tasks=(helped,), for_units=below)))
    assert [(one.lead, one.co_actors) for one in tasks_of(plan.id)] == [(LEAD, "Mặt trận")]
