"""A new version whose files are still read by a scanner of viruses, as it is on Windows."""

from pathlib import Path

import pytest

from deploy.updating import moving
from deploy.updating.moving import give_name
from deploy.updating.refusal import Refused


@pytest.fixture
def version(tmp_path):
    draft = tmp_path / "1.1.new"
    draft.mkdir()
    (draft / "start.py").write_text("new", "utf-8")
    return draft


@pytest.fixture
def hold(monkeypatch):
    """Let nothing take its name ``times`` times; what was tried meanwhile."""
    replace, tried = Path.replace, []

    def holding(times, winerror):
        def held(draft, target):
            tried.append(draft)
            if len(tried) <= times:
                refused = PermissionError(13, "held", str(draft))
                refused.winerror = winerror
                raise refused
            return replace(draft, target)

        monkeypatch.setattr(moving, "_PAUSE", 0)
        monkeypatch.setattr(Path, "replace", held)
        return tried

    return holding


def test_a_version_takes_its_name_once_its_files_are_let_go(version, hold):
    tried = hold(times=3, winerror=5)
    give_name(version, version.with_name("1.1"))
    assert (version.with_name("1.1") / "start.py").read_text("utf-8") == "new"
    assert len(tried) == 4


def test_who_never_lets_it_go_is_told_of_in_words(version, hold, monkeypatch):
    monkeypatch.setattr(moving, "PATIENCE", 0.1)
    tried = hold(times=10**9, winerror=32)
    with pytest.raises(Refused, match="phần mềm diệt vi-rút"):
        give_name(version, version.with_name("1.1"))
    assert len(tried) > 2
    assert version.is_dir()


def test_what_no_waiting_mends_is_told_at_once(version, hold):
    tried = hold(times=1, winerror=19)  # write-protected
    with pytest.raises(PermissionError):
        give_name(version, version.with_name("1.1"))
    assert len(tried) == 1
