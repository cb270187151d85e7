"""Administrators come in from the machines and at the hours of the office; all others anywhere."""

from datetime import UTC, datetime

import pytest
import time_machine

from app.domain.actors import Role
from tests.accounts.people import a_browser, acts, an_account
from tests.browser import PASSWORD

KEEPER, CLERK, ROOM = "lo.van.pao", "tan.my.thu", "/quan-tri/tai-khoan/"
NEAR, FAR = "192.168.1.10", "192.168.1.77"
REFUSED = "chỉ vào được từ những máy và trong giờ"


@pytest.fixture
def bounded(commune):
    commune.config["ADMIN_ADDRESSES"] = NEAR
    an_account()
    an_account(login=KEEPER, name="Lò Văn Páo", role=Role.ADMINISTRATOR)
    return commune


def at(address):
    client = a_browser()
    client.environ_base["REMOTE_ADDR"] = address
    return client


def test_from_elsewhere_the_right_password_opens_nothing_and_is_written_down(bounded):
    answer = at(FAR).sign_in(KEEPER)
    assert (answer.status_code, REFUSED in answer.text) == (422, True)
    assert acts()[-1] == "kept_out"
    wrong = at(FAR).sign_in(KEEPER, "Sai-Mat-Khau-1")
    assert REFUSED not in wrong.text  # who does not know it learns nothing


def test_from_a_named_machine_and_at_the_machine_itself_it_does(bounded):
    for address in (NEAR, "127.0.0.1"):
        client = at(address)
        assert client.sign_in(KEEPER).status_code == 303
        assert client.get(ROOM).status_code == 200


def test_others_come_in_from_anywhere(bounded):
    assert at(FAR).sign_in(CLERK).status_code == 303


def test_a_session_that_is_carried_elsewhere_is_nobody_there(bounded):
    client = at(NEAR)
    client.sign_in(KEEPER)
    client.environ_base["REMOTE_ADDR"] = FAR
    assert client.get(ROOM).location.startswith("/dang-nhap")
    client.environ_base["REMOTE_ADDR"] = NEAR
    assert client.get(ROOM).status_code == 200


@time_machine.travel(datetime(2026, 3, 2, 10, 20, tzinfo=UTC), tick=False)
def test_out_of_hours_nobody_administers_but_at_the_machine(bounded):
    bounded.config["ADMIN_HOURS"] = "07:00-17:30"
    client = at(NEAR)
    client.sign_in(KEEPER)
    assert client.get(ROOM).status_code == 200  # at 17:20 in Vietnam
    with time_machine.travel(datetime(2026, 3, 2, 10, 31, tzinfo=UTC), tick=False):
        assert client.get(ROOM).location.startswith("/dang-nhap")
        typed = {"csrf_token": "x", "password": PASSWORD}
        assert client.post("/tai-khoan/may-nay", data=typed).status_code in (400, 401)
        assert REFUSED in at(NEAR).sign_in(KEEPER).text
        assert at("127.0.0.1").sign_in(KEEPER).status_code == 303
