"""A file that is written, and one that a scanner of viruses holds open, as it is on Windows."""

import errno
import os

import pytest

from app import durable
from app.durable import put_in_place
from tests.systems import WITH_MODES


def held(times, winerror=32):
    """``Path.replace`` of a file that is held open ``times`` times; how often it was tried."""
    tried = []

    def replace(fresh, path):
        tried.append(fresh)
        if len(tried) <= times:
            refused = PermissionError(13, "held")
            refused.winerror = winerror
            raise refused
        path.write_bytes(fresh.read_bytes())
        fresh.unlink()

    return replace, tried


@pytest.fixture
def fresh(tmp_path):
    file = tmp_path / "new"
    file.write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    return file


def test_it_is_tried_again_until_the_file_is_let_go(fresh, tmp_path, monkeypatch):
    replace, tried = held(times=3)
    monkeypatch.setattr(type(fresh), "replace", replace)
    put_in_place(fresh, tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"new"
    assert len(tried) == 4


def test_one_that_is_never_let_go_is_refused_and_nothing_is_lost(fresh, tmp_path, monkeypatch):
    monkeypatch.setattr(durable, "PATIENCE", 0.2)
    replace, tried = held(times=10**6, winerror=5)
    monkeypatch.setattr(type(fresh), "replace", replace)
    with pytest.raises(PermissionError):
        put_in_place(fresh, tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"old"
    assert len(tried) > 2


def test_what_no_waiting_mends_is_told_at_once(fresh, tmp_path, monkeypatch):
    replace, tried = held(times=1, winerror=19)  # write-protected
    monkeypatch.setattr(type(fresh), "replace", replace)
    with pytest.raises(PermissionError):
        put_in_place(fresh, tmp_path / "old")
    assert len(tried) == 1


def test_content_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    done = []
    fsync, put = os.fsync, durable.put_in_place
    monkeypatch.setattr(durable.os, "fsync", lambda one: done.append("forced") or fsync(one))
    monkeypatch.setattr(durable, "put_in_place", lambda *both: done.append("named") or put(*both))
    durable.write_whole(tmp_path / "server.pem", b"new")
    assert done[:2] == ["forced", "named"]
    assert (tmp_path / "server.pem").read_bytes() == b"new"


def test_what_could_not_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "server.pem"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        durable.write_whole(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("server.pem", b"old")]


@WITH_MODES
def test_it_is_for_nobody_elses_eyes(tmp_path):
    durable.write_whole(tmp_path / "server.pem", b"new")
    assert (tmp_path / "server.pem").stat().st_mode & 0o077 == 0
