"""Who may open and do what at plans, and what another unit's ids are worth."""

from functools import partial

import pytest

from app.domain.actors import Role
from app.workplan.service.tasks import tasks_of
from tests.doors import roles_here, welcome_at
from tests.workplan.conftest import NEIGHBOUR, OFFICER, drafted, issued
from tests.yearplan.conftest import random_id
from tests.yearplan.test_access import knock

ROOM = "/ke-hoach-hoa-giai"
READERS = {
    *(Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.FRONT),
    *(Role.OFFICE_OFFICER, Role.OFFICE_LEADER),
}
WRITERS = READERS - {Role.FRONT}
LEADERS = {Role.COMMUNE_LEADER, Role.OFFICE_LEADER}
DOORS = [
    ("/", "GET", READERS),
    ("/moi", "GET", WRITERS),
    ("/moi", "POST", WRITERS),
    ("/{plan}", "GET", READERS),
    ("/{plan}/sua", "GET", WRITERS),
    ("/{plan}/sua", "POST", WRITERS),
    ("/{plan}/ban-hanh", "POST", LEADERS),
    ("/{plan}/thay-the", "POST", WRITERS),
    ("/{plan}/thu-hoi", "POST", LEADERS),
    ("/{plan}/bo-du-thao", "POST", WRITERS),
    ("/{plan}/lay-lai", "POST", WRITERS),
    ("/{plan}/nhiem-vu-moi", "GET", WRITERS),
    ("/{plan}/nhiem-vu-moi", "POST", WRITERS),
    ("/{plan}/da-nhan", "POST", WRITERS),
    ("/{plan}/lap-tu-ke-hoach-nay", "POST", WRITERS),
    ("/{plan}/gan-du-thao", "POST", WRITERS),
    ("/nhiem-vu/{task}", "GET", READERS),
    ("/nhiem-vu/{task}/sua", "GET", WRITERS),
    ("/nhiem-vu/{task}/sua", "POST", WRITERS),
    ("/nhiem-vu/{task}/bo", "POST", WRITERS),
    ("/nhiem-vu/{task}/dua-lai", "POST", WRITERS),
    ("/nhiem-vu/{task}/tien-do", "POST", WRITERS),
]


def keys_of(plan):
    return {"plan": plan.id, "task": tasks_of(plan.id)[0].id}


@pytest.mark.parametrize("at", ["here", "above"])
def test_each_door_opens_for_its_roles_alone(request, at):
    request.getfixturevalue(at)
    for address, method, welcome in DOORS:
        assert welcome_at(ROOM + address, method) == roles_here(welcome), (address, method)


def test_another_units_ids_are_worth_nothing(here, browser):
    status_of = partial(knock, browser(Role.COMMUNE_LEADER))
    nobodys = dict.fromkeys(("plan", "task"), random_id())
    for keys in (keys_of(issued(by=NEIGHBOUR)), nobodys):
        for address, method, _ in DOORS:
            if "{" in address:
                assert status_of(ROOM + address.format(**keys), method) == 404, address


def test_a_superiors_plan_is_read_and_not_written(here, browser):
    keys, status_of = keys_of(issued()), partial(knock, browser(Role.COMMUNE_LEADER))
    taken = ("/{plan}/da-nhan", "/{plan}/lap-tu-ke-hoach-nay", "/{plan}/gan-du-thao")
    read = ("/{plan}", "/nhiem-vu/{task}", *taken)
    for address, method, _ in DOORS:
        if "{" in address:
            status = status_of(ROOM + address.format(**keys), method)
            assert (status == 404) is (address not in read), address


def test_the_office_does_not_meet_a_draft_of_a_commune(above, browser):
    status_of, draft = partial(knock, browser(Role.OFFICE_LEADER)), drafted(by=NEIGHBOUR)
    assert status_of(f"{ROOM}/{draft.id}", "GET") == 404
    plan = issued(by=OFFICER)
    assert status_of(f"{ROOM}/{plan.id}", "GET") == 200
    assert status_of(f"{ROOM}/{plan.id}/sua", "GET") == 404
