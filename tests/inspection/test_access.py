"""Who may open and do what at inspections, and what another unit's ids are worth."""

from functools import partial

import pytest

from app.domain.actors import Role
from app.domain.inspection.shipped import ITEMS
from app.inspection.service import lists
from tests.doors import roles_here, welcome_at
from tests.inspection.conftest import (
    HERE,
    NEIGHBOUR,
    OFFICER,
    THERE,
    TODAY,
    found,
    held,
    planned,
    signed,
)
from tests.yearplan.conftest import random_id
from tests.yearplan.test_access import knock

ROOM = "/kiem-tra"
WRITERS = {
    *(Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER),
    *(Role.OFFICE_OFFICER, Role.OFFICE_LEADER),
}
READERS = WRITERS | {Role.FRONT, Role.TEAM_LEADER}
DOORS = [
    ("/", "GET", READERS),
    ("/moi", "GET", WRITERS),
    ("/moi", "POST", WRITERS),
    ("/{one}", "GET", READERS),
    ("/{one}/sua", "GET", WRITERS),
    ("/{one}/sua", "POST", WRITERS),
    ("/{one}/thong-bao", "POST", WRITERS),
    ("/{one}/huy", "POST", WRITERS),
    ("/{one}/ky", "POST", WRITERS),
    ("/{one}/bang-kiem", "GET", WRITERS),
    ("/{one}/bang-kiem", "POST", WRITERS),
    ("/{one}/bien-ban", "GET", WRITERS),
    ("/{one}/bien-ban", "POST", WRITERS),
    ("/{one}/kien-nghi-moi", "GET", WRITERS),
    ("/{one}/kien-nghi-moi", "POST", WRITERS),
    ("/kien-nghi/{point}", "GET", READERS),
    ("/kien-nghi/{point}/sua", "GET", WRITERS),
    ("/kien-nghi/{point}/sua", "POST", WRITERS),
    ("/kien-nghi/{point}/bo", "POST", WRITERS),
    ("/kien-nghi/{point}/dua-lai", "POST", WRITERS),
    ("/kien-nghi/{point}/bao-cao", "POST", WRITERS),
    ("/kien-nghi/{point}/xong", "POST", WRITERS),
    ("/kien-nghi/{point}/lam-tiep", "POST", WRITERS),
    ("/bang-kiem/", "GET", READERS),
    ("/bang-kiem/{list}", "GET", READERS),
    ("/bang-kiem/moi", "GET", WRITERS),
    ("/bang-kiem/moi", "POST", WRITERS),
    ("/bang-kiem/{list}/thoi-dung", "POST", WRITERS),
]


def keys_of(one, by):
    point, own = found(one, by=by), lists.add_list("Riêng", ITEMS, TODAY, today=TODAY, by=by)
    return {"one": one.id, "point": point.id, "list": own.id}


@pytest.mark.parametrize("at", ["here", "above"])
def test_each_door_opens_for_its_roles_alone(request, at):
    request.getfixturevalue(at)
    for address, method, welcome in DOORS:
        assert welcome_at(ROOM + address, method) == roles_here(welcome), (address, method)


def test_another_units_ids_are_worth_nothing(here, browser):
    status_of = partial(knock, browser(Role.COMMUNE_OFFICER))
    one = held(planned(by=NEIGHBOUR, unit=THERE), by=NEIGHBOUR)
    nobodys = dict.fromkeys(("one", "point", "list"), random_id())
    for keys in (keys_of(one, NEIGHBOUR), nobodys):
        for address, method, _ in DOORS:
            if "{" in address:
                assert status_of(ROOM + address.format(**keys), method) == 404, address


def test_a_superiors_minutes_are_read_and_not_written(here, browser):
    status_of = partial(knock, browser(Role.COMMUNE_OFFICER))
    one, point = signed()
    keys = {"one": one.id, "point": point.id}
    read = ("/{one}", "/kien-nghi/{point}", "/kien-nghi/{point}/bao-cao")
    for address, method, _ in DOORS:
        if "{one}" in address or "{point}" in address:
            status = status_of(ROOM + address.format(**keys), method)
            assert (status == 404) is (address not in read), address


def test_the_office_does_not_meet_what_a_commune_has_not_signed(above, browser):
    status_of = partial(knock, browser(Role.OFFICE_OFFICER))
    one = held(planned(by=OFFICER, unit=HERE), by=OFFICER)
    point = found(one, by=OFFICER)
    assert status_of(f"{ROOM}/{one.id}", "GET") == 404
    assert status_of(f"{ROOM}/kien-nghi/{point.id}", "GET") == 404


def test_the_front_reads_and_finds_nothing_to_press(here, browser):
    one, point = signed(by=OFFICER)
    front = browser(Role.FRONT)
    for address in (f"{ROOM}/{one.id}", f"{ROOM}/kien-nghi/{point.id}", f"{ROOM}/bang-kiem/"):
        assert f'method="post" action="{ROOM}' not in front.get(address).text


def test_a_team_leader_meets_no_other_inspection(here, browser):
    one, point = signed(by=OFFICER)
    leader = browser(Role.TEAM_LEADER)
    assert leader.get(f"{ROOM}/{one.id}").status_code == 404
    assert leader.get(f"{ROOM}/kien-nghi/{point.id}").status_code == 404
