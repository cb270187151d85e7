"""Who reads the preparation of a conference, and who changes it."""

import pytest

from app.domain.actors import Role
from tests.manners import Reading
from tests.preparation.conftest import token_of, words_of

pytestmark = pytest.mark.usefixtures("commune")


def test_who_only_reads_gets_no_forms(browser, dialogue, address, voiced, issued):
    voiced(dialogue)
    issued(dialogue)
    page = browser(Role.FRONT).get(address)
    assert page.status_code == 200
    forms = [form["action"] for form, _ in Reading(page.text).forms()]
    assert not [action for action in forms if "chuan-bi" in action]


def test_a_called_off_conference_is_read_and_not_prepared(browser, dialogue, address):
    leader = browser(Role.COMMUNE_LEADER)
    reason = {"wanted": "cancelled", "reason": "Mưa lũ."}
    leader.submit(f"/doi-thoai/{dialogue.id}", reason, action="/hoan-huy")
    page = leader.get(address)
    assert "Hủy" in words_of(page)
    assert "Thêm việc" not in words_of(page)


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.TEAM_LEADER, Role.ADMINISTRATOR])
def test_it_is_no_business_of_a_team_or_of_the_administrator(browser, address, role):
    assert browser(role).get(address).status_code == 403


def test_the_front_reads_and_changes_nothing(browser, dialogue, address):
    front = browser(Role.FRONT)
    token = token_of(front, address)
    for end in ("viec-thuong-lam", "khach-moi", "lan-phat", "noi-quy"):
        answer = front.post(f"{address}/{end}", data={"csrf_token": token})
        assert answer.status_code == 403, end
    assert front.get("/doi-thoai/nhom-moi").status_code == 403
