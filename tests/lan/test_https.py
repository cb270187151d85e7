"""HTTPS is switched at the machine itself, and the pages say what to do about it."""

import pytest

from app import schema
from app.audit.service import read_journal
from app.cli import main
from app.cli.common import console_actor
from app.db import db
from app.domain.actors import Role
from app.lan import authority, service
from app.lan.addresses import own_addresses
from tests.lan.test_pages import PAGE, come_in, words

TRUST = "/tin-cay/"


@pytest.fixture
def run(commune, monkeypatch, capsys):
    """``run("on")``: what ``sohoagiai https on`` printed, or said where it may not."""
    monkeypatch.setenv("SOHOAGIAI_INSTANCE", commune.instance_path)
    monkeypatch.setattr(schema, "check_is_current", lambda: None)
    monkeypatch.setattr(service, "own_addresses", lambda: ("192.168.1.7",))

    def command(*arguments, works=True):
        with pytest.raises(SystemExit) as stopped:
            main(["https", *arguments])
        db.session.rollback()
        out, said = capsys.readouterr()
        assert (stopped.value.code == 0) is works, said
        return out or said

    return command


def acts(commune):
    return [line.act for line in read_journal(console_actor(commune))]


def test_it_is_switched_on_and_off_and_each_time_is_written_down(run, commune):
    assert "Hãy chạy “sohoagiai https on” trước" in run("off", works=False)
    said = run("on")
    folder = authority.folder_of(commune.extensions["instance"].folder)
    made = authority.standing(folder)
    assert made.fingerprint in said
    assert made.covers == {"tan-phong.local", "192.168.1.7", "127.0.0.1"}
    assert "chạy lại máy chủ" in said
    run("on")
    assert authority.standing(folder) == made
    assert "HTTPS đang bật" in run("show")
    assert "Đã tắt HTTPS" in run("off")
    assert "HTTPS đang tắt" in run("show")
    assert authority.standing(folder).fingerprint == made.fingerprint
    assert acts(commune) == ["Tắt HTTPS", "Bật HTTPS"]


def test_only_the_servers_part_is_renewed_unless_the_key_became_known(run, commune):
    assert "https on" in run("renew", works=False)
    run("on")
    first = service.standing_of_https()
    run("renew")
    renewed = service.standing_of_https()
    assert renewed.fingerprint == first.fingerprint
    assert "tin cậy chứng thư mới" in run("renew", "--authority")
    assert service.standing_of_https().fingerprint != first.fingerprint
    assert acts(commune)[:2] == ["Lập lại chứng thư nội bộ", "Cấp lại chứng thư của máy chủ"]


def test_before_there_is_one_nobody_is_told_to_trust_it(commune, browser):
    stranger = commune.test_client()
    assert stranger.get(TRUST).status_code == 404
    assert stranger.get(f"{TRUST}so-hoa-giai.crt").status_code == 404
    assert "sohoagiai https on" in words(browser(Role.ADMINISTRATOR).get(PAGE))
    assert "sohoagiai https on" not in words(browser(Role.FRONT).get(PAGE))


def test_a_stranger_reads_how_to_trust_it_and_nothing_else(run, commune, browser):
    run("on")
    fingerprint = service.standing_of_https().fingerprint
    guide = commune.test_client().get(TRUST)
    assert fingerprint in guide.text
    assert "192.168" not in guide.text
    assert "Set-Cookie" not in guide.headers
    come_in(commune, "0.0.0.0").name = "tan-phong"
    said = words(browser(Role.FRONT).get(PAGE))
    assert fingerprint in said
    assert "mở http://tan-phong.local:8000/tin-cay/ và so dấu" in said


def test_addresses_of_guests_of_the_machine_are_not_shown():
    assert all(not one.startswith("127.") for one in own_addresses())
    assert own_addresses("192.168.1.7") == ("192.168.1.7",)
