"""Sittings: agreed, set anew, put off, held; and the calendar of them."""

from datetime import date, time

import pytest

from app.domain.actors import Role
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service import calendar
from app.mediation.service.calendar import sittings
from app.mediation.service.meetings import meetings_of
from app.mediation.service.parties import parties_of
from tests.browser import form_of
from tests.mediation.cases import (
    STARTED,
    SUMMARY,
    TODAY,
    a_case_in,
    a_village_with_team,
    clerk,
)

SOON = date(2026, 3, 25)


def plan(case, on=SOON, **facts):
    given = {"starts_at": time(7, 30), "place": "Nhà văn hóa bản Tả Lèng"} | facts
    service.plan_meeting(case.id, planned_for=on, **given, today=TODAY, by=clerk())
    return meetings_of(case.id)[-1]


def test_the_first_sitting_is_the_one_that_was_agreed_for_that_day(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    plan(case, TODAY)
    start = {"started_on": TODAY, "parties_present": True, "is_public": False}
    service.start_mediation(case.id, **start, today=TODAY, by=clerk())
    (only,) = meetings_of(case.id)
    assert (only.state, only.starts_at) == (MeetingState.HELD, time(7, 30))
    assert case.meetings == 1


def test_what_was_agreed_is_set_anew_and_put_off_with_a_next_day(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    planned = plan(case)
    new = {"planned_for": date(2026, 3, 26), "starts_at": time(14), "place": "Nhà ông Páo"}
    service.change_meeting(case.id, meeting_id=planned.id, **new, today=TODAY, by=clerk())
    service.put_off_meeting(
        case.id,
        meeting_id=planned.id,
        kind=MeetingState.POSTPONED,
        why_not="Mưa lũ",
        next_on=date(2026, 3, 28),
        today=TODAY,
        by=clerk(),
    )
    told = [(one.held_on, one.state, one.place) for one in meetings_of(case.id)]
    assert told == [
        (STARTED, MeetingState.HELD, None),
        (date(2026, 3, 26), MeetingState.POSTPONED, "Nhà ông Páo"),
        (date(2026, 3, 28), MeetingState.PLANNED, "Nhà ông Páo"),
    ]


def test_a_sitting_is_written_down_with_who_came_and_what_each_side_said(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    plan(case, TODAY)
    pang, lu = parties_of(case.id)
    typed = {
        "present": [str(pang.id)],
        "position_a": "Giữ mốc cũ.",
        "position_b": "Đo lại từ suối.",
        "options": "Mời địa chính đo.",
        "what_happened": "Hai bên bình tĩnh lại.",
        "helped": "y",
        "read_aloud": "y",
    }
    page = f"/hoa-giai/{case.id}"
    assert clerk_at_work.submit(page, typed, action="/buoi-tiep").status_code == 303
    text = clerk_at_work.get(page).text
    for words in (
        "có mặt: Lò Văn Pâng;",
        "đã có phiên dịch, hỗ trợ",
        "đã đọc lại cho các bên nghe",
        "Bên A: Giữ mốc cũ.",
        "Phương án: Mời địa chính đo.",
        "Ngày 20/03/2026: Hai bên bình tĩnh lại.",
    ):
        assert words in text
    assert len(meetings_of(case.id)) == 2
    assert lu.id not in meetings_of(case.id)[-1].present


def test_the_calendar_shows_what_is_agreed_and_what_was(home, sign_in):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    plan(case)
    client = sign_in(Role.TEAM_LEADER)
    assert "Lịch hòa giải" in client.get("/hoa-giai/").text
    text = client.get("/hoa-giai/lich/").text
    assert "Lịch hòa giải, tháng 03/2026" in text
    for words in ("Thứ Tư, 25/03/2026", "07:30", "Nhà văn hóa bản Tả Lèng", "05/03/2026"):
        assert words in text
    week = client.get("/hoa-giai/lich/?xem=tuan&tu=2026-03-04").text
    assert "tuần 02/03/2026 – 08/03/2026" in week
    assert "05/03/2026" in week
    assert "25/03/2026" not in week
    assert "Không có buổi hòa giải nào" in client.get("/hoa-giai/lich/?tu=2026-05-09").text


@pytest.mark.parametrize("address", ["?tu=31/02/2026", "?tu=9999-12-31", "?xem=x&tu=0001-01-01"])
def test_a_calendar_asked_for_nonsense_shows_this_month(home, sign_in, address):
    text = sign_in(Role.COMMUNE_LEADER).get(f"/hoa-giai/lich/{address}").text
    assert "tháng 03/2026" in text


@pytest.mark.usefixtures("both_databases")
def test_the_calendar_keeps_to_ones_own_sight_and_to_cases_that_go_on(home):
    other = a_village_with_team("Nậm Loỏng")
    for place in (home, other):
        plan(a_case_in(CaseState.IN_MEDIATION, place))
    ended = a_case_in(CaseState.IN_MEDIATION, home)
    plan(ended)
    service.end_by_request(ended.id, ended_on=TODAY, today=TODAY, by=clerk())

    def planned(by):
        return [one.team for one in sittings(SOON, SOON, by=by)[0]]

    assert planned(clerk()) == [home.team.name, other.team.name]
    assert planned(home.person(home.leader, Role.TEAM_LEADER)) == [home.team.name]
    assert planned(home.person(home.lien)) == [home.team.name]
    assert planned(home.person(home.pao)) == []


@pytest.mark.usefixtures("both_databases")
def test_of_many_the_first_are_shown_whether_held_or_planned(home, monkeypatch):
    for day in (26, 24, 25):
        plan(a_case_in(CaseState.IN_MEDIATION, home), date(2026, 3, day))
    monkeypatch.setattr(calendar, "SHOWN", 4)
    shown, are_more = sittings(date(2026, 3, 1), date(2026, 3, 31), by=clerk())
    held, planned = MeetingState.HELD, MeetingState.PLANNED
    assert [(one.state, one.held_on.day) for one in shown] == [
        *((held, STARTED.day) for _ in range(3)),
        (planned, 24),
    ]
    assert are_more
    monkeypatch.setattr(calendar, "SHOWN", 6)
    shown, are_more = sittings(date(2026, 3, 1), date(2026, 3, 31), by=clerk())
    assert [one.held_on.day for one in shown[3:]] == [24, 25, 26]
    assert not are_more


def test_hour_place_and_words_of_a_sitting_stay_in_the_commune(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    body = plan(case).outgoing()
    assert set(body) == {"case_id", "round", "state", "held_on"}
    assert SUMMARY not in str(body)


def test_people_are_asked_to_meet_again_where_they_met_last(home, browser):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    officer = browser(Role.COMMUNE_OFFICER)
    address = f"/hoa-giai/{case.id}/hen"
    assert form_of(officer.get(address).text)[1]["place"] == ""
    plan(case)
    assert form_of(officer.get(address).text)[1]["place"] == "Nhà văn hóa bản Tả Lèng"
