"""Full disks: each instance lies on a small file system of its own that is filled up and freed."""

import os
import subprocess
import time
from pathlib import Path

from bench.faults.world import World

SIZE = "256m"


def mount(folder: Path) -> bool:
    """A small file system at ``folder``; False where we may not."""
    folder.mkdir(exist_ok=True)
    asked = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "faults", str(folder)]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def fill(world: World) -> str:
    """No byte is free for a while at one of the two; gives where."""
    name = world.rng.choice(("office", "commune"))
    filler = (world.folder / name) / "filler"
    handle = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        for piece in (1 << 20, 4096, 1):
            try:
                while os.write(handle, bytes(piece)):
                    pass
            except OSError:
                continue
        time.sleep(0.2 + world.rng.random() * 0.4)
    finally:
        os.close(handle)
        filler.unlink()
    return f"full disk of the {name}"
