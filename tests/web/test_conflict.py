"""Two people save the same record: the second is told what changed and keeps what they typed."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.units import VillageKind
from app.teams.models import Team
from app.teams.service import add_team
from app.units.service import add_village
from tests.browser import form_of
from tests.manners import check_manners

MINE = {"name": "Tổ hòa giải Tả Lèng Một", "founded_on": "05/03/2024"}
THEIRS = {"name": "Tổ hòa giải bản Tả Lèng 1", "founded_on": "05/03/2024"}
SCRIPT = {"HX-Request": "true", "HX-Boosted": "true"}


@pytest.fixture
def team(commune, actor) -> Team:
    officer = actor(Role.COMMUNE_OFFICER)
    village = add_village(
        name="Tả Lèng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=officer
    )
    return add_team(
        name="Tổ hòa giải Tả Lèng",
        village_id=village.id,
        founded_on=date(2024, 3, 5),
        minority_area=False,
        by=officer,
    )


@pytest.fixture
def refused(team, browser):
    """The second person's browser, and the answer to their save."""

    def save(headers=None):
        address = f"/to-hoa-giai/{team.id}/sua"
        first = browser(Role.COMMUNE_OFFICER)
        second = browser(Role.COMMUNE_LEADER, name="Vàng A Chứ")
        page = second.get(address)
        assert first.submit(address, THEIRS).status_code == 303
        return second, second.send(page, MINE, headers=headers)

    return save


def test_the_second_sees_the_stored_words_beside_their_own(team, refused):
    _, answer = refused()
    assert answer.status_code == 409
    assert "CHƯA LƯU" in answer.text
    assert f'<td data-label="Bạn vừa nhập">{MINE["name"]}</td>' in answer.text
    assert f'<td data-label="Đang lưu">{THEIRS["name"]} ' in answer.text
    check_manners(answer)
    db.session.refresh(team)
    assert team.name == THEIRS["name"]


def test_who_has_saved_it_elsewhere_is_not_told_of_another(team, browser, refused):
    client, address = browser(Role.COMMUNE_OFFICER), f"/to-hoa-giai/{team.id}/sua"
    page = client.get(address)
    assert client.submit(address, {**THEIRS, "name": "Tổ hòa giải của tôi"}).status_code == 303
    answer = client.send(page, MINE)
    assert "bạn đã lưu hồ sơ ở một chỗ khác" in answer.text
    assert "Trong lúc bạn nhập" not in answer.text
    assert "Trong lúc bạn nhập" in refused()[1].text


def test_by_script_the_form_stays_and_a_notice_tells(refused):
    _, answer = refused(SCRIPT)
    assert answer.headers["HX-Retarget"] == "#notices"
    assert answer.text.lstrip().startswith("<div")
    check_manners(answer)


def test_having_seen_the_other_version_the_second_may_write_their_own(team, refused):
    client, answer = refused()
    assert client.send(answer).status_code == 303
    db.session.refresh(team)
    assert team.name == MINE["name"]


def test_what_travels_in_the_answer_is_neither_token_nor_password(refused):
    _, answer = refused()
    _, values = form_of(answer.text)
    assert values.keys() >= {"name", "founded_on", "request_key", "revision"}
    assert isinstance(values["csrf_token"], str)
