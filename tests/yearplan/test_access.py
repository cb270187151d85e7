"""Who may open and do what at plans and requests, and what another unit's ids are worth."""

from dataclasses import replace

import pytest

from app.domain.actors import Role
from tests.doors import roles_here, welcome_at
from tests.yearplan.conftest import random_id

pytestmark = pytest.mark.usefixtures("commune")
ROOM = "/ke-hoach-doi-thoai"
READERS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.FRONT}
WRITERS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
DOORS = [
    ("/", "GET", READERS),
    ("/moi", "GET", WRITERS),
    ("/moi", "POST", WRITERS),
    ("/{plan}", "GET", READERS),
    ("/{plan}/sua", "GET", WRITERS),
    ("/{plan}/sua", "POST", WRITERS),
    ("/{plan}/ban-hanh", "POST", WRITERS),
    ("/{plan}/phien-moi", "GET", WRITERS),
    ("/{plan}/phien-moi", "POST", WRITERS),
    ("/phien/{session}", "GET", WRITERS),
    ("/phien/{session}", "POST", WRITERS),
    ("/phien/{session}/bo", "POST", WRITERS),
    ("/phien/{session}/dua-lai", "POST", WRITERS),
    ("/yeu-cau", "GET", READERS),
    ("/yeu-cau/moi", "GET", WRITERS),
    ("/yeu-cau/moi", "POST", WRITERS),
    ("/yeu-cau/{request}", "GET", READERS),
    ("/yeu-cau/{request}/sua", "GET", WRITERS),
    ("/yeu-cau/{request}/sua", "POST", WRITERS),
    ("/yeu-cau/{request}/khong-to-chuc", "POST", WRITERS),
]


@pytest.fixture
def ids(officer, a_plan, a_session, a_request):
    """``ids(unit)``: a draft with a conference, and a request, of that unit."""

    def make(by):
        plan = a_plan(by=by)
        session, request = a_session(plan, by=by), a_request(100, by=by)
        return {"plan": plan.id, "session": session.id, "request": request.id}

    return make


def knock(client, address, method):
    if method == "GET":
        return client.get(address).status_code
    return client.post(address, data={"csrf_token": client.token()}).status_code


def test_each_door_opens_for_its_roles_alone():
    for address, method, welcome in DOORS:
        assert welcome_at(ROOM + address, method) == roles_here(welcome), (address, method)


def test_another_units_ids_are_worth_nothing(browser, officer, ids):
    clerk = browser(Role.COMMUNE_OFFICER)
    nobodys = dict.fromkeys(("plan", "session", "request"), random_id())
    for keys in (ids(replace(officer, unit="03406")), nobodys):
        for address, method, _ in DOORS:
            if "{" in address:
                assert knock(clerk, ROOM + address.format(**keys), method) == 404, address
