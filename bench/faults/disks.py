"""File systems of a size of one's own, to be filled up, spoiled and freed again."""

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from bench.faults.world import World

SIZE = "256m"
MARGIN = 1 << 20
"""Bytes left to be filled piece by piece: a file system needs some for its own lists."""


def mount(folder: Path, size: str = SIZE) -> bool:
    """A small file system in memory at ``folder``; False where we may not."""
    folder.mkdir(exist_ok=True)
    return _did("mount", "-t", "tmpfs", "-o", f"size={size}", "faults", str(folder))


def mount_ext4(folder: Path, size: str) -> bool:
    """The same as a file system of ext4 in a file beside ``folder``."""
    folder.mkdir(exist_ok=True)
    image = folder.with_suffix(".img")
    return (
        _did("truncate", "-s", size, str(image))
        and _did("mkfs.ext4", "-q", "-F", "-m", "0", str(image))
        and _did("mount", "-o", "loop", str(image), str(folder))
    )


def why_not() -> str:
    return "" if os.geteuid() == 0 else "only root may mount"


def give_up(folder: Path) -> None:
    """From now on the file system takes nothing any more, as after an error of its disk."""
    _did("mount", "-o", "remount,abort", str(folder))
    _did("mount", "-o", "remount,ro", str(folder))


def unmount(folder: Path) -> None:
    _did("umount", "-l", str(folder))


def _did(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def fill(world: World) -> str:
    """No byte is free for a while at one of the two; gives where."""
    name = world.rng.choice(("office", "commune"))
    filler = (world.folder / name) / "filler"
    fill_up(filler)
    time.sleep(0.2 + world.rng.random() * 0.4)
    filler.unlink()
    return f"full disk of the {name}"


def fill_up(filler: Path, but_for: int = 0) -> None:
    """Write ``filler`` until the disk takes no byte more, or only so many are free."""
    with filler.open("ab", buffering=0) as file:
        most = free(filler) - but_for - MARGIN
        if most > 0:  # at once, or who gives room up meanwhile is never done
            with suppress(OSError):  # somebody has just taken some of it
                os.posix_fallocate(file.fileno(), file.tell(), most)
        for piece in (1 << 16, 4096, 1):
            try:
                while free(filler) - piece >= but_for:
                    if file.write(bytes(piece)) < piece:
                        break
            except OSError:
                continue


def free(path: Path) -> int:
    """Bytes that may still be written on the disk of ``path``."""
    told = os.statvfs(path.parent)
    return told.f_bavail * told.f_frsize
