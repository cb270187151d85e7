"""Who opened a case stands in a line of its own: once a day, however often."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from app.db import db, now
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation.service.parties import parties_of
from app.records import viewing
from app.records.journal import JournalEntry
from app.records.viewing import Viewing
from tests.mediation.cases import SUMMARY, a_case_in


@pytest.fixture
def case(home):
    return a_case_in(CaseState.IN_MEDIATION, home)


def lines():
    return [
        (one.person, one.kind, one.record_id)
        for one in db.session.scalars(db.select(Viewing).order_by(Viewing.sequence))
    ]


def test_an_opening_is_one_line_a_day_beside_the_journal(case, sign_in):
    client = sign_in(Role.COMMUNE_LEADER)
    written = db.session.scalar(db.select(db.func.max(JournalEntry.sequence)))
    for address in (
        f"/hoa-giai/{case.id}",
        f"/hoa-giai/{case.id}",
        f"/hoa-giai/{case.id}/ai-da-mo",
    ):
        assert client.get(address).status_code == 200
    assert lines() == [("Lò Thị Mẫu", "mediation_case", case.id)]
    assert db.session.scalar(db.select(db.func.max(JournalEntry.sequence))) == written
    with time_machine.travel(now() + timedelta(minutes=10)):
        client.get(f"/hoa-giai/{case.id}")
    assert len(lines()) == 1


def test_a_part_is_opened_as_its_case_and_a_list_is_no_opening(case, clerk_at_work):
    clerk_at_work.get("/hoa-giai/")
    assert lines() == []
    clerk_at_work.get(f"/hoa-giai/ben/{parties_of(case.id)[0].id}")
    assert lines() == [("Tẩn Mỹ Thư", "mediation_case", case.id)]


def test_another_process_finds_the_line_that_is_there(case, clerk_at_work):
    clerk_at_work.get(f"/hoa-giai/{case.id}")
    clerk_at_work.application.extensions["viewed"].lines.clear()
    clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert len(lines()) == 1


def test_a_full_disk_keeps_nobody_from_reading(case, clerk_at_work, monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(viewing, "note", full)
    answer = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert answer.status_code == 200
    assert SUMMARY in answer.text
    assert "could not be noted" in caplog.text


def test_a_case_out_of_sight_is_not_opened(case, leader_of_another_team):
    assert leader_of_another_team.get(f"/hoa-giai/{case.id}").status_code == 404
    assert lines() == []


def test_opening_again_asks_the_database_nothing_more(case, clerk_at_work, queries):
    address = f"/hoa-giai/{case.id}"
    clerk_at_work.get(address)
    queries.clear()
    clerk_at_work.get(address)
    assert not [one for one in queries if "viewing" in one]


def test_the_case_shows_who_has_looked_and_hands_it_out(case, clerk_at_work, sign_in):
    sign_in(Role.COMMUNE_LEADER).get(f"/hoa-giai/{case.id}")
    page = clerk_at_work.get(f"/hoa-giai/{case.id}/ai-da-mo").text
    assert "Lò Thị Mẫu" in page
    assert "Lãnh đạo Ủy ban nhân dân xã" in page
    answer = clerk_at_work.get(f"/hoa-giai/{case.id}/ai-da-mo?xuat=csv&vi-sao=bao-cao")
    assert "Lò Thị Mẫu" in answer.get_data(as_text=True)
