"""What people see of the exchange."""

import threading
import time
from datetime import date
from uuid import UUID

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.exchange import agent as agents
from app.exchange import below, sessions, state
from app.exchange.agent import Agent
from app.exchange.badge import sync_badge
from app.exchange.stores import RecordInbox
from app.health import service as health
from app.records.ledger.tables import LedgerRecord
from app.teams.models import Team
from app.units.models import Village
from sync import Unreachable
from tests.exchange.conftest import not_above
from tests.exchange.test_sessions import GOOD, a_case, log_raw
from tests.factories import a_team, a_village
from tests.manners import check_manners

SCRIPT = {"HX-Request": "true"}


def press(client):
    """Press “Đồng bộ ngay” and look on until the session has ended."""
    assert client.submit("/dong-bo/", action="/ngay").status_code == 303
    end = time.monotonic() + 30
    while (shown := client.get("/dong-bo/tien-do", headers=SCRIPT)).headers.get(
        "HX-Retarget"
    ) != "#upward":
        assert time.monotonic() < end, "it did not end"
        check_manners(shown)
        time.sleep(0.02)
    assert 'id="sync"' in shown.text, "the word at the head of the page changes with it"
    db.session.rollback()


def test_thousands_of_records_are_counted_with_their_point(tied_commune, browser, monkeypatch):
    monkeypatch.setattr(state, "logged", lambda: 1812)
    shown = browser(Role.COMMUNE_OFFICER).get("/dong-bo/").text
    assert "<dt>Cấp trên đã nhận</dt><dd>1.812 hồ sơ</dd>" in shown


def badge(app):
    with app.test_request_context():
        return sync_badge()


def test_green_stands_only_while_the_superior_itself_agrees(tied_commune, served_office):
    assert badge(tied_commune).state == "waiting"
    a_village()
    assert badge(tied_commune).label == "Chưa gửi 1 hồ sơ"
    sessions.run()
    assert badge(tied_commune).state == "level"
    team = a_team(village_id=a_village(name="Sín Chải").id)
    assert badge(tied_commune).label == "Chưa gửi 2 hồ sơ"
    a_case(team.id)  # and with it the book of the year
    served_office.close()
    with pytest.raises(sessions.SyncFailed):
        sessions.run()
    assert badge(tied_commune).state == "trouble"
    assert "chưa gửi 4 hồ sơ" in badge(tied_commune).label
    served_office.open()
    sessions.run()
    assert badge(tied_commune).state == "level"


def test_the_badge_counts_no_further_than_people_do(tied_commune, monkeypatch):
    monkeypatch.setattr("app.exchange.badge.MOST", 2)
    for name in ("Tả Lèng", "Sín Chải", "Hồng Thu Mông"):
        a_village(name=name)
    assert badge(tied_commune).label == "Chưa gửi hơn 2 hồ sơ"
    assert state.upward().waiting == 3


def test_the_top_office_hears_of_those_below(tied_commune, served_office):
    with served_office.inside():
        assert badge(served_office.app).label == "1 trong 1 đơn vị lâu chưa liên lạc"
    sessions.run()
    with served_office.inside():
        assert badge(served_office.app).label == "Đang liên lạc với 1 đơn vị"


def test_a_superior_that_lost_a_record_is_not_green(tied_commune, served_office):
    a_village()
    sessions.run()
    with served_office.inside(), transaction():
        db.session.execute(db.text("UPDATE ledger_sum SET count = count + 1"))
    sessions.run()
    assert badge(tied_commune).state == "waiting"
    assert badge(tied_commune).label == "Chưa đối chiếu với cấp trên"


def test_the_page_names_what_is_not_above_and_links_to_it(tied_commune, browser, served_office):
    client = browser(Role.COMMUNE_OFFICER)
    assert "Chưa đối chiếu xong" in client.get("/dong-bo/").text
    village = a_village()
    log_raw(Village, UUID(int=1), "03408", GOOD | {"kind": "thanh_pho"})
    answer = client.get("/dong-bo/")
    check_manners(answer)
    assert "chưa gửi" in answer.text
    assert f"/don-vi/thon/{village.id}" in answer.text
    press(client)
    answer = client.get("/dong-bo/")
    check_manners(answer)
    assert "Cấp trên không nhận 1 hồ sơ" in answer.text
    assert "Mục “Loại” có giá trị không đúng." in answer.text
    assert f"/don-vi/thon/{village.id}" not in answer.text


def test_the_page_tells_the_last_success_and_the_last_failure(tied_commune, browser, served_office):
    client = browser(Role.COMMUNE_OFFICER)
    press(client)
    assert "Cấp trên đã nhận đủ." in client.get("/dong-bo/").text
    served_office.close()
    press(client)
    text = client.get("/dong-bo/").text
    assert "Lần đồng bộ gần nhất không xong." in text
    assert "Không liên lạc được với cấp trên." in text
    assert "Cấp trên đã nhận đủ." not in text
    served_office.open()
    press(client)
    text = client.get("/dong-bo/").text
    assert "Cấp trên đã nhận đủ." in text
    assert "Không liên lạc được với cấp trên." in text


def test_a_record_in_doubt_is_called_sent_and_not_received(
    tied_commune, served_office, monkeypatch
):
    a_village()

    def lose(self, frame):
        raise Unreachable

    monkeypatch.setattr(sessions.HttpTransport, "deliver", lose)
    with pytest.raises(sessions.SyncFailed):
        sessions.run()
    with tied_commune.test_request_context():
        assert [one.state for one in not_above()] == ["đã gửi"]
    up = state.upward()
    assert (up.unsent, up.in_doubt, up.waiting) == (0, 1, 1)


def test_what_waits_above_is_named_at_both_ends_until_it_stands(
    tied_commune, served_office, browser
):
    team = {"village_id": str(UUID(int=9)), "name": "Tổ mẫu", "founded_on": "2025-08-01"}
    log_raw(Team, UUID(int=8), "03408", team | {"closed_on": None, "minority_area": False})
    assert not sessions.run().complete
    assert badge(tied_commune).label == "Cấp trên chưa ghi được 1 hồ sơ"
    answer = browser(Role.COMMUNE_OFFICER).get("/dong-bo/")
    check_manners(answer)
    assert "Hồ sơ ở mục “Thôn, bản, tổ dân phố” chưa đến." in answer.text
    with served_office.inside():
        assert [one.unapplied for one in below.senders()] == [1]
    log_raw(Village, UUID(int=9), "03408", GOOD)
    assert sessions.run().complete
    assert badge(tied_commune).state == "level"
    with served_office.inside():
        assert db.session.get(Team, UUID(int=8)).name == "Tổ mẫu"
        assert [one.unapplied for one in below.senders()] == [0]


def test_a_fault_of_the_office_itself_is_told_where_its_keeper_looks(
    tied_commune, served_office, browser, monkeypatch, caplog
):
    def stumble(*_):
        raise RuntimeError("a fault")

    put = RecordInbox._apply
    monkeypatch.setattr(RecordInbox, "_apply", stumble)
    village_id = a_village().id
    assert not sessions.run().complete
    with served_office.inside():
        assert state.stumbled() == (1, village_id.hex)
        (told,) = [one for one in health.trouble() if one.key == "stumbled"]
        assert "gặp lỗi khi ghi 1 hồ sơ đã nhận" in told.sentence
        assert village_id.hex in told.sentence
        assert village_id.hex in caplog.text
        listed = browser(Role.OFFICE_OFFICER).get("/dong-bo/cua/03408/chua-ghi").text
        assert "phần mềm ở đây gặp lỗi khi ghi vào sổ" in listed
        assert "Báo người quản trị" in listed
        assert str(village_id) in listed
    monkeypatch.setattr(RecordInbox, "_apply", put)
    assert sessions.run().complete
    with served_office.inside():
        assert state.stumbled() == (0, "")
        assert not [one for one in health.look() if one.key == "stumbled"]


def test_without_a_superior_the_page_says_what_to_do(commune, browser):
    answer = browser(Role.COMMUNE_OFFICER).get("/dong-bo/")
    assert "Chưa ghép nối với cấp trên." in answer.text
    assert badge(commune).label == "Chưa ghép nối cấp trên"


def test_the_office_sees_who_sent_how_much_and_what_it_did_not_take(
    tied_commune, served_office, browser
):
    a_village()
    log_raw(Village, UUID(int=1), "03408", GOOD | {"kind": "thanh_pho"})
    sessions.run()
    with served_office.inside():
        assert badge(served_office.app).state == "below"
        client = browser(Role.OFFICE_OFFICER)
        answer = client.get("/dong-bo/")
        check_manners(answer)
        assert "Phường Tân Phong" in answer.text
        assert "Đang liên lạc" in answer.text
        assert 'href="/dong-bo/cua/03408/khong-nhan"' in answer.text
        not_taken = client.get("/dong-bo/cua/03408/khong-nhan").text
        assert str(UUID(int=1)) in not_taken
        assert "Mục “Loại” có giá trị không đúng." in not_taken
        assert "Báo đơn vị sửa hồ sơ rồi lưu lại" in not_taken
    log_raw(Village, UUID(int=1), "03408", GOOD)
    sessions.run()
    with served_office.inside():
        assert str(UUID(int=1)) not in client.get("/dong-bo/cua/03408/khong-nhan").text


def test_one_session_at_a_time(tied_commune, monkeypatch):
    running, ending = threading.Event(), threading.Event()
    deliver = sessions.HttpTransport.deliver

    def slowly(self, frame):
        running.set()
        ending.wait(10)
        return deliver(self, frame)

    monkeypatch.setattr(sessions.HttpTransport, "deliver", slowly)

    def other():
        with tied_commune.app_context():
            sessions.run()

    thread = threading.Thread(target=other)
    thread.start()
    running.wait(10)
    with pytest.raises(sessions.SyncFailed, match="Đang có một phiên đồng bộ khác"):
        sessions.run()
    ending.set()
    thread.join()


def test_the_agent_sends_what_is_new_and_waits_longer_after_each_failure(
    tied_commune, served_office
):
    agent = Agent(tied_commune)
    a_village(valid_from=date(2024, 5, 1))
    agent._look()
    assert state.upward().is_level
    served_office.close()
    a_village(name="Sín Chải")
    waits = []
    for _ in range(3):
        agent._next = 0.0
        agent._look()
        waits.append(agent._next - agents.time.monotonic())
    assert waits[0] < agents.FIRST_WAIT * 1.3
    assert waits[0] < waits[1] < waits[2]
    agent._look()
    assert agent._failures == 3, "it waits although there is news"
    served_office.open()
    agent._next = 0.0
    agent._look()
    assert agent._failures == 0
    assert state.upward().is_level


def test_the_agent_outlives_a_stumble(tied_commune, monkeypatch):
    looks = []

    def stumble(self):
        looks.append(1)
        if len(looks) > 2:
            self._ending.set()
        raise ZeroDivisionError

    monkeypatch.setattr(Agent, "_look", stumble)
    monkeypatch.setattr(agents, "LOOK_EVERY", 0.001)
    agent = Agent(tied_commune)
    agent.run()
    assert len(looks) == 3


def test_what_stumbled_is_looked_up_among_what_is_held_back(commune, database_files):
    rows = db.select(LedgerRecord.record_id).where(state.has_stumbled())
    asked = rows.compile(db.engine, compile_kwargs={"literal_binds": True})
    plan = db.session.execute(db.text(f"EXPLAIN QUERY PLAN {asked}")).all()
    assert "INDEX ix_ledger_record_waiting" in plan[0].detail
