"""Who has left the office of a mediator reads nothing of the neighbours any more, and who leads the
team no longer no more than a mediator of it."""

from datetime import timedelta

import pytest

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.mediation.states import CaseState
from app.web.context import today
from tests.accounts.people import a_browser, acts, an_account
from tests.accounts.shared import a_shared_pc, change_rows, enter
from tests.mediation.cases import a_case_in, a_village_with_team

LOGIN, ROOM = "lo.thi.lien", "/hoa-giai/"


@pytest.fixture
def lien(commune):
    home = a_village_with_team()
    an_account(login=LOGIN, role=Role.MEDIATOR, **home.seat(Role.MEDIATOR))
    return home.lien


def leave(mediator, on):
    db.session.get(type(mediator), mediator.id).ended_on = on
    db.session.commit()


def came_in():
    client = a_browser()
    assert client.sign_in(LOGIN).status_code == 303
    assert client.get(ROOM).status_code == 200
    return client


@pytest.mark.usefixtures("both_databases")
def test_from_the_last_day_on_no_session_and_no_password_opens_anything(lien):
    client = came_in()
    leave(lien, today())
    assert client.get(ROOM).location.startswith("/dang-nhap")
    assert client.get("/").location.startswith("/dang-nhap")
    answer = a_browser().sign_in(LOGIN)
    assert answer.status_code == 422
    assert f"đã thôi làm hòa giải viên từ ngày {show(today())}" in answer.text
    assert acts()[-1] == "left_office"
    wrong = a_browser().sign_in(LOGIN, "Sai-Mat-Khau-1")
    assert "hòa giải viên" not in wrong.text  # who does not know it learns nothing


def test_until_that_day_and_when_it_was_noted_by_mistake_the_account_serves(lien):
    leave(lien, today() + timedelta(days=1))
    client = came_in()
    leave(lien, today())
    assert client.get(ROOM).status_code == 303
    leave(lien, None)
    assert client.get(ROOM).status_code == 200


def test_who_keeps_the_accounts_reads_it(lien, browser):
    keeper, address = browser(Role.ADMINISTRATOR), "/quan-tri/tai-khoan/"
    told = f"thôi làm hòa giải viên từ ngày {show(today())}"
    assert told not in keeper.get(address).text
    leave(lien, today())
    assert told in keeper.get(address).text
    assert "Không vào được" in keeper.get(f"{address}?xuat=csv").text


def test_no_pin_opens_it_either(lien):
    client = a_shared_pc()
    change_rows(Account, role=Role.MEDIATOR, team_id=lien.team_id, mediator_id=lien.id)
    leave(lien, today())
    assert enter(client).status_code == 422
    leave(lien, None)
    assert enter(client).status_code == 303


@pytest.mark.usefixtures("both_databases")
def test_a_leader_whom_another_has_succeeded_is_a_mediator_of_the_team(commune, browser):
    home = a_village_with_team()
    case = a_case_in(CaseState.RECEIVED, home)
    an_account(login=LOGIN, role=Role.TEAM_LEADER, **home.seat(Role.TEAM_LEADER))
    client, keeper = came_in(), browser(Role.ADMINISTRATOR)
    address, told = f"{ROOM}{case.id}", "Tổ trưởng nay là người khác"
    home.leader.is_leader = False
    db.session.commit()
    assert client.get(address).status_code == 200  # nobody else leads
    assert told not in keeper.get("/quan-tri/tai-khoan/").text
    home.lien.is_leader = True
    db.session.commit()
    assert client.get(address).status_code == 404
    assert told in keeper.get("/quan-tri/tai-khoan/").text
    leave(home.lien, today())
    assert client.get(address).status_code == 200
