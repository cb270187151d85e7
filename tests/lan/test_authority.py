"""The unit's own authority: trusted for its network, and for nothing else."""

import ssl
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256

import pytest

from app.domain.errors import RuleViolation
from app.lan import authority
from tests.lan.greeting import greet
from tests.systems import WITH_MODES


@pytest.fixture
def folder(tmp_path):
    folder = authority.folder_of(tmp_path)
    authority.found(folder, "Phường Tân Phong")
    authority.issue(folder, ["tan-phong"], ["192.168.1.7", "8.8.4.4"])
    return folder


def test_who_trusts_it_trusts_this_server_by_name_and_by_number(folder):
    for name in ("tan-phong.local", "192.168.1.7", "127.0.0.1"):
        assert greet(folder, name) == ""
    assert "8.8.4.4" not in authority.standing(folder).covers


@pytest.mark.parametrize("name", ["khac.local", "192.168.1.8"])
def test_under_another_name_it_is_not_this_server(folder, name):
    assert "mismatch" in greet(folder, name)


@pytest.mark.parametrize(
    "stolen", ["dichvucong.gov.vn", "local.vn", "8.8.4.4", "172.32.0.1", "11.0.0.1"]
)
def test_who_stole_its_key_cannot_stand_for_the_internet(folder, monkeypatch, stolen):
    """The certificate holds the name, and a browser refuses it for the constraint alone."""
    monkeypatch.setattr(authority, "_wanted", lambda names, addresses: frozenset({stolen}))
    alternatives = authority._alternatives
    if not stolen[0].isdigit():
        from cryptography.x509 import DNSName

        alternatives = lambda wanted: [DNSName(one) for one in wanted]  # noqa: E731
    monkeypatch.setattr(authority, "_alternatives", alternatives)
    authority.issue(folder, ["x"], [])
    assert authority.standing(folder).covers == {stolen}
    assert greet(folder, stolen) == "permitted subtree violation"


@WITH_MODES
def test_keys_are_for_nobody_elses_eyes(folder):
    for name in ("authority.key", "server.pem"):
        assert (folder / name).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_the_terms(folder):
    held, now = authority.standing(folder), datetime.now(UTC)
    assert timedelta(days=700) < held.server_until - now < timedelta(days=825)
    assert timedelta(days=3600) < held.authority_until - now <= timedelta(days=3650)
    der = ssl.PEM_cert_to_DER_cert(authority.as_file(folder).decode())
    assert held.fingerprint.replace(":", "").lower() == sha256(der).hexdigest()
    assert held.thumbprint.replace(":", "").lower() == sha1(der).hexdigest()


def at(monkeypatch, days):
    moment = datetime.now(UTC) + timedelta(days=days)
    monkeypatch.setattr(authority, "_now", lambda: moment)


def test_it_is_issued_anew_when_needed_and_only_then(folder, monkeypatch):
    assert not authority.keep_fresh(folder, ["tan-phong"], ["192.168.1.7"])
    assert not authority.keep_fresh(folder, ["tan-phong"], [])  # a network that went away
    assert not authority.keep_fresh(folder, ["tan-phong"], ["8.8.4.4"])
    assert authority.keep_fresh(folder, ["tan-phong"], ["192.168.1.9"])
    assert authority.keep_fresh(folder, ["tan-phong-2"], ["192.168.1.9"])
    assert greet(folder, "tan-phong-2.local") == ""
    at(monkeypatch, authority.SERVER_DAYS - authority.RENEW_DAYS - 2)
    assert not authority.keep_fresh(folder, ["tan-phong-2"], [])
    at(monkeypatch, authority.SERVER_DAYS - authority.RENEW_DAYS + 1)
    assert authority.keep_fresh(folder, ["tan-phong-2"], [])
    at(monkeypatch, -3)  # the clock was put right after the certificate had been made
    assert authority.keep_fresh(folder, ["tan-phong-2"], [])


def test_the_servers_certificate_never_outlives_the_authority(folder, monkeypatch):
    at(monkeypatch, 365 * 9)
    authority.issue(folder, ["tan-phong"], [])
    held = authority.standing(folder)
    assert held.server_until == held.authority_until


def test_nothing_is_made_by_a_clock_that_is_wrong(tmp_path, monkeypatch):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr(authority, "datetime", Stopped)
    with pytest.raises(RuleViolation, match="Đồng hồ của máy đang sai"):
        authority.found(authority.folder_of(tmp_path), "Phường Tân Phong")


def test_before_anything_was_made_it_says_what_to_do(tmp_path):
    with pytest.raises(RuleViolation, match="https on"):
        authority.standing(authority.folder_of(tmp_path))
