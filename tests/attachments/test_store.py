"""A file is there, whole and under its name, before anything tells of it."""

import errno
import os
import stat
from pathlib import Path

import pytest

from app.attachments import store
from tests.attachments.conftest import digest_of
from tests.systems import WITH_MODES

CONTENT = "Biên bản hòa giải".encode()


def names(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def files(commune):
    return Path(commune.instance_path) / "files"


def test_a_file_bears_the_name_of_its_content(files):
    digest = store.keep(CONTENT)
    assert digest == digest_of(CONTENT)
    assert (files / digest[:2] / digest).read_bytes() == CONTENT
    assert store.read(digest) == CONTENT
    assert store.is_sound(digest)


def test_the_same_content_twice_is_one_file(files):
    assert store.keep(CONTENT) == store.keep(CONTENT)
    assert names(files) == [digest_of(CONTENT)]


@WITH_MODES
def test_nobody_else_of_the_machine_reads_it(files):
    path = store.path_of(store.keep(CONTENT))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(files.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder to force it out")
def test_a_file_is_forced_out_renamed_and_its_folder_forced_out(files, monkeypatch):
    """The order that a power cut cannot break (450 of 600 cuts did without it)."""
    steps = []
    fsync, replace = os.fsync, Path.replace

    def note_fsync(handle):
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        steps.append(f"fsync {kind}")
        fsync(handle)

    def note_replace(path, target):
        assert path.parent == target.parent
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "replace", note_replace)
    store.keep(CONTENT)
    assert steps[:3] == ["fsync file", "rename", "fsync folder"]
    assert set(steps[3:]) == {"fsync folder"}  # the new folders above it


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_leaves_nothing_behind(files, monkeypatch, number):
    def full(handle):
        raise OSError(number, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(store.DiskFull):
        store.keep(CONTENT)
    assert names(files) == []


def test_another_trouble_of_the_disk_is_no_full_disk(files, monkeypatch):
    def broken(handle):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="broken"):
        store.keep(CONTENT)
    assert names(files) == []


def test_a_lost_or_altered_file_is_not_given_out(files):
    digest = store.keep(CONTENT)
    path = store.path_of(digest)
    path.write_bytes(CONTENT + b" ")
    assert not store.is_sound(digest)
    with pytest.raises(store.Lost):
        store.read(digest)
    path.unlink()
    assert not store.is_sound(digest)
    with pytest.raises(store.Lost):
        store.read(digest)


def test_keeping_the_content_again_heals_an_altered_file(files):
    digest = store.keep(CONTENT)
    store.path_of(digest).write_bytes(b"altered")
    assert store.keep(CONTENT) == digest
    assert store.read(digest) == CONTENT
