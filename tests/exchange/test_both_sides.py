"""What each side is told of the other: what came down, what was not taken, what failed."""

import runpy
import threading
from pathlib import Path
from uuid import UUID

import pytest
import requests
from alembic import command
from nacl.signing import SigningKey

from app import schema
from app.db import db, transaction
from app.domain.actors import Role
from app.exchange import agent as agents
from app.exchange import below, from_above, missing, sessions, state
from app.exchange.agent import Agent
from app.exchange.identity import signing_key
from app.exchange.models import Peer
from app.records.ledger.tables import LedgerRecord
from app.teams.models import Team
from app.units.models import Village
from sync.facts import NOT_TAKEN, UNAPPLIED
from sync.frames import seal
from tests.exchange.conftest import not_above
from tests.exchange.test_running import until
from tests.exchange.test_sessions import GOOD, log_raw
from tests.factories import a_mediator, a_team, a_village, an_officer
from tests.guidance.conftest import sent

ROOT = Path(__file__).resolve().parents[2]
WRONG = GOOD | {"kind": "thanh_pho"}


def at_the_office(office, browser, role=Role.OFFICE_OFFICER):
    with office.inside():
        return browser(role)


@pytest.mark.usefixtures("both_databases")
def test_the_office_leafs_through_all_that_it_did_not_take(
    tied_commune, served_office, monkeypatch
):
    monkeypatch.setattr(below, "PAGE", 4)
    for number in range(1, 11):
        log_raw(Village, UUID(int=number), "03408", WRONG)
    sessions.run()
    with served_office.inside():
        found, after = [], ""
        while after is not None:
            listed = below.set_aside(below.Gap.REFUSED, "03408", an_officer(), after=after)
            found += [one.label for one in listed.rows]
            assert len(listed.rows) <= 4
            after = listed.older
        assert sorted(found) == [f"mã {UUID(int=number)}" for number in range(1, 11)]
        assert below.count_not_taken() == 10
        assert [one.refused for one in below.senders()] == [10]
        db.session.remove()


def test_every_no_comes_with_what_to_do_at_both_ends():
    answers = {one.value for one in UNAPPLIED | NOT_TAKEN}
    assert answers <= below.TO_DO.keys()
    assert {one.value for one in UNAPPLIED} <= from_above.TO_DO.keys()
    assert {"conflict", "parked", "failed"} <= missing._TO_DO.keys()


def test_what_waits_at_the_office_is_listed_there(tied_commune, served_office, browser):
    team = {"village_id": str(UUID(int=9)), "name": "Tổ mẫu", "founded_on": "2025-08-01"}
    log_raw(Team, UUID(int=8), "03408", team | {"closed_on": None, "minority_area": False})
    sessions.run()
    above = at_the_office(served_office, browser)
    for address in ("/dong-bo/", "/dong-bo/cua/03408"):
        assert 'href="/dong-bo/cua/03408/chua-ghi"' in above.get(address).text
    text = above.get("/dong-bo/cua/03408/chua-ghi").text
    assert "Hồ sơ ở mục “Thôn, bản, tổ dân phố” chưa đến." in text
    assert "quá một ngày thì hỏi đơn vị" in text


@pytest.mark.parametrize(
    "address",
    [
        "/dong-bo/cua/03408/gi",
        "/dong-bo/cua/99999/khong-nhan",
        f"/dong-bo/hai-ban/03408/{UUID(int=77)}",
        "/dong-bo/tu-tren",
    ],
)
def test_what_is_not_there_is_not_there(tied_commune, served_office, browser, address):
    assert at_the_office(served_office, browser).get(address).status_code in (403, 404)


def test_a_failure_at_the_office_stands_beside_the_last_exchange(
    tied_commune, served_office, browser, monkeypatch
):
    sessions.run()
    above = at_the_office(served_office, browser)
    assert "chưa có" in above.get("/dong-bo/cua/03408").text
    a_village()

    def stumble(*arguments):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("sync.receive.take", stumble)
        with pytest.raises(sessions.SyncFailed):
            sessions.run()
    for address in ("/dong-bo/", "/dong-bo/cua/03408"):
        assert "Phần mềm ở đây gặp lỗi khi nhận" in above.get(address).text
    with served_office.inside():
        (sender,) = below.senders()
        assert sender.heard_at, "both are told"


def office_key(office):
    with office.inside():
        return bytes(signing_key(office.app.extensions["instance"].folder).verify_key)


def hand_in(office, frame):
    answer = requests.post(f"{office.url}/dong-bo/v1/exchange", data=frame, timeout=10)
    assert answer.status_code == 400
    with office.inside():
        return db.session.scalars(db.select(Peer.failure)).one()


def test_a_frame_that_cannot_be_read_is_noted_beside_its_sender(tied_commune, served_office):
    key = signing_key(tied_commune.extensions["instance"].folder)
    frame = seal(key, office_key(served_office), {"v": 1, "op": "format"})
    assert "không đọc được" in hand_in(served_office, frame)


def test_a_stranger_writes_no_failure_beside_anybody(tied_commune, served_office):
    key = signing_key(tied_commune.extensions["instance"].folder)
    stranger = SigningKey.generate()
    frame = bytearray(seal(stranger, office_key(served_office), {"v": 1, "op": "format"}))
    frame[5:37] = bytes(key.verify_key)  # says that it is the commune
    for wrong in (bytes(frame), b"nothing"):
        assert hand_in(served_office, wrong) is None


def test_what_came_down_and_what_is_held_back_is_seen_at_both_ends(
    tied_commune, served_office, browser
):
    with served_office.inside():
        sent()
        db.session.remove()
    above = at_the_office(served_office, browser)
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "chưa có gì" in clerk.get("/dong-bo/").text
    assert "đơn vị đã xác nhận 0 trong 1 hồ sơ" in above.get("/dong-bo/cua/03408").text
    sessions.run()
    assert "đã nhận 1 hồ sơ" in clerk.get("/dong-bo/").text
    assert "Đã vào sổ" in clerk.get("/dong-bo/tu-tren").text
    assert "Mọi hồ sơ của cấp trên đã vào sổ." in clerk.get("/dong-bo/tu-tren?giu_lai=1").text
    sessions.run()  # and with the next exchange the office hears of it
    assert "đã xác nhận nhận đủ 1 hồ sơ" in above.get("/dong-bo/cua/03408").text
    with transaction():
        row = db.session.scalars(db.select(LedgerRecord).where(LedgerRecord.unit == "12")).one()
        row.state, row.fault = "failed", "Hồ sơ ở mục “Chỉ đạo” chưa đến."
        db.session.flush()
    text = clerk.get("/dong-bo/tu-tren?giu_lai=1").text
    assert "Hồ sơ ở mục “Chỉ đạo” chưa đến." in text
    assert "tự thử lại mỗi lần đồng bộ" in text
    assert 'href="/dong-bo/tu-tren?giu_lai=1"' in clerk.get("/dong-bo/").text
    assert from_above.came_down() == from_above.CameDown(1, 1)


def test_what_came_down_is_leafed_through(tied_commune, served_office, monkeypatch):
    monkeypatch.setattr(from_above, "PAGE", 2)
    with served_office.inside():
        made = [sent(title=f"Chỉ đạo số {number}").id for number in range(5)]
        db.session.remove()
    sessions.run()
    with tied_commune.test_request_context():
        found, after = [], ""
        while after is not None:
            listed = from_above.from_above(an_officer(), held_back=False, after=after)
            found += [one.address for one in listed.rows]
            after = listed.older
    assert found == [f"/chi-dao/{one}" for one in reversed(made)]


def test_what_came_from_above_is_never_called_unsent(tied_commune, served_office):
    with served_office.inside():
        sent()
        db.session.remove()
    sessions.run()
    with transaction():
        db.session.execute(db.text("DELETE FROM ledger_note WHERE name = 'level'"))
    assert state.upward().waiting == 0


def test_nobody_reads_a_name_here_that_they_may_not_meet(tied_commune, browser):
    mediator = a_mediator(a_team(), name="Giàng Thị Xa Lạ")
    clerk, stranger = browser(Role.COMMUNE_OFFICER), browser(Role.MEDIATOR)
    rows = db.select(LedgerRecord.kind).where(LedgerRecord.record_id == mediator.id)
    assert db.session.scalar(rows) == "mediator", "it waits to be sent"
    shown = [client.get("/dong-bo/chua-len/cho").text for client in (clerk, stranger)]
    met = [client.get(f"/to-hoa-giai/hoa-giai-vien/{mediator.id}") for client in (clerk, stranger)]
    for text, page in zip(shown, met, strict=True):
        assert ("Giàng Thị Xa Lạ" in text) is (page.status_code == 200)
    assert len(not_above()) > 1


def test_a_worker_of_another_web_server_sends_by_itself_too(
    tied_commune, served_office, monkeypatch
):
    folder = tied_commune.extensions["instance"].folder
    monkeypatch.setenv("SOHOAGIAI_INSTANCE", str(folder))
    monkeypatch.setattr(agents, "LOOK_EVERY", 0.01)
    a_village()
    before = set(threading.enumerate())
    command.stamp(schema.steps(), "head")
    app = runpy.run_path(str(ROOT / "wsgi.py"))["serving"]()
    (agent,) = (one for one in set(threading.enumerate()) - before if isinstance(one, Agent))
    try:
        until(lambda: (db.session.rollback(), state.upward().is_level)[-1])
    finally:
        agent.stop()
        with app.app_context():
            db.engine.dispose()
