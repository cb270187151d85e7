"""A session under way: seen by everybody, waited for by nobody, and told true when it died."""

import threading
import time
from datetime import datetime
from types import SimpleNamespace

import pytest

from app.db import now
from app.domain.actors import InstanceRole, Role
from app.domain.calendar import HERE
from app.exchange import agent as agents
from app.exchange import sessions, signs, state
from app.exchange.agent import Agent
from app.instance import this_instance
from app.settings import BadSetting, read_settings
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.dialogue.test_pages import words_of
from tests.exchange.test_page import SCRIPT, press
from tests.factories import a_mediator, a_team, a_village
from tests.manners import Reading, check_manners

PROGRESS = "/dong-bo/tien-do"


def folder():
    return this_instance().folder


@pytest.fixture
def slow(monkeypatch):
    """``slow``: the superior's answers come when ``slow.set()`` lets them."""
    let_go = threading.Event()
    deliver = sessions.HttpTransport.deliver

    def slowly(self, frame):
        let_go.wait(30)
        return deliver(self, frame)

    monkeypatch.setattr(sessions.HttpTransport, "deliver", slowly)
    yield let_go
    let_go.set()


def test_the_page_comes_back_at_once_and_shows_how_far_it_is(
    tied_commune, served_office, browser, slow
):
    a_village()
    clerk, leader = browser(Role.COMMUNE_OFFICER), browser(Role.COMMUNE_LEADER)
    assert clerk.submit("/dong-bo/", action="/ngay").status_code == 303
    for client in (clerk, leader):  # whoever looks sees the same session
        page = client.get("/dong-bo/")
        check_manners(page)
        assert "Đang đồng bộ với cấp trên" in page.text
        assert "Đang hỏi cấp trên đã có gì." in page.text
        assert "Đồng bộ ngay</button>" not in page.text
    part = clerk.get(PROGRESS, headers=SCRIPT)
    assert part.text.lstrip().startswith('<div id="running"')
    assert clerk.get(PROGRESS).location == "/dong-bo/"  # without script: the page itself
    slow.set()
    press_until_over(clerk)
    assert "Cấp trên đã nhận đủ." in clerk.get("/dong-bo/").text
    assert signs.running(folder()) is None


def press_until_over(client):
    end = time.monotonic() + 30
    while "Đang đồng bộ" in client.get("/dong-bo/").text:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_is_acknowledged_is_told_in_numbers(tied_commune, served_office, monkeypatch, browser):
    for number in range(3):
        a_village(name=f"Bản {number}")
    seen = []
    write = signs._write
    monkeypatch.setattr(signs, "_write", lambda path, sign: (seen.append(sign), write(path, sign)))
    sessions.run(by="Tẩn Thị Mẩy")
    steps = [(one["done"], one["total"]) for one in seen if "done" in one]
    assert steps[0] == (None, None)
    assert steps[-1] == (3, 3)
    assert {one["by"] for one in seen if "by" in one} == {"Tẩn Thị Mẩy"}
    with signs.showing(folder(), "Tẩn Thị Mẩy", 10) as told, sessions.alone(folder()):
        told.records(40, 130)
        words = words_of(browser(Role.COMMUNE_OFFICER).get("/dong-bo/"))
        assert "Cấp trên đã nhận 30 trong 120 thay đổi (25%)." in words
        told.files(512 * 1024, 2 * 1024 * 1024)
        words = words_of(browser(Role.COMMUNE_OFFICER).get("/dong-bo/"))
        assert "Đang chuyển tệp đính kèm: 512 KB trong 2,0 MB (25%)." in words


def test_a_session_that_died_is_not_told_as_running(tied_commune, served_office, browser):
    signs._write(
        folder() / signs.RUNNING_FILE,
        {"began_at": now().isoformat(), "by": "Tẩn Thị Mẩy", "done": 1, "total": 9}
        | {"is_of_files": False},
    )
    client = browser(Role.COMMUNE_OFFICER)
    page = client.get("/dong-bo/")
    check_manners(page)
    assert "bị ngắt giữa chừng" in page.text
    assert 'hx-get="/dong-bo/tien-do"' not in page.text
    press(client)
    assert "bị ngắt giữa chừng" not in client.get("/dong-bo/").text


def test_a_stumble_of_the_program_is_told_and_the_session_is_over(
    tied_commune, served_office, browser, monkeypatch
):
    def stumble(*_args, **_facts):
        raise ZeroDivisionError

    monkeypatch.setattr(sessions, "push", stumble)
    client = browser(Role.COMMUNE_OFFICER)
    press(client)
    assert "dừng vì lỗi của phần mềm" in client.get("/dong-bo/").text


def test_a_sign_that_cannot_be_written_or_read_stops_nothing(tied_commune, served_office):
    (folder() / signs.RUNNING_FILE).mkdir()
    (folder() / signs.NEXT_FILE).write_text("{", "utf-8")
    a_village()
    assert sessions.run().complete
    assert signs.running(folder()) is None
    assert signs.next_try(folder()) is None


def test_of_two_processes_one_sends_and_the_other_takes_over(
    tied_commune, served_office, monkeypatch
):
    """As under a server with several workers: each has an agent, the superior hears one."""
    monkeypatch.setattr(agents, "LOOK_EVERY", 0.01)
    ran = []
    run = sessions.run

    def noted(**facts):
        ran.append(threading.current_thread())
        return run(**facts)

    monkeypatch.setattr(sessions, "run", noted)
    both = [Agent(tied_commune) for _ in range(2)]
    for one in both:
        one.start()
    until(lambda: ran)
    time.sleep(0.3)
    assert len(ran) == 1, "one session at the start, and no second one of the other agent"
    first = ran[0]
    second = next(one for one in both if one is not first)
    first.stop()
    a_village()
    until(lambda: len(ran) == 2)
    assert ran[1] is second
    second.stop()


def until(true):
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_in_quiet_hours_nothing_goes_of_itself_but_the_button_works(
    tied_commune, served_office, browser, time_machine
):
    tied_commune.config["QUIET_HOURS"] = "11:30-13:30"
    agent = Agent(tied_commune)
    time_machine.move_to(datetime(2026, 3, 2, 12, 0, tzinfo=HERE))
    a_village()
    agent._look()
    assert state.upward().waiting == 1
    client = browser(Role.COMMUNE_OFFICER)
    assert "Giờ nghỉ, không tự gửi: 11:30-13:30" in client.get("/dong-bo/").text
    press(client)
    assert state.upward().is_level
    a_village(name="Sín Chải")
    time_machine.move_to(datetime(2026, 3, 2, 13, 30, tzinfo=HERE))
    agent._look()
    assert state.upward().is_level


def test_a_wrong_clock_does_not_keep_it_quiet_for_ever(tied_commune, served_office, monkeypatch):
    """Though the program is started anew each hour, and never at another time of its clock."""
    tied_commune.config["QUIET_HOURS"] = "00:00-12:00, 12:00-00:00"
    tick = 1000.0
    monkeypatch.setattr("app.exchange.agent.time", SimpleNamespace(monotonic=lambda: tick))
    a_village()
    for _ in range(13):
        agent = Agent(tied_commune)
        for _ in range(13):
            agent._look()
            tick += agents.REST_NOTED_EVERY
            assert state.upward().waiting == 1
    Agent(tied_commune)._look()
    agent = Agent(tied_commune)
    agent._look()
    tick += agents.REST_NOTED_EVERY
    agent._look()
    assert state.upward().is_level
    a_village(name="Sín Chải")
    agent._look()
    assert state.upward().waiting == 1


def test_the_next_try_comes_after_the_quiet_hours(
    tied_commune, served_office, browser, time_machine
):
    time_machine.move_to(datetime(2026, 3, 2, 11, 29, tzinfo=HERE))
    tied_commune.config["QUIET_HOURS"] = "11:30-13:30"
    Agent(tied_commune)._look()
    page = browser(Role.COMMUNE_OFFICER).get("/dong-bo/").text
    assert "Lần tự gửi tiếp theo: khoảng 13:30 02/03/2026" in page


def test_the_next_try_is_told(tied_commune, served_office, browser):
    agent = Agent(tied_commune)
    agent._look()
    assert "Lần tự gửi tiếp theo: khoảng" in browser(Role.COMMUNE_OFFICER).get("/dong-bo/").text
    signs.note_next(folder(), now().replace(year=2020))  # the server stood still meanwhile
    assert "Lần tự gửi tiếp theo" not in browser(Role.COMMUNE_OFFICER).get("/dong-bo/").text


def test_hours_that_cannot_be_are_refused_when_the_program_starts():
    assert read_settings({"quiet_hours": "22:00-05:00"}, {})["QUIET_HOURS"] == "22:00-05:00"
    with pytest.raises(BadSetting, match="QUIET_HOURS: Khoảng giờ “trưa” không đúng"):
        read_settings({"quiet_hours": "trưa"}, {})


def test_every_record_that_is_not_above_can_be_found_by_leafing(tied_commune, browser, monkeypatch):
    monkeypatch.setattr("app.exchange.missing.PAGE", 2)
    names = [f"Bản số {number}" for number in range(5)]
    villages = [a_village(name=name) for name in names]
    client = browser(Role.COMMUNE_OFFICER)
    address, found, leaves = "/dong-bo/chua-len/cho", [], 0
    while address:
        page = client.get(address)
        check_manners(page)
        found += [str(one.id) for one in villages if f"/don-vi/thon/{one.id}" in page.text]
        assert "hồ sơ tự gửi khi có mạng" in page.text
        address, leaves = next_page(page), leaves + 1
    assert leaves == 3
    assert sorted(found) == sorted(str(one.id) for one in villages)
    assert client.get("/dong-bo/chua-len/khac").status_code == 404
    assert client.get("/dong-bo/chua-len/vuong?sau=khong-phai").status_code == 200


def next_page(page):
    ways = [one for one in Reading(page.text).all("a") if one.get("rel") == "next"]
    return ways[0]["href"] if ways else None


def test_the_top_office_has_no_list_of_what_is_not_above(make_instance, browser):
    app = make_instance(InstanceRole.OFFICE, *LAI_CHAU)
    with app.app_context():
        client = browser(Role.OFFICE_OFFICER)
        assert client.get("/dong-bo/chua-len/cho").status_code == 404
        assert TAN_PHONG[0] not in client.get("/dong-bo/").text


def test_nobody_reads_a_name_here_that_they_may_not_meet(tied_commune, browser):
    mediator = a_mediator(a_team(), name="Giàng Thị Xa Lạ")
    clerk, stranger = browser(Role.COMMUNE_OFFICER), browser(Role.MEDIATOR)
    met = f"/to-hoa-giai/hoa-giai-vien/{mediator.id}"
    assert [client.get(met).status_code for client in (clerk, stranger)] == [200, 404]
    for address in ("/dong-bo/", "/dong-bo/chua-len/cho"):
        assert "Giàng Thị Xa Lạ" in clerk.get(address).text
        shown = stranger.get(address)
        assert shown.status_code == 200
        assert "Giàng Thị Xa Lạ" not in shown.text
        assert "hồ sơ tự gửi khi có mạng" in shown.text, "it is told that something waits"
