"""Two teams of one commune work on one dispute, each person in their own sight."""

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.assigning import assignments_of
from app.mediation.service.joining import other_teams, partners_of
from app.mediation.service.reading import CaseFilter, list_cases
from app.records import journal
from tests.factories import a_team
from tests.mediation.cases import LU, PANG, TODAY, a_case, a_case_in, a_village_with_team, clerk


@pytest.fixture
def other(home):
    return a_village_with_team("Nậm Loỏng")


def ask(case, team):
    service.ask_partner(case.id, team_id=team.team.id, asked_on=TODAY, today=TODAY, by=clerk())
    return partners_of(case.id)[-1]


def answer(case, partner, agrees):
    words = {"why_declined": "" if agrees else "Không có người"}
    service.answer_partner(
        case.id,
        partner_id=partner.id,
        agrees=agrees,
        answered_on=TODAY,
        **words,
        today=TODAY,
        by=clerk(),
    )


def assign(case, person):
    service.assign_mediators(
        case.id,
        mediator_ids=[person.id],
        no_conflict=True,
        assigned_on=TODAY,
        today=TODAY,
        by=clerk(),
    )


def seen(by):
    return len(list_cases(CaseFilter(), by=by).lines)


def test_what_the_other_team_said_stands_in_the_history(home, other):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    partner = ask(case, other)
    answer(case, partner, agrees=False)
    told = journal.history("case_partner", [partner.id])[0].changes
    assert told == {
        "declined_on": [None, TODAY.isoformat()],
        "why_declined": [None, "Không có người"],
    }


def test_the_teams_that_can_be_asked_stand_in_the_order_of_their_numbers(home, other):
    for number in (12, 4):
        a_team(name=f"Tổ hòa giải tổ dân phố số {number}", village_id=other.team.village_id)
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    names = [name for _, name in other_teams(case, on=TODAY, by=clerk())]
    assert [name[-2:].strip() for name in names[-2:]] == ["4", "12"]


@pytest.mark.usefixtures("both_databases")
def test_the_leader_who_is_asked_meets_the_case_until_they_decline_or_leave(home, other):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    leader = other.person(other.leader, Role.TEAM_LEADER)
    assert seen(leader) == 0
    partner = ask(case, other)
    assert seen(leader) == 1
    answer(case, partner, agrees=True)
    assert seen(leader) == 1
    ended = {"partner_id": partner.id, "ended_on": TODAY}
    service.end_partner(case.id, **ended, today=TODAY, by=clerk())
    assert seen(leader) == 0
    answer(case, ask(case, other), agrees=False)
    assert seen(leader) == 0


def test_a_mediator_of_the_other_team_may_be_assigned_once_it_agreed(home, other):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    with pytest.raises(RuleViolation, match="không thuộc tổ của vụ, việc hoặc tổ phối hợp"):
        assign(case, other.lien)
    partner = ask(case, other)
    with pytest.raises(RuleViolation, match="không thuộc tổ"):
        assign(case, other.lien)
    answer(case, partner, agrees=True)
    assert seen(other.person(other.lien)) == 0
    assign(case, other.lien)
    assert [one.mediator_id for one in assignments_of(case.id)] == [other.lien.id]
    assert seen(other.person(other.lien)) == 1
    assert seen(other.person(other.pao)) == 0


def test_the_page_tells_who_helps_and_what_is_still_to_be_done(home, other, clerk_at_work):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    page = f"/hoa-giai/{case.id}"
    typed = {"team_id": str(other.team.id)}
    clerk_at_work.submit(page, typed, action="/de-nghi-phoi-hop")
    text = clerk_at_work.get(page).text
    assert "Tổ hòa giải bản Nậm Loỏng – chờ trả lời, đề nghị ngày 20/03/2026" in text
    assert "Hãy báo Trưởng ban công tác Mặt trận nơi có các bên" in text
    again = clerk_at_work.submit(page, typed, action="/de-nghi-phoi-hop")
    assert again.status_code == 422
    assert "Tổ này đã được đề nghị phối hợp vụ, việc này." in again.text
    clerk_at_work.submit(page, {"agrees": "1"}, action="/tra-loi-phoi-hop")
    clerk_at_work.submit(page, {}, action="/bao-mat-tran")
    text = clerk_at_work.get(page).text
    assert "đã nhận phối hợp ngày 20/03/2026" in text
    assert "đã báo Trưởng ban công tác Mặt trận ngày 20/03/2026" in text
    assert "Hãy báo Trưởng ban" not in text
    assert "Lò Thị Liên (tổ phối hợp)" in text


def test_a_team_of_another_unit_or_ones_own_is_no_partner(home, clerk_at_work):
    case = a_case(home, parties=[PANG, LU])
    page = f"/hoa-giai/{case.id}"
    typed = {"team_id": str(home.team.id)}
    refused = clerk_at_work.submit(page, typed, action="/de-nghi-phoi-hop")
    assert refused.status_code == 422
    with pytest.raises(RuleViolation, match="Tổ này không phải là tổ khác trong xã"):
        ask(case, home)


def test_the_code_of_another_commune_is_told_and_a_wrong_one_is_refused(home, clerk_at_work):
    case = a_case(home)
    page = f"/hoa-giai/{case.id}"
    clerk_at_work.submit(page, {"other_unit_name": "Xã Sin Suối Hồ"}, action="/de-nghi-phoi-hop")
    code = partners_of(case.id)[0].joint_code
    text = clerk_at_work.get(page).text
    assert f"<strong>{code}</strong>" in text
    assert "Báo mã này cho xã, phường kia" in text
    assert f"phối hợp {code}" in clerk_at_work.get("/hoa-giai/").text
    second = a_case(home)
    for typed, sentence in (
        (code[:-1] + ("A" if code[-1] != "A" else "C"), "có ký tự gõ sai"),
        (code, "Mã này do chính xã mình lập."),
    ):
        refused = clerk_at_work.submit(
            f"/hoa-giai/{second.id}",
            {"joint_code": typed, "other_unit_name": "Xã Sin Suối Hồ"},
            action="/nhan-phoi-hop",
        )
        assert refused.status_code == 422
        assert sentence in refused.text
