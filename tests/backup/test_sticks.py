"""Which USB sticks are seen: those that can be written, and that are still there."""

from collections import namedtuple
from errno import EIO
from pathlib import Path

import psutil
import pytest

from app.backup import sticks
from app.domain.errors import RuleViolation

Part = namedtuple("Part", "mountpoint opts")
USAGE = namedtuple("Usage", "total used free")(100, 40, 60)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A disk of its own, two sticks, one of them to be read only, and one that was pulled out."""
    for name in ("KINGSTON", "PHIM", "KHOA"):
        (tmp_path / name).mkdir()
    parts = [Part(str(tmp_path), "rw"), Part("/media/RUT-RA", "rw")]
    parts += [Part(str(tmp_path / name), "rw,removable") for name in ("PHIM", "KHOA", "KINGSTON")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: parts)

    def usage(place: Path):
        if place.name == "RUT-RA":
            raise OSError(EIO, "gone")
        return USAGE

    monkeypatch.setattr(sticks.shutil, "disk_usage", usage)
    monkeypatch.setattr(sticks.os, "access", lambda place, _: place.name != "KHOA")
    return tmp_path


def test_only_sticks_that_can_be_written_are_offered(machine):
    found = sticks.plugged_in()
    assert [one.place for one in found] == [machine / "KINGSTON", machine / "PHIM"]
    assert {(one.free, one.size) for one in found} == {(60, 100)}


def test_the_one_that_was_picked_is_found_again_or_told_to_be_gone(machine):
    assert sticks.at(str(machine / "PHIM")).place == machine / "PHIM"
    for gone in (machine / "KHOA", machine, Path("/media/RUT-RA")):
        with pytest.raises(RuleViolation, match="Không còn thấy USB"):
            sticks.at(str(gone))
