"""What people see of the profiles: everybody what leaves, the head of the commune the switch."""

import re

import pytest

from app.catalog import BY_KEY
from app.db import db
from app.domain.actors import Role
from app.domain.profiles import Profile
from app.exchange import profiles, sessions
from app.teams.models import TeamReport
from tests.exchange.profile_life import HARD, REASON, REPORT, a_report, switch
from tests.factories import a_team

PAGE = "/dong-bo/muc-gui/"
REPORT_PAGE = f"{PAGE}{REPORT}"


@pytest.mark.usefixtures("tied_commune")
@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.MEDIATOR, Role.COMMUNE_LEADER])
def test_everybody_reads_which_fields_leave_and_only_the_head_is_offered_the_switch(browser, role):
    client = browser(role)
    assert f'href="{PAGE}"' in client.get("/dong-bo/").text
    text = client.get(PAGE).text
    for column, field in BY_KEY["mediation_case"].model.fields():
        assert field.label in text, column
    assert "Chưa đổi lần nào" in text
    is_head = role is Role.COMMUNE_LEADER
    assert (f'href="{REPORT_PAGE}"' in text) is is_head
    assert client.get(REPORT_PAGE).status_code == (200 if is_head else 403)


@pytest.mark.usefixtures("tied_commune")
def test_the_head_reads_what_will_happen_and_decides(browser):
    team = a_team()
    for _ in range(3):
        a_report(team)
    client = browser(Role.COMMUNE_LEADER)
    text = client.get(REPORT_PAGE).text
    assert "Sẽ gửi lại 3 hồ sơ" in text
    assert "Khó khăn, vướng mắc; Đề xuất, kiến nghị" in text
    assert client.submit(REPORT_PAGE, {"reason": REASON}).headers["Location"] == PAGE
    assert profiles.standing_of(REPORT).profile is Profile.FULL
    assert profiles.standing_of(REPORT).left == 0
    text = client.get(PAGE).text
    assert text.count(REASON) == 2  # beside the kind, and in the list of decisions
    assert "Đầy đủ" in text
    text = client.get(REPORT_PAGE).text
    assert "Sẽ rút khỏi cấp trên các mục:" in text
    assert "ở 3 hồ sơ" in text
    client.submit(REPORT_PAGE, {"reason": REASON})
    assert profiles.standing_of(REPORT).profile is Profile.MINIMAL


@pytest.mark.usefixtures("tied_commune")
@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("", "Hãy ghi lý do đổi mức gửi."), ("cần gấp", "Hãy ghi rõ lý do"), ("x" * 1001, "Quá dài")],
)
def test_without_a_reason_nothing_is_switched(browser, reason, sentence):
    answer = browser(Role.COMMUNE_LEADER).submit(REPORT_PAGE, {"reason": reason})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert profiles.standing_of(REPORT).row is None


@pytest.mark.usefixtures("tied_commune")
def test_who_comes_late_does_not_switch_back(browser):
    """Two windows offer the same; the second is told that it is so already."""
    client = browser(Role.COMMUNE_LEADER)
    stale = client.get(REPORT_PAGE)
    client.submit(REPORT_PAGE, {"reason": REASON})
    answer = client.send(stale, {"reason": REASON})
    assert answer.status_code == 422
    assert "đang gửi ở mức “Đầy đủ” rồi" in answer.text
    assert profiles.standing_of(REPORT).profile is Profile.FULL


@pytest.mark.usefixtures("tied_commune")
@pytest.mark.parametrize("kind", ["party", "opinion", "nothing"])
def test_a_kind_of_which_there_is_nothing_to_decide_has_no_switch(browser, kind):
    assert browser(Role.COMMUNE_LEADER).get(f"{PAGE}{kind}").status_code == 404


def test_the_office_reads_what_was_taken_back_without_the_words(
    tied_commune, served_office, browser
):
    a_report(a_team())
    for wanted in (Profile.FULL, Profile.MINIMAL):
        switch(REPORT, wanted)
        sessions.run()
    with served_office.inside():
        client = browser(Role.OFFICE_OFFICER)
        text = client.get(PAGE).text
        assert client.get(REPORT_PAGE).status_code == 403
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None
    assert "Phường Tân Phong" in text
    assert re.search(r'"Mục đã rút">Khó khăn, vướng mắc; Đề xuất, kiến nghị<', text)
    assert "không thêm, không bớt" in text
    assert "VACUUM FULL" in text
    assert HARD not in text
    assert "Đổi sang" not in text
