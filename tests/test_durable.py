"""A new file that a scanner of viruses holds open for a moment, as it is on Windows."""

import pytest

from app import durable
from app.durable import put_in_place


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
