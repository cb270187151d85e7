"""What of the year's dialogues reaches the first page."""

from dataclasses import replace
from datetime import date

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import Role
from app.yearplan.models import PlannedSession
from app.yearplan.service import reading, sessions
from app.yearplan.waiting import waiting
from tests.exchange.conftest import SIN_SUOI_HO, know_units
from tests.yearplan.conftest import TODAY

IN_JULY = date(2026, 7, 1)


@pytest.fixture
def told(commune, officer):
    """``told(today)``: the words and days of what waits for the officer."""

    def ask(today=TODAY, by=officer):
        with current_app.test_request_context():
            return [(one.label, one.due_on) for one in waiting(by, today)]

    return ask


def test_a_session_whose_quarter_is_over_is_called_for(told, issued, a_conference):
    plan = issued(1, 2)
    late = ("Phiên đối thoại quý I/2026 (chính quyền) quá quý, chưa tổ chức", date(2026, 3, 31))
    assert told() == [late]
    assert told(date(2026, 3, 31)) == []
    a_conference(reading.sessions_of([plan.id])[0], date(2026, 4, 20))
    assert told() == []


def test_after_a_merger_a_session_says_whose_plan_it_stands_in(
    told, officer, issued, browser, monkeypatch
):
    know_units()
    former, name = SIN_SUOI_HO
    for one in issued(1), *db.session.scalars(db.select(PlannedSession)):
        one.unit = former
    db.session.commit()
    issued(1)
    heir = replace(officer, inherited=frozenset({former}))
    assert [label for label, _ in told(by=heir)] == [
        f"Phiên đối thoại quý I/2026 của {name} (chính quyền) quá quý, chưa tổ chức",
        "Phiên đối thoại quý I/2026 (chính quyền) quá quý, chưa tổ chức",
    ]
    clerk = browser(Role.COMMUNE_OFFICER)
    assert name not in clerk.get("/ke-hoach-doi-thoai/").text
    monkeypatch.setitem(current_app.extensions, "books", lambda unit: heir.inherited)
    assert clerk.get("/ke-hoach-doi-thoai/").text.count(f"– {name}") == 1


def test_a_draft_and_what_was_struck_call_for_nothing(told, officer, a_plan, a_session, issued):
    a_session(a_plan(2025), 1)
    plan = issued(1)
    (held,) = reading.sessions_of([plan.id])
    sessions.strike_session(held.id, reason="Bỏ.", revision=1, today=TODAY, by=officer)
    assert told() == []


def test_a_year_without_its_conference_is_called_for_from_july(told, a_conference):
    words = ("Năm 2026 chưa có hội nghị đối thoại của chính quyền", date(2026, 12, 31))
    assert told(date(2026, 6, 30)) == []
    assert told(IN_JULY) == [words]
    a_conference(held_on=date(2026, 2, 3))
    assert told(IN_JULY) == []


def test_a_request_without_an_answer_waits(told, a_request, a_conference):
    request = a_request()
    assert told() == [("Yêu cầu đối thoại của cử tri chờ trả lời", None)]
    a_conference(held_on=date(2026, 6, 1), request_id=request.id)
    assert told() == []


def test_it_waits_for_who_writes_dialogues_only(told, actor, issued, a_request):
    issued(1)
    a_request()
    assert len(told(by=actor(Role.COMMUNE_LEADER))) == 2
    for role in (Role.FRONT, Role.MEDIATOR, Role.TEAM_LEADER, Role.ADMINISTRATOR):
        assert told(by=actor(role)) == []


def test_the_first_page_shows_it(browser, issued, monkeypatch):
    monkeypatch.setattr("app.home.routes.today", lambda: TODAY)
    issued(1)
    assert "Phiên đối thoại quý I/2026" in browser(Role.COMMUNE_OFFICER).get("/").text
