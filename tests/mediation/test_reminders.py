"""What comes due, told to whoever may see the case: things agreed, last days, the court."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import current_app

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.calendar import TimeUnit
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.domain.mediation.clauses import ClauseState
from app.domain.mediation.court import CourtAct
from app.domain.mediation.states import CaseState
from app.home.due import SHOWN as DUE_SHOWN
from app.home.due import due_of
from app.lawpack.service import keeping
from app.mediation import service
from app.mediation.service import court
from app.mediation.service.clauses import live_clauses
from app.mediation.service.reminders import waiting
from app.papers import service as papers
from app.papers.types import Ask
from tests.factories import an_officer
from tests.lawpack.rows import a_deadline, words_of
from tests.mediation.cases import (
    PAPER,
    PAYS,
    TODAY,
    a_case_in,
    a_request,
    a_version,
    a_village_with_team,
    clerk,
    note,
    settled,
)

OF_TEAM = " của tổ hòa giải bản Tả Lèng"
LAST_DAY = date(2026, 9, 9)  # six months after 9 March
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture(autouse=True)
def on_a_page(home):
    """Lines carry addresses."""
    with current_app.test_request_context():
        yield


def seen(today, by=None):
    return [(one.label, one.due_on) for one in waiting(by or an_officer(), today=today)]


def before(days):
    return LAST_DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "is_told"), [(8, False), (7, True), (1, True), (0, True), (-1, True), (-90, True)]
)
def test_a_thing_agreed_is_told_of_a_week_before_and_until_it_is_done(home, left, is_told):
    case = settled(home, PAYS)
    day = PAYS.due_on - timedelta(days=left)
    told = f"Tẩn A Lù: {PAYS.what.rstrip('.')} (vụ, việc số {case.number}{OF_TEAM})"
    assert seen(day) == ([(told, PAYS.due_on)] if is_told else [])


def test_what_is_done_replaced_or_closed_is_told_of_no_more(home):
    done, broken = settled(home, PAYS), settled(home, PAYS)
    note(live_clauses(done.id)[0], ClauseState.PERFORMED)
    assert len(seen(PAYS.due_on)) == 1
    note(live_clauses(broken.id)[0], ClauseState.NOT_PERFORMED)
    assert seen(PAYS.due_on) == []  # it is known how it ended
    later = a_version(
        agreed_on=date(2026, 3, 18),
        told_no_paper=True,
        clauses=[replace(PAYS, due_on=date(2026, 8, 30))],
    )
    service.new_terms(broken.id, facts=later, today=TODAY, by=clerk())
    assert seen(PAYS.due_on) == []
    assert [due for _, due in seen(date(2026, 8, 29))] == [date(2026, 8, 30)]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (61, None),
        (60, "còn không quá 60 ngày"),
        (31, "còn không quá 60 ngày"),
        (30, "còn không quá 30 ngày"),
        (7, "còn không quá 7 ngày"),
        (0, "còn không quá 7 ngày"),
        (-1, None),
    ],
)
def test_the_parties_are_asked_at_sixty_thirty_and_seven_days(home, left, words):
    case = a_case_in(CaseState.SETTLED, home)
    lines = seen(before(left))
    if words is None:
        assert lines == []
    else:
        label = (
            f"Hỏi các bên có yêu cầu Tòa án công nhận ({words}): vụ, việc số {case.number}{OF_TEAM}"
        )
        assert lines == [(label, LAST_DAY)]


def test_without_paper_nobody_is_sent_to_the_court(home):
    settled(home)
    assert seen(before(5)) == []


def test_a_request_that_was_not_filed_is_told_of_even_when_it_is_late(home):
    case = a_case_in(CaseState.SETTLED, home)
    request = a_request(case)
    assert seen(before(61)) == []
    assert "còn không quá 30 ngày" in seen(before(20))[0][0]
    assert len(seen(before(20))) == 1  # and not asked about a second time
    assert "đã quá hạn" in seen(before(-3))[0][0]
    court.file_request(request.id, filed_on=TODAY, today=TODAY, by=clerk())
    assert seen(before(5)) == []


def test_the_days_of_reminding_and_the_limit_are_the_offices_own(home):
    a_case_in(CaseState.SETTLED, home)
    keeping.answer_option(
        Option.COURT_REMINDER_DAYS,
        "90, 3",
        valid_from=date(2026, 1, 1),
        today=TODAY,
        by=an_officer(),
    )
    assert "còn không quá 90 ngày" in seen(before(89))[0][0]
    assert "còn không quá 90 ngày" in seen(before(4))[0][0]
    assert "còn không quá 3 ngày" in seen(before(3))[0][0]
    a_deadline(Clock.COURT, length=3, counted_in=TimeUnit.MONTH)
    assert seen(date(2026, 6, 8))[0][1] == date(2026, 6, 9)
    assert seen(before(5)) == []


def test_what_the_court_asked_and_what_waits_for_signatures_is_told(home):
    asked, drafted = a_case_in(CaseState.SETTLED, home), a_case_in(CaseState.IN_MEDIATION, home)
    request = a_request(asked)
    court.file_request(request.id, filed_on=TODAY, today=TODAY, by=clerk())
    inquiry = court.ask(
        request.id, asked_for="Bản sao sổ.", asked_on=TODAY, today=TODAY, by=clerk()
    )
    paper = a_version(**{**PAPER, "signed_on": None})
    service.draft_agreement(drafted.id, facts=paper, today=TODAY, by=clerk())
    assert seen(TODAY) == [
        (f"Trả lời Tòa án, vụ, việc số {asked.number}{OF_TEAM}", date(2026, 3, 27)),
        (f"Văn bản hòa giải thành chờ các bên ký, vụ, việc số {drafted.number}{OF_TEAM}", None),
    ]
    papers.make(PAPER_KINDS["settlement"], drafted.id, Ask(an_officer(), TODAY))
    assert len(seen(TODAY)) == 1, "the paper waits now with a line of its own"
    court.answer(inquiry.id, answered_on=TODAY, answer="Đã gửi.", today=TODAY, by=clerk())
    service.settle_case(drafted.id, facts=a_version(**PAPER), today=TODAY, by=clerk())
    assert seen(TODAY) == []


def test_what_the_court_asked_is_not_due_any_more_once_it_has_decided(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    request = a_request(case)
    court.file_request(request.id, filed_on=TODAY, today=TODAY, by=clerk())
    court.accept_request(request.id, accepted_on=TODAY, today=TODAY, by=clerk())
    court.ask(request.id, asked_for="Bản sao sổ.", asked_on=TODAY, today=TODAY, by=clerk())
    assert [one.split(",")[0] for one, _ in seen(TODAY)] == ["Trả lời Tòa án"]
    recognise = court.ending(CourtAct.RECOGNISE)
    recognise(request.id, decided_on=TODAY, decision_number="1/QĐ", today=TODAY, by=clerk())
    assert seen(TODAY) == []
    page = clerk_at_work.get(f"/hoa-giai/toa-an/{request.id}").text
    assert "Chưa trả lời; Tòa án công nhận nên không còn hạn" in page


def test_each_hears_of_the_cases_they_may_see_and_of_no_other(home, actor):
    settled(home, PAYS)
    other = a_village_with_team("Nậm Loỏng")
    for by, number in (
        (home.person(home.lien), 1),
        (home.person(home.leader, Role.TEAM_LEADER), 1),
        (home.person(home.pao), 0),
        (other.person(other.leader, Role.TEAM_LEADER), 0),
        (actor(Role.COMMUNE_LEADER), 1),
        (actor(Role.FRONT), 0),
    ):
        lines, _ = due_of(by, today=PAYS.due_on)
        assert sum("/hoa-giai/" in one.address for one in lines) == number, by.role


def test_the_home_page_leads_to_each_and_tells_how_many_there_are_besides(home, clerk_at_work):
    case = settled(home, *[replace(PAYS, due_on=TODAY)] * (DUE_SHOWN + 2))
    answer = clerk_at_work.get("/")
    assert answer.text.count('href="/hoa-giai/viec/') == DUE_SHOWN
    assert f"/hoa-giai/viec/{live_clauses(case.id)[0].id}" in answer.text
    besides = re.search(r"Còn (\d+) việc khác, hạn sau các việc trên\.", words_of(answer))
    assert int(besides[1]) >= 2
    assert "hôm nay là hạn cuối" in answer.text


def test_open_cases_of_a_dissolved_team_wait_until_another_team_is_asked(home):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    other = a_village_with_team("Nậm Loỏng")
    told = "Tổ đã giải thể, hãy đề nghị tổ khác phối hợp: " + (
        f"vụ, việc số {case.number}{OF_TEAM}"
    )
    assert seen(TODAY) == []
    home.team.closed_on = TODAY
    db.session.commit()
    assert seen(TODAY - timedelta(days=1)) == []
    assert seen(TODAY) == [(told, None)]
    assert seen(TODAY, actor_of(Role.FRONT)) == []
    asked = {"team_id": other.team.id, "asked_on": TODAY, "today": TODAY}
    service.ask_partner(case.id, **asked, by=clerk())
    assert seen(TODAY) == []


def actor_of(role):
    return replace(an_officer(), role=role)
