"""The pages of elections, departures, reviews and reports, as a clerk walks through them."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.teams.models import Departure, Election, Mediator, TeamReport, TeamReview
from app.teams.service import mediators_of
from app.web.context import today
from tests.factories import a_mediator, a_team
from tests.teams.lives import held, led, proposed, received

DAY = "02/03/2026"


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def only(model):
    return db.session.scalars(db.select(model)).one()


def candidates(*votes, names=("Lò Thị Me", "Vàng Thị Dua")):
    rows = {}
    for number, name in enumerate(names):
        rows |= {
            f"people-{number}-name": name,
            f"people-{number}-sex": "female",
            f"people-{number}-birth_year": str(1970 + number),
            f"people-{number}-votes": votes[number] if votes else "",
        }
    return rows


BALLOT = {
    "voting": "open",
    "held_on": "09/02/2026",
    "chaired_by": "Phàn Văn Sì",
    "seats": "1",
    "voters": "86",
    "present": "70",
}
DECISION = {"decision_number": "25/QĐ-UBND", "decided_on": "13/02/2026", "signed_by": "Sùng A Sơn"}


def test_from_an_election_to_a_mediator(clerk):
    """Everything a clerk presses, and what stands on the page after each."""
    team = a_team()
    address = f"/to-hoa-giai/{team.id}/bau-hoa-giai-vien"
    said = clerk.submit(address, BALLOT | candidates("60", "43"), follow_redirects=True).text
    assert "cần trên 50% của 86 hộ, ít nhất 44" in said
    assert "Trúng cử" in said
    assert "Không trúng cử" in said
    at = f"/to-hoa-giai/bau/{only(Election).id}"
    sent = {"meets_standards": "y", "proposed_on": "10/02/2026", "received_on": "11/02/2026"}
    said = clerk.submit(at, sent, action="/gui", follow_redirects=True).text
    assert "hạn 25/02/2026" in said
    said = clerk.submit(at, DECISION, action="/cong-nhan", follow_redirects=True).text
    assert "Đã công nhận" in said
    assert "đúng hạn" in said
    [mediator] = mediators_of(team.id)
    assert (mediator.name, mediator.recognised_on) == ("Lò Thị Me", date(2026, 2, 13))
    told = {"told_front_on": "14/02/2026"}
    said = clerk.submit(at, told, action="/gui-quyet-dinh", follow_redirects=True).text
    assert "✓ Ban Thường trực Ủy ban Mặt trận Tổ quốc xã, ngày 14/02/2026" in said
    profile = clerk.get(f"/to-hoa-giai/hoa-giai-vien/{mediator.id}").text
    assert "quyết định số 25/QĐ-UBND" in profile


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"present": "90"}, "không thể nhiều hơn số hộ gia đình"),
        ({"chaired_by": ""}, "Trưởng ban công tác Mặt trận"),
        ({"voting": "xxx"}, "không có trong danh sách"),
        ({"held_on": "31/02/2026"}, "Ngày"),
        ({"voters": "999999999999"}, "từ 0 đến 100.000"),
        ({"people-1-name": "Lò Thị Me", "people-1-birth_year": ""}, "hai lần"),
        ({"people-0-name": "x" * 300}, "Quá dài"),
    ],
)
def test_a_ballot_that_cannot_be_is_said_and_nothing_is_written(clerk, fields, sentence):
    team = a_team()
    given = BALLOT | candidates("60", "43") | fields
    answer = clerk.submit(f"/to-hoa-giai/{team.id}/bau-hoa-giai-vien", given)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Election)) == 0


def test_more_lines_are_given_and_nothing_is_saved(clerk):
    team = a_team()
    address = f"/to-hoa-giai/{team.id}/bau-hoa-giai-vien"
    answer = clerk.submit(address, BALLOT | candidates() | {"more_rows": "1"})
    assert "people-5-name" in answer.text
    assert "Lò Thị Me" in answer.text
    assert db.session.scalar(db.select(Election.id)) is None


def test_a_prepared_election_gets_its_result_later(clerk):
    team = a_team()
    later = BALLOT | candidates() | {"present": "", "voters": ""}
    clerk.submit(f"/to-hoa-giai/{team.id}/bau-hoa-giai-vien", later)
    at = f"/to-hoa-giai/bau/{only(Election).id}"
    assert "Đang chuẩn bị bầu" in clerk.get(at).text
    result = BALLOT | {"people-0-votes": "30", "people-1-votes": "61"}
    said = clerk.submit(f"{at}/ket-qua", result, follow_redirects=True).text
    assert said.index("Vàng Thị Dua") < said.index("Lò Thị Me"), "most votes first"
    assert "Đã bầu, chờ gửi danh sách" in said


def test_the_mediators_elect_their_leader(clerk):
    team = a_team()
    people = [a_mediator(team, name=name) for name in ("Lò Thị Mai", "Tẩn A Vư", "Vàng A Páo")]
    address = f"/to-hoa-giai/{team.id}/bau-to-truong"
    page = clerk.get(address).text
    assert all(one.name in page for one in people)
    votes = {"people-0-stands": "y", "people-0-votes": "3"}
    ballot = {**BALLOT, "present": "3"}
    ballot.pop("voters"), ballot.pop("seats")
    said = clerk.submit(address, ballot | votes, follow_redirects=True).text
    assert "cần trên 50% của 3 hòa giải viên của tổ, ít nhất 2" in said
    assert "Gửi đề nghị công nhận tổ trưởng" in said


def test_a_departure_from_the_wish_to_the_decision(clerk):
    team = a_team()
    mediator = a_mediator(team)
    profile = f"/to-hoa-giai/hoa-giai-vien/{mediator.id}"
    page = clerk.get(f"{profile}/thoi").text
    assert "Khi người này thôi, tổ sẽ thiếu" in page
    asked = {"ground": "own_wish", "proposed_on": "09/02/2026", "proposed_by": "Tẩn A Vư"}
    clerk.submit(f"{profile}/thoi", asked)
    at = f"/to-hoa-giai/thoi/{only(Departure).id}"
    assert "Không thống nhất, báo cáo Chủ tịch" not in clerk.get(at).text
    heard = {"front_head": "Phàn Văn Sì", "verified_on": "10/02/2026", "received_on": "11/02/2026"}
    said = clerk.submit(at, heard, action="/xac-minh", follow_redirects=True).text
    assert "hạn 25/02/2026" in said
    said = clerk.submit(at, DECISION, action="/cho-thoi", follow_redirects=True).text
    assert "Đã thôi làm hòa giải viên" in said
    assert "Bầu bổ sung" in said
    assert "13/02/2026" in clerk.get(f"/to-hoa-giai/{team.id}").text


def test_an_act_that_the_state_does_not_allow_is_refused_in_its_form(clerk):
    at = f"/to-hoa-giai/bau/{held(a_team()).id}"
    answer = clerk.submit(at, {"proposed_on": DAY}, action="/gui")
    assert answer.status_code == 422
    assert "Hãy xác nhận" in answer.text


def test_who_may_write_a_decision(commune, browser):
    election = received(held(a_team()))
    at = f"/to-hoa-giai/bau/{election.id}"
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        assert "cong-nhan" in browser(role).get(at).text
    front = browser(Role.FRONT)
    assert "cong-nhan" not in front.get(at).text
    assert front.get(f"/to-hoa-giai/{election.team_id}/bau-hoa-giai-vien").status_code == 403


def test_a_leader_sees_the_own_teams_procedures_and_writes_only_the_report(commune, browser):
    team = a_team()
    leader = a_mediator(team, is_leader=True)
    election = held(team)
    person = browser(Role.TEAM_LEADER, team_id=team.id, mediator_id=leader.id)
    assert person.get(f"/to-hoa-giai/bau/{election.id}").status_code == 200
    assert person.get(f"/to-hoa-giai/bau/{election.id}/ket-qua").status_code == 403
    other = held(a_team(name="Tổ bản khác", village_id=team.village_id))
    assert person.get(f"/to-hoa-giai/bau/{other.id}").status_code == 404
    first = date(today().year, 1, 1).strftime("%d/%m/%Y")
    report = {"kind": "ad_hoc", "first": first, "last": first, "reported_by": leader.name}
    said = person.submit(f"/to-hoa-giai/{team.id}/bao-cao", report, follow_redirects=True).text
    assert "Số liệu của tổ trong kỳ" in said
    at = f"/to-hoa-giai/bao-cao/{only(TeamReport).id}"
    sent = {"sent_on": today().strftime("%d/%m/%Y")}
    said = person.submit(at, sent, action="/gui", follow_redirects=True).text
    assert "đã gửi ngày" in said
    assert person.get(f"{at}/sua").status_code == 422


def test_a_review_judges_everybody_in_office(clerk):
    team = a_team()
    a_mediator(team)
    review = {"led_by": "Phàn Văn Sì", "judgements-0-comment": "Tích cực."}
    said = clerk.submit(f"/to-hoa-giai/{team.id}/ra-soat", review, follow_redirects=True).text
    assert "Tích cực." in said
    assert "Hoàn thành" in said
    at = f"/to-hoa-giai/ra-soat/{only(TeamReview).id}"
    sent = {"sent_on": today().strftime("%d/%m/%Y")}
    said = clerk.submit(at, sent, action="/gui", follow_redirects=True).text
    assert "Đã gửi Mặt trận" in said


def test_a_whole_list_is_entered_or_nobody(clerk):
    team = a_team()
    address = f"/to-hoa-giai/{team.id}/hoa-giai-vien/nhieu"
    people = {
        "recognised_on": "15/01/2024",
        "recognition_number": "12/QĐ-UBND",
        "rows-0-name": "Lò Thị Me",
        "rows-0-sex": "female",
        "rows-0-is_leader": "y",
        "rows-1-name": "Vàng Thị Dua",
        "rows-1-sex": "female",
        "rows-1-recognised_on": "20/06/2025",
    }
    wrong = people | {"rows-1-is_leader": "y"}
    answer = clerk.submit(address, wrong)
    assert answer.status_code == 422
    assert "Người thứ 2 (Vàng Thị Dua)" in answer.text
    assert mediators_of(team.id) == []
    assert clerk.submit(address, people).status_code == 303
    entered = {one.name: one for one in mediators_of(team.id)}
    assert entered["Lò Thị Me"].recognition_number == "12/QĐ-UBND"
    assert entered["Vàng Thị Dua"].recognised_on == date(2025, 6, 20)


def test_a_line_without_its_day_is_told_above_the_list_too(clerk):
    address = f"/to-hoa-giai/{a_team().id}/hoa-giai-vien/nhieu"
    said = clerk.submit(address, {"rows-1-name": "Vàng Thị Dua"}).text
    assert "CHƯA LƯU." in said
    assert '<a href="#rows-1-recognised_on">Ngày công nhận</a>: Hãy nhập ngày' in said


def test_the_page_of_procedures_tells_clocks_and_what_waits(clerk):
    team = a_team()
    mediator = a_mediator(team)
    other = a_mediator(team, name="Lò Thị Mai")
    proposed(mediator)
    received(held(team))
    led(team, {mediator: 2, other: 0})
    said = clerk.get("/to-hoa-giai/thu-tuc").text
    for words in ("Bầu hòa giải viên", "Bầu tổ trưởng", mediator.name, "quá hạn", "Việc cần làm"):
        assert words in said


def test_addresses_of_a_mediator_are_for_who_needs_them(commune, browser):
    team = a_team()
    one = a_mediator(team, phone="0912345678", address="Nhà số 5")
    other = a_mediator(team, name="Lò Thị Mai")
    colleague = browser(Role.MEDIATOR, team_id=team.id, mediator_id=other.id)
    page = colleague.get(f"/to-hoa-giai/hoa-giai-vien/{one.id}").text
    assert one.name in page
    assert "0912345678" not in page
    assert "Nhà số 5" not in page
    assert db.session.get(Mediator, one.id).phone in (
        browser(Role.COMMUNE_OFFICER).get(f"/to-hoa-giai/hoa-giai-vien/{one.id}").text
    )


def test_a_cancelled_election_and_a_withdrawn_proposal_are_pressed_with_a_reason(clerk):
    team = a_team()
    election, departure = held(team), proposed(a_mediator(team))
    for address in (f"/to-hoa-giai/bau/{election.id}", f"/to-hoa-giai/thoi/{departure.id}"):
        way = "/huy" if "bau" in address else "/rut"
        said = clerk.submit(address, {"reason": "Ghi nhầm tổ."}, action=way, follow_redirects=True)
        assert "Ghi nhầm tổ." in said.text
