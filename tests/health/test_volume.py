"""Whether the disk is enciphered is read off what Linux tells everybody."""

import sys
from pathlib import Path

import pytest

from app.health import service
from app.health.volume import is_enciphered

HERE = Path("/srv/book")
MOUNTS = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"


def a_machine(root, mount, *, blocks):
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mountinfo").write_text(MOUNTS + mount)
    for number, (uuid, below) in blocks.items():
        block = root / "sys/dev/block" / number
        (block / "slaves").mkdir(parents=True)
        if uuid:
            (block / "dm").mkdir()
            (block / "dm/uuid").write_text(uuid)
        for one in below:
            (block / "slaves" / one).symlink_to(root / "sys/dev/block" / one)
    return root


LUKS, LVM, BARE = ("CRYPT-LUKS2-0f-data", []), ("LVM-abc", ["253:0"]), ("", [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is told")
@pytest.mark.parametrize(
    ("mount", "told"),
    [
        ("30 22 253:0 / /srv/book rw - ext4 /dev/mapper/data rw\n", True),
        ("30 22 253:1 / /srv/book rw - ext4 /dev/mapper/vg-data rw\n", True),
        ("30 22 0:50 / /srv/book rw - fuse.gocryptfs /srv/.book rw\n", True),
        ("30 22 8:2 / /srv/book rw - ext4 /dev/sda2 rw\n", False),
        ("30 22 253:0 / /srv/other rw - ext4 /dev/mapper/data rw\n", False),
        ("30 22 0:51 / /srv/book rw - 9p share rw\n", None),
    ],
)
def test_luks_is_seen_below_what_lies_on_it(tmp_path, mount, told):
    blocks = {"253:0": LUKS, "253:1": LVM, "8:1": BARE, "8:2": BARE}
    assert is_enciphered(HERE, a_machine(tmp_path, mount, blocks=blocks)) is told


def test_the_page_of_the_machine_says_so(commune, monkeypatch):
    for told, standing in [(True, "good"), (False, "look"), (None, "look")]:
        monkeypatch.setattr(service, "is_enciphered", lambda folder, told=told: told)
        assert service._at_rest().standing.value == standing
