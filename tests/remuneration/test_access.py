"""Who may open and do what at payments, and what another unit's or team's ids are worth."""

from functools import partial

import pytest

from app.db import db, transaction
from app.domain.actors import GRANTS, Actor, Permission, Role
from app.remuneration.models import PaymentItem, PaymentRequest
from app.remuneration.record import PAYMENT_SHARE
from tests.doors import roles_here, welcome_at
from tests.exchange.conftest import SIN_SUOI_HO, know_units
from tests.mediation.cases import a_village_with_team
from tests.remuneration.conftest import drafted, ended, lines, settled_by_two
from tests.yearplan.conftest import random_id
from tests.yearplan.test_access import knock

ROOM = "/thu-lao"
ASKING = {Role.TEAM_LEADER, Role.COMMUNE_OFFICER}
DECIDING, PAYING = {Role.COMMUNE_LEADER}, {Role.COMMUNE_OFFICER}
READERS = ASKING | DECIDING | {Role.MEDIATOR, Role.FRONT}
DOORS = [
    ("/", "GET", READERS),
    ("/moi", "GET", ASKING),
    ("/moi", "POST", ASKING),
    ("/{one}", "GET", READERS),
    ("/{one}/tai-nan", "GET", ASKING),
    ("/{one}/tai-nan", "POST", ASKING),
    ("/{one}/tinh-lai", "POST", ASKING),
    ("/{one}/xac-nhan", "POST", ASKING),
    ("/{one}/sua-lai", "POST", ASKING),
    ("/{one}/tra-ve", "POST", DECIDING),
    ("/{one}/rut", "POST", ASKING),
    ("/{one}/quyet-dinh", "POST", DECIDING),
    ("/{one}/chi", "POST", PAYING),
    ("/{one}/giao", "POST", ASKING),
    ("/khoan/{item}", "GET", ASKING),
    ("/khoan/{item}", "POST", ASKING),
    ("/khoan/{item}/khong-chi", "POST", ASKING),
    ("/khoan/{item}/chi-lai", "POST", ASKING),
    ("/khoan/{item}/bo", "POST", ASKING),
]


@pytest.fixture
def keys(home):
    ended(home)
    one = drafted(home)
    return {"one": one.id, "item": lines(one)[0].id}


def test_each_door_opens_for_its_roles_alone(commune):
    for address, method, welcome in DOORS:
        assert welcome_at(ROOM + address, method) == roles_here(welcome), (address, method)


def _check_worthless(status_of, keys):
    for address, method, _ in DOORS:
        if "{" in address:
            allowed = {403, 404}  # what this role may not do at all it may not do here either
            assert status_of(ROOM + address.format(**keys), method) in allowed, address


def test_another_units_ids_are_worth_nothing(home, browser, keys):
    know_units()
    with transaction():
        for model, key in ((PaymentRequest, keys["one"]), (PaymentItem, keys["item"])):
            db.session.get(model, key).unit = SIN_SUOI_HO[0]
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        _check_worthless(partial(knock, browser(role)), keys)


def test_ids_of_nobody_are_worth_nothing(home, browser):
    _check_worthless(
        partial(knock, browser(Role.COMMUNE_OFFICER)), {"one": random_id(), "item": random_id()}
    )


def test_another_teams_leader_meets_nothing(leader_elsewhere, keys):
    _check_worthless(partial(knock, leader_elsewhere), keys)


@pytest.mark.parametrize("role", [Role.FRONT, Role.MEDIATOR])
def test_who_reads_no_request_cannot_open_one(home, browser, keys, role):
    status_of = partial(knock, browser(role, **home.seat(role)))
    assert status_of(f"{ROOM}/{keys['one']}", "GET") == 404
    for kind in ("payment_request", "payment_table"):
        assert status_of(f"/van-ban/{kind}/{keys['one']}/ban-nhap.pdf", "GET") == 404


def test_a_mediator_finds_only_the_own_share(home, browser, actor):
    settled_by_two(home)
    drafted(home)
    page = browser(Role.MEDIATOR, **home.seat(Role.MEDIATOR)).get(f"{ROOM}/").text
    assert "200.000" in page
    assert home.pao.name not in page
    mine = db.select(PAYMENT_SHARE.model).where(PAYMENT_SHARE.visible(home.person(home.lien)))
    assert [one.mediator_id for one in db.session.scalars(mine)] == [home.lien.id]
    front = Actor(name="Giàng Thị Dơ", role=Role.FRONT, unit=home.team.unit)
    nobodys = db.select(PAYMENT_SHARE.model).where(PAYMENT_SHARE.visible(front))
    assert db.session.scalars(nobodys).all() == []


def test_the_front_reads_sums_of_teams_and_no_names(home, browser, keys):
    page = browser(Role.FRONT).get(f"{ROOM}/").text
    assert home.team.name in page
    assert "750.000" in page
    assert home.lien.name not in page
    assert f"{ROOM}/{keys['one']}" not in page


def test_an_administrator_and_an_office_touch_no_money():
    acts = {Permission.REQUEST_PAYMENT, Permission.DECIDE_PAYMENT, Permission.PAY}
    for role in (Role.ADMINISTRATOR, Role.OFFICE_OFFICER, Role.OFFICE_LEADER, Role.FRONT):
        assert not GRANTS[role] & acts
    assert Permission.SEE_PAYMENTS not in GRANTS[Role.ADMINISTRATOR]


@pytest.fixture
def leader_elsewhere(home, browser):
    other = a_village_with_team("Nậm Loỏng")
    return browser(Role.TEAM_LEADER, **other.seat(Role.TEAM_LEADER))
