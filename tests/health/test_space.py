"""A disk that fills up: nothing new is taken before it is full, and people still come in."""

import errno
import os
from collections import namedtuple
from pathlib import Path

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.disks import MB, Trouble, has_room_for_reserve, least_free, size_of_reserve
from app.health import space
from app.health.space import RESERVE_FILE, TAKING_AWAY, Space
from app.instance import this_instance
from app.units.models import Village
from tests.browser import PASSWORD, Browser

Usage = namedtuple("Usage", "total used free")
GB = 1000 * MB
SCRIPT = {"HX-Request": "true"}
FIELDS = {"name": "Bản Mốt", "kind": "ban", "valid_from": "01/01/2020"}
BANNER = "sổ tạm không nhận hồ sơ mới"
SETTINGS = {"FREE_MB": 500, "FREE_PERCENT": 5, "RESERVE_MB": 1}


@pytest.fixture
def disk(monkeypatch):
    """``disk(free)``: so many bytes are free from now on, of 100 GB."""

    def leave(free, total=100 * GB):
        monkeypatch.setattr(space, "disk_usage", lambda folder: Usage(total, total - free, free))

    leave(50 * GB)
    return leave


def names():
    return sorted(db.session.scalars(db.select(Village.name)))


def a_new_village(client, **kwargs):
    return client.submit("/don-vi/", FIELDS, action="/don-vi/thon", **kwargs)


@pytest.mark.parametrize(
    ("total", "least"),
    [(8 * MB, 400_000), (2 * GB, 100 * MB), (10 * GB, 500 * MB), (4000 * GB, 500 * MB)],
)
def test_a_small_disk_is_not_always_short(total, least):
    assert least_free(total, 500, 5) == least


def test_the_reserve_is_small_on_a_small_disk_and_never_stops_the_work():
    assert size_of_reserve(100 * GB, 64) == 64 * MB
    assert size_of_reserve(8 * MB, 64) == MB // 2
    assert has_room_for_reserve(564 * MB, 500 * MB, 64 * MB)
    assert not has_room_for_reserve(563 * MB, 500 * MB, 64 * MB)


def test_nothing_new_is_taken_below_the_threshold_and_all_of_it_when_there_is_room(
    commune, browser, disk
):
    officer = browser(Role.COMMUNE_OFFICER)
    disk(499 * MB)
    whole, notice = a_new_village(officer), a_new_village(officer, headers=SCRIPT)
    assert (whole.status_code, notice.status_code) == (507, 507)
    assert "chưa có gì được lưu" in whole.text
    assert notice.headers["HX-Retarget"] == "#notices"
    assert "CHƯA LƯU" in notice.text
    assert names() == []
    disk(501 * MB)
    assert a_new_village(officer).status_code == 303
    assert names() == ["Bản Mốt"]


def test_the_thresholds_are_settings(commune, browser, disk):
    officer = browser(Role.COMMUNE_OFFICER)
    disk(499 * MB)
    commune.extensions["space"]._megabytes = 300
    assert a_new_village(officer).status_code == 303


def test_every_page_says_what_happened_and_what_to_do(commune, browser, disk):
    clerk, keeper = browser(Role.COMMUNE_OFFICER), browser(Role.ADMINISTRATOR)
    assert BANNER not in clerk.get("/").text
    disk(123 * MB)
    for address in ("/", "/hoa-giai/", "/khong-co"):
        text = clerk.get(address).text
        assert BANNER in text
        assert "Còn trống 123 MB, cần ít nhất 500 MB" in text
        assert "báo ngay người quản trị" in text
    told = keeper.get("/quan-tri/may-chu/").text
    assert "Chép bản sao lưu ra USB" in told
    assert "Sổ đang không nhận hồ sơ mới" in told
    assert BANNER not in commune.test_client().get("/dang-nhap").text


def test_people_come_in_look_and_leave_on_a_full_disk(commune, browser, disk):
    browser(Role.COMMUNE_OFFICER)
    disk(0)
    client: Browser = commune.test_client()
    assert client.sign_in(Role.COMMUNE_OFFICER.value, PASSWORD).status_code == 303
    assert client.get("/hoa-giai/").status_code == 200
    assert client.get("/dong-bo/").status_code == 200
    assert client.submit("/tai-khoan/", action="/dang-xuat").status_code == 303


def test_what_is_typed_is_kept_and_what_is_taken_away_goes(commune, browser, disk):
    officer, number = browser(Role.COMMUNE_OFFICER), "00000000-0000-7000-8000-000000000000"
    own = {"csrf_token": officer.token(), "request_key": "a" * 32}
    disk(MB)
    typed = {**own, "draft_of": "/don-vi/thon", "name": "Bản Mốt"}
    assert officer.post("/nhap/", data=typed).status_code == 200
    assert officer.post(f"/tep/{number}/rut", data=own).status_code == 404, "it was let in"
    assert officer.post(f"/tep/{number}/sua", data=own).status_code == 507


def test_a_form_that_only_reads_is_answered_on_a_full_or_damaged_disk(commune, browser, disk):
    officer = browser(Role.COMMUNE_OFFICER)
    own = {"csrf_token": officer.token()}
    disk(0)
    assert officer.post("/hoa-giai/nguoi-da-ghi", data=own).status_code == 200
    commune.extensions["space"].is_damaged = True
    assert officer.post("/hoa-giai/co-the-tai-dien", data=own).status_code == 200


def test_the_views_that_take_away_are_still_called_so(commune):
    views = {rule.endpoint.partition(".")[2] for rule in commune.url_map.iter_rules()}
    assert [word for word in TAKING_AWAY if not any(v.startswith(word) for v in views)] == []
    assert space.INCOMING in commune.blueprints


def test_exports_and_what_comes_from_below_are_refused(commune, browser, disk):
    officer = browser(Role.COMMUNE_OFFICER)
    disk(499 * MB)
    assert officer.get("/hoa-giai/?xuat=csv").status_code == 507
    wire = commune.test_client().post("/dong-bo/v1/exchange", data=b"frame")
    assert wire.status_code == 507


@pytest.fixture
def own(tmp_path, disk):
    made = Space(tmp_path, SETTINGS)
    made.keep()
    return made


def test_the_reserve_is_set_aside_given_up_and_made_anew(own, tmp_path, disk):
    reserve = tmp_path / RESERVE_FILE
    assert reserve.stat().st_size == MB
    disk(300_000)
    own.keep()
    assert reserve.exists(), "there is still enough beside it"
    disk(200_000)
    own.give_way(own.room())
    assert not reserve.exists()
    disk(500 * MB)
    own.keep()
    assert not reserve.exists(), "with it nothing new could be taken"
    disk(502 * MB)
    own.keep()
    assert reserve.stat().st_size == MB
    assert [one.name for one in tmp_path.iterdir()] == [RESERVE_FILE]


def test_half_a_reserve_is_none(own, tmp_path, monkeypatch):
    (tmp_path / RESERVE_FILE).unlink()
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    own.keep()
    assert list(tmp_path.iterdir()) == []


def test_two_processes_that_make_it_at_once_do_not_quarrel(own, tmp_path, monkeypatch, caplog):
    reserve = tmp_path / RESERVE_FILE
    whole = reserve.read_bytes()
    reserve.unlink()

    def other_is_first(_handle):
        (tmp_path / f".{RESERVE_FILE}").replace(reserve)

    monkeypatch.setattr(os, "fsync", other_is_first)
    own.keep()
    assert reserve.stat().st_size == len(whole)
    assert not caplog.records


def failing(number):
    def fail(*_):
        raise OSError(number, "planted")

    return fail


def test_a_full_disk_that_was_met_gives_the_reserve_up(commune, browser, disk):
    reserve = Path(this_instance().folder) / RESERVE_FILE
    reserve.write_bytes(b"x")
    with commune.test_request_context("/"):
        assert space._told(Trouble.FULL) is Trouble.FULL
        assert not reserve.exists()
        disk(0)
        assert space._told(Trouble.REFUSES) is Trouble.FULL


def test_a_disk_that_refuses_is_said_until_it_can_be_written(commune, browser, disk, monkeypatch):
    officer = browser(Role.COMMUNE_OFFICER)
    own: Space = commune.extensions["space"]
    with commune.test_request_context("/"):
        space._told(Trouble.REFUSES)
    assert "sổ chỉ xem, không lưu được" in officer.get("/").text
    monkeypatch.setattr(space, "PROBE_EVERY", -1.0)
    with monkeypatch.context() as planted:
        planted.setattr(os, "fsync", failing(errno.EROFS))
        assert own.refuses
    assert "sổ chỉ xem" not in officer.get("/").text


def test_after_damage_was_met_nothing_is_written(commune, browser):
    officer = browser(Role.COMMUNE_OFFICER)
    with commune.test_request_context("/"):
        space._told(Trouble.DAMAGED)
    answer = a_new_village(officer)
    assert answer.status_code == 503
    assert "Dữ liệu trên máy chủ bị hỏng" in answer.text
    assert names() == []
