"""What stands on the first page of somebody who mediates."""

from datetime import date, time

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.expected import waiting
from tests.mediation.cases import TODAY, a_case, a_case_in, a_village_with_team, clerk

TOMORROW = date(2026, 3, 21)


def plan(case, on, **facts):
    service.plan_meeting(case.id, planned_for=on, **facts, today=TODAY, by=clerk())


def labels(by, today=TODAY):
    with_context = waiting(by, today=today)
    return [(one.label, one.due_on) for one in with_context]


@pytest.fixture(autouse=True)
def request_context(home, commune):
    with commune.test_request_context():
        yield


@pytest.mark.usefixtures("both_databases")
def test_sittings_of_today_and_tomorrow_wait_and_later_ones_do_not(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    plan(case, TODAY, starts_at=time(7, 30))
    plan(case, TOMORROW)
    plan(case, date(2026, 3, 22))
    assert labels(clerk()) == [
        ("Buổi hòa giải lúc 07:30, vụ, việc số 01/2026 của tổ hòa giải bản Tả Lèng", TODAY),
        ("Buổi hòa giải, vụ, việc số 01/2026 của tổ hòa giải bản Tả Lèng", TOMORROW),
    ]
    later = labels(clerk(), today=date(2026, 3, 23))
    assert later[0] == (
        "Buổi hẹn đã qua, chưa ghi, vụ, việc số 01/2026 của tổ hòa giải bản Tả Lèng",
        TODAY,
    )


def test_starts_pauses_and_teams_that_do_not_answer_wait(home):
    a_case_in(CaseState.ASSIGNED, home)
    a_case_in(CaseState.PAUSED, home)  # since 6 March, asked again after 30 days
    asked = {"other_unit_name": "Xã Sin Suối Hồ", "asked_on": TODAY}
    service.ask_partner(a_case(home).id, **asked, today=TODAY, by=clerk())
    assert labels(clerk()) == [
        ("Bắt đầu hòa giải, vụ, việc số 01/2026 của tổ hòa giải bản Tả Lèng", date(2026, 3, 6)),
        (
            "Chờ xã Sin Suối Hồ trả lời phối hợp, vụ, việc số 03/2026 của tổ hòa giải bản Tả Lèng",
            None,
        ),
    ]
    told = (
        "Hỏi lại các bên đang tạm dừng, vụ, việc số 02/2026 của tổ hòa giải bản Tả Lèng",
        date(2026, 4, 5),
    )
    assert told not in labels(clerk(), today=date(2026, 4, 4))
    assert told in labels(clerk(), today=date(2026, 4, 5))


def test_each_person_is_told_of_their_own_cases(home):
    other = a_village_with_team("Nậm Loỏng")
    plan(a_case_in(CaseState.IN_MEDIATION, home), TODAY)
    own = [("Buổi hòa giải, vụ, việc số 01/2026", TODAY)]  # one team's book needs no name
    assert labels(home.person(home.lien)) == own
    assert labels(home.person(home.pao)) == []
    assert labels(other.person(other.leader, Role.TEAM_LEADER)) == []


def test_the_first_page_leads_to_the_case(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    plan(case, TODAY)
    text = clerk_at_work.get("/").text
    assert "Việc đến hạn" in text
    told = "Buổi hòa giải, vụ, việc số 01/2026 của tổ hòa giải bản Tả Lèng"
    assert f'<a href="/hoa-giai/{case.id}">{told}</a>' in text
