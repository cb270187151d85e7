"""Plans of a commune that carries on the book, and so the plan, of a former one."""

import pytest

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.yearplan.models import DialoguePlan, PlannedSession
from tests.dialogue.test_pages import TYPED
from tests.factories import a_village
from tests.merged import FORMER_NAME, came_with_the_book, heir_of_former


@pytest.fixture
def heir(commune, officer):
    return heir_of_former(officer)


@pytest.fixture
def clerk(heir, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def came(heir, issued):
    """The plan of the former commune, with a conference in the second quarter."""
    issued(2)
    plan, session = (db.session.scalar(db.select(one)) for one in (DialoguePlan, PlannedSession))
    came_with_the_book(plan, session)
    return session


def test_a_session_is_planned_for_a_village_that_came(heir, a_plan, a_session):
    village = a_village(name="Chu Lìn")
    came_with_the_book(village)
    planned = a_session(a_plan(), by=heir, villages=(village.id,))
    assert list(planned.villages) == [village.id]


def test_a_conference_is_held_by_a_session_of_the_former_plan(came, clerk):
    page = clerk.get(f"/doi-thoai/moi?phien={came.id}").text
    assert f'value="{came.id}"' in page
    assert f"– {FORMER_NAME}" in page
    clerk.submit("/doi-thoai/moi", {**TYPED, "planned_id": str(came.id)})
    assert db.session.scalar(db.select(Dialogue.planned_id)) == came.id


def test_a_request_of_the_former_voters_is_answered(heir, a_request, a_conference, clerk):
    request = a_request()
    came_with_the_book(request)
    assert f'value="{request.id}"' in clerk.get("/doi-thoai/moi").text
    assert a_conference(request_id=request.id, by=heir).request_id == request.id


def test_a_plan_that_is_nobodys_here_is_refused(came, a_conference, officer):
    with pytest.raises(RuleViolation, match="không có trong kế hoạch của đơn vị mình"):
        a_conference(came, by=officer)  # who carries on no book
