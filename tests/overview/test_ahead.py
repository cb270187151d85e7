"""What an office is asked every day is counted before anybody asks."""

import logging
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from flask import current_app

from app.db import db, transaction
from app.domain.actors import InstanceRole, Role
from app.domain.statistics.periods import usual_periods
from app.domain.statistics.shipped.tt20_2013 import FORM_12C
from app.health.space import Room
from app.instance import DATABASE_FILE, this_instance
from app.overview import ahead
from app.overview.ahead import Ahead, ask_ahead
from app.records.book_state import book_changed
from app.serving import begin
from app.statistics.models import KeptAnswer
from app.statistics.service import kept, written
from app.web.context import today
from bench.office.book import PROVINCE, Filler, Size
from tests.conftest import TAN_PHONG


def at(day):
    return f"{day:%d/%m/%Y}"


def pages(day):
    """Those of the running and of the last periods, by their addresses."""
    usual = usual_periods(day)
    quarter, half = (day.month + 2) // 3, "dau" if day.month < 7 else "cuoi"
    yield "/tong-quan/"
    yield f"/tong-quan/?nam={day.year - 1}&ky=nam"
    yield f"/tong-quan/?nam={day.year}&ky=quy-{quarter}"
    yield f"/tong-quan/?nam={day.year}&ky=6-thang-{half}"
    yield "/bao-cao/"
    for first, last in (usual.months[1], usual.quarters[1], usual.halves[1], usual.years[1]):
        yield f"/bao-cao/?first={at(first)}&last={at(last)}"
    yield f"/thong-ke/bieu/12c/{FORM_12C.version}"
    yield "/bao-cao/doi-thoai"
    yield f"/bao-cao/doi-thoai?nam={day.year - 1}"
    yield "/bao-cao/tiep-can-phap-luat"
    yield "/thu-lao/?bang=tong"


@pytest.fixture
def province(make_instance):
    app = make_instance(InstanceRole.OFFICE, PROVINCE, "Sở Tư pháp")
    with app.app_context():
        Filler(Size(communes=2, years=2, cases=12), today()).fill()
        yield app


def answer_written():
    """The one that was written last by a thread of its own."""
    db.session.rollback()
    return db.session.scalar(db.select(KeptAnswer.answer))


def new_counts():
    """How many questions were counted and not read, since the process began."""
    return [question for _, question, _ in kept._shelf().fresh()]


@pytest.mark.usefixtures("both_databases")
def test_a_process_that_has_just_started_counts_no_usual_page(province, browser):
    client = browser(Role.OFFICE_OFFICER)
    assert ask_ahead(today(), lambda: False)
    for address in pages(today()):
        kept.forget(current_app)
        assert client.get(address).status_code == 200, address
        assert new_counts() == [], address
    kept.forget(current_app)
    client.get("/bao-cao/?first=03/02/2026&last=04/02/2026")
    assert len(new_counts()) == 3  # a period that nobody asks for every day


def test_another_period_or_kind_counts_only_what_is_not_counted_for_the_usual_ones(
    province, browser
):
    client, year = browser(Role.OFFICE_OFFICER), today().year - 1
    assert ask_ahead(today(), lambda: False)

    def counted(address):
        kept.forget(current_app)
        assert client.get(address).status_code == 200
        return sorted(question[0] for question in new_counts())

    of_a_kind = counted(f"/tong-quan/?nam={year}&ky=nam&loai=k3c")
    assert set(of_a_kind) == {"cases", "months", "overdue"}
    assert of_a_kind.count("cases") == 1  # the totals of a year before, not the sheet
    assert set(counted(f"/tong-quan/?first=02/01/{year}&last=30/12/{year}")) == {"cases"}


def test_what_was_written_since_is_counted_in_the_next_round(province):
    ask_ahead(today(), lambda: False)
    rows = db.select(KeptAnswer.unit, db.func.count()).group_by(KeptAnswer.unit)
    before = dict(iter(db.session.execute(rows)))
    unit = max(before)
    with transaction():
        book_changed({unit})
    written.sweep()
    assert unit not in dict(iter(db.session.execute(rows)))
    ask_ahead(today(), lambda: False)
    assert dict(iter(db.session.execute(rows))) == before


def test_it_ends_between_two_questions(province):
    asked = iter([False, False, True])
    assert not ask_ahead(today(), lambda: next(asked))
    assert next(asked, None) is None


@pytest.fixture
def rounds(monkeypatch):
    """The days for which a round was made; ``rounds.tick`` is the clock of the machine."""

    class Rounds(list):
        tick = 0.0

    found = Rounds()
    monkeypatch.setattr(ahead, "ask_ahead", lambda day, _: found.append(day) or True)
    monkeypatch.setattr(ahead.time, "monotonic", lambda: found.tick)
    return found


def test_a_round_is_made_when_the_day_or_a_book_has_changed_and_not_too_often(
    office, rounds, monkeypatch
):
    day = date(2026, 11, 29)
    monkeypatch.setattr(ahead, "today", lambda: day)
    thread = Ahead(office)

    def look_after(seconds):
        rounds.tick += seconds
        thread.look()
        return len(rounds)

    assert look_after(ahead.FIRST_AFTER - 1) == 0  # whoever wants to sign in comes first
    assert look_after(1) == 1
    assert look_after(ahead.ROUND_EVERY) == 1
    with transaction():
        book_changed({"03408"})
    assert look_after(1) == 1
    assert look_after(ahead.ROUND_EVERY) == 2
    day += timedelta(days=1)
    assert look_after(ahead.ROUND_EVERY) == 3
    assert rounds == [date(2026, 11, 29)] * 2 + [date(2026, 11, 30)]


def test_what_a_page_has_counted_is_written_down_at_the_next_look_whoever_has_the_lead(office):
    kept.answers("how many", ["a"], lambda units: {"a": 1})
    Ahead(office).look_on()
    assert answer_written() == "1"


def test_on_a_disk_that_is_nearly_full_nothing_is_written_down(office, monkeypatch):
    short = Room(free=1, total=100, least=5)
    monkeypatch.setattr(office.extensions["space"], "room", lambda: short)
    kept.answers("how many", ["a"], lambda units: {"a": 1})
    Ahead(office).look_on()
    assert answer_written() is None


def test_after_a_failure_it_pauses_and_goes_on(office, rounds, monkeypatch, caplog):
    def fail(*args):
        raise OSError("the database is away")

    thread = Ahead(office)
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(ahead, "write_down", fail)
        thread.look_on()
        thread.look_on()
    assert caplog.text.count("counting ahead stumbled") == 1
    kept.answers("how many", ["a"], lambda units: {"a": 1})
    thread.look_on()
    assert answer_written() is None
    rounds.tick += ahead.PAUSE
    thread.look_on()
    assert answer_written() == "1"


@pytest.mark.usefixtures("database_files")
def test_a_page_does_not_wait_for_whoever_is_writing(province, browser):
    client = browser(Role.OFFICE_OFFICER)
    client.get("/bao-cao/")
    db.session.remove()
    kept.forget(current_app)
    file = this_instance().folder / DATABASE_FILE
    with closing(sqlite3.connect(file, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.get("/bao-cao/?first=03/02/2026&last=04/02/2026").status_code == 200
        other.execute("ROLLBACK")
    assert len(new_counts()) == 3


@pytest.mark.parametrize(
    ("role", "unit", "counts"),
    [(InstanceRole.OFFICE, (PROVINCE, "Sở"), True), (InstanceRole.COMMUNE, TAN_PHONG, False)],
)
def test_an_office_has_it_beside_the_server_and_a_commune_has_not(
    make_instance, role, unit, counts
):
    app = make_instance(role, *unit)
    with app.app_context():
        beside = begin(app)
        beside.stop()
        db.session.remove()
    assert any(isinstance(one, Ahead) for one in beside.others) == counts


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            date(2026, 11, 29),
            [
                ("2026-11-01", "2026-11-29", "2026-10-01", "2026-10-31"),
                ("2026-10-01", "2026-11-29", "2026-07-01", "2026-09-30"),
                ("2026-07-01", "2026-11-29", "2026-01-01", "2026-06-30"),
                ("2026-01-01", "2026-11-29", "2025-01-01", "2025-12-31"),
            ],
        ),
        (
            date(2027, 1, 1),
            [
                ("2027-01-01", "2027-01-01", "2026-12-01", "2026-12-31"),
                ("2027-01-01", "2027-01-01", "2026-10-01", "2026-12-31"),
                ("2027-01-01", "2027-01-01", "2026-07-01", "2026-12-31"),
                ("2027-01-01", "2027-01-01", "2026-01-01", "2026-12-31"),
            ],
        ),
    ],
)
def test_the_usual_periods_are_the_running_and_the_last_ones(day, told):
    usual = usual_periods(day)
    found = [usual.months, usual.quarters, usual.halves, usual.years]
    assert [tuple(str(one) for days in both for one in days) for both in found] == told
