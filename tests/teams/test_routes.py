import pytest

from app.domain.actors import Role
from app.domain.teams import Sex
from app.teams.service import mediators_of, teams_of
from tests.factories import TODAY, a_mediator, a_team, a_village, an_officer

MEDIATOR = {
    "name": "Giàng Thị Ánh",
    "sex": "female",
    "birth_year": "1970",
    "ethnicity": "Mông",
    "is_minority": "y",
    "law_training": "none",
    "recognised_on": "15/01/2024",
}


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_a_clerk_sets_up_a_team_from_an_empty_book(clerk):
    assert "Chưa có thôn" in clerk.get("/to-hoa-giai/moi").text
    village = a_village()
    fields = {"village_id": str(village.id), "name": "Tổ bản Tả Lèng", "founded_on": "15/1/2024"}
    address = clerk.submit("/to-hoa-giai/moi", fields).location
    answer = clerk.submit(f"{address}/hoa-giai-vien/moi", MEDIATOR, follow_redirects=True)
    assert "Giàng Thị Ánh" in answer.text
    assert "cần ít nhất 3 người" in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Hãy nhập họ và tên"),
        ({"sex": "khac"}, "không có trong danh sách"),
        ({"sex": ""}, "Hãy chọn nam hay nữ."),
        ({"birth_year": "một nghìn"}, "Hãy nhập một số nguyên."),
        ({"birth_year": "99999999999999999999"}, "Số này quá lớn"),
        ({"recognised_on": "01/01/2099"}, "không thể ở tương lai"),
        ({"ethnicity": "x" * 100_000}, "Quá dài"),
    ],
)
def test_bad_input_is_said_and_nobody_is_entered(clerk, fields, sentence):
    team = a_team()
    answer = clerk.submit(f"/to-hoa-giai/{team.id}/hoa-giai-vien/moi", {**MEDIATOR, **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert mediators_of(team.id) == []


def test_nobody_in_a_list_is_a_man_because_nothing_was_chosen(clerk):
    team = a_team()
    page = clerk.get(f"/to-hoa-giai/{team.id}/hoa-giai-vien/nhieu")
    people = {"recognised_on": "15/01/2024", "rows-0-name": "Giàng Thị Ánh"}
    refused = clerk.send(page, people)
    assert refused.status_code == 422
    assert "Hãy chọn nam hay nữ của Giàng Thị Ánh." in refused.text
    assert mediators_of(team.id) == []
    clerk.send(page, {**people, "rows-0-sex": "female"})
    assert [one.sex for one in mediators_of(team.id)] == [Sex.FEMALE]


def test_a_double_press_enters_one_person(clerk):
    team = a_team()
    page = clerk.get(f"/to-hoa-giai/{team.id}/hoa-giai-vien/moi")
    first, second = (clerk.send(page, MEDIATOR) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(mediators_of(team.id)) == 1


def test_two_presses_at_the_same_moment_enter_one_person(clerk, monkeypatch):
    """Neither sees the other before both write: the database keeps them apart."""
    team = a_team()
    page = clerk.get(f"/to-hoa-giai/{team.id}/hoa-giai-vien/moi")
    first = clerk.send(page, MEDIATOR)
    monkeypatch.setattr("app.records.journal.refuse_repeat", lambda session, by: None)
    monkeypatch.setattr("app.teams.service.mediators.twin_of", lambda *facts: None)
    second = clerk.send(page, MEDIATOR)
    assert (second.status_code, second.location) == (303, first.location)
    assert len(mediators_of(team.id)) == 1


def test_a_clerk_corrects_and_ends_a_mediator(clerk):
    mediator = a_mediator(a_team())
    address = f"/to-hoa-giai/hoa-giai-vien/{mediator.id}/sua"
    ending = {"ended_on": "01/02/2026"}
    assert "Hãy chọn lý do" in clerk.submit(address, ending).text
    ending |= {"ended_why": "death"}
    assert clerk.submit(address, ending).status_code == 303
    assert "01/02/2026" in clerk.get(f"/to-hoa-giai/{mediator.team_id}").text


def test_a_mediator_sees_the_own_team_and_no_other(commune, browser):
    own = a_team()
    other = a_team(name="Tổ hòa giải bản khác", village_id=own.village_id)
    mediator = browser(Role.MEDIATOR, team_id=own.id)
    assert other.name not in mediator.get("/to-hoa-giai/").text
    assert mediator.get(f"/to-hoa-giai/{own.id}").status_code == 200
    assert mediator.get(f"/to-hoa-giai/{other.id}").status_code == 404
    assert mediator.get("/to-hoa-giai/moi").status_code == 403


def test_a_closed_team_is_no_longer_written_in_and_tells_what_it_leaves(clerk, browser):
    team = a_team()
    a_mediator(team)
    fields, address = {"closed_on": "01/02/2026"}, f"/to-hoa-giai/{team.id}"
    told = "Tổ đã giải thể nhưng còn người chưa ghi thôi"
    assert told not in clerk.get(address).text
    assert clerk.submit(f"{address}/sua", fields).status_code == 303
    assert teams_of(an_officer(), on=TODAY) == []
    assert told in clerk.get(address).text
    assert told not in browser(Role.FRONT).get(address).text


def test_an_office_opens_the_teams_of_one_unit(office, browser):
    team = a_team()
    officer = browser(Role.OFFICE_OFFICER)
    units = officer.get("/to-hoa-giai/").text
    assert team.name not in units
    assert f"don-vi={team.unit}" in units
    assert team.name in officer.get(f"/to-hoa-giai/?don-vi={team.unit}").text
    assert officer.get("/to-hoa-giai/?don-vi=01").status_code == 404
