"""Whether a folder lies on an enciphered volume, as far as the system tells without asking for
the rights of its administrator."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ENCIPHERED = ("fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "ecryptfs", "fuse.securefs")
"""Kinds of file systems that encipher what lies in them."""


def is_enciphered(folder: Path, root: Path = Path("/")) -> bool | None:
    """True or False, or None where it cannot be told (Windows tells an administrator only)."""
    if sys.platform != "linux":
        return None
    mounted = _mount_of(folder.resolve(), root)
    if mounted is None:
        return None
    number, kind, source = mounted
    if kind in ENCIPHERED:
        return True
    block = root / "sys/dev/block" / number
    if not block.exists() and source.startswith("/dev/"):  # btrfs has a number of its own
        block = root / "sys/class/block" / Path(os.path.realpath(source)).name
    if not block.exists():
        return None
    return any(_is_crypt(one) for one in _down(block))


def _mount_of(folder: Path, root: Path) -> tuple[str, str, str] | None:
    """Number of the device, kind and source of the mount that holds ``folder``."""
    found, longest = None, -1
    try:
        lines = (root / "proc/self/mountinfo").read_text("utf-8").splitlines()
    except OSError:
        return None
    for line in lines:
        before, _, after = line.partition(" - ")
        number, _, point = before.split()[2:5]
        point = point.replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= longest:
            kind, source = after.split()[:2]
            found, longest = (number, kind, source), len(point)
    return found


def _down(block: Path) -> Iterator[Path]:
    """The device and those it is made of: LVM may lie on LUKS, or LUKS on LVM."""
    yield block
    if (block / "slaves").is_dir():
        for below in (block / "slaves").iterdir():
            yield from _down(below)


def _is_crypt(block: Path) -> bool:
    try:
        return (block / "dm/uuid").read_text("ascii").startswith("CRYPT-")
    except OSError:
        return False
