"""The most memory that this process and what its first thread starts meanwhile hold (Linux).

Not ``ru_maxrss``: that never falls, and a process begins with what the one held that started it.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

EVERY = 0.02  # seconds between two looks at the children
_SELF = Path("/proc/self")


@dataclass(slots=True)
class Peak:
    """In MiB: what this process held most beyond what it held before, and its largest child."""

    own: float = 0.0
    child: float = 0.0

    @property
    def both(self) -> float:
        return self.own + self.child


@contextmanager
def peak() -> Iterator[Peak]:
    """What is held most meanwhile; it is told at the end."""
    told, is_over = Peak(), Event()
    watching = Thread(target=_watch, args=(told, is_over, {*_children()}), daemon=True)
    (_SELF / "clear_refs").write_text("5", "ascii")  # the highest mark falls to what is held now
    before = held(_SELF, "VmRSS")
    watching.start()
    try:
        yield told
    finally:
        is_over.set()
        watching.join()
        told.own = max(held(_SELF, "VmHWM") - before, 0.0)


def held(process: Path, what: str) -> float:
    """MiB of one line of a process's own account; none where it has ended."""
    with suppress(OSError):
        for line in (process / "status").read_text("ascii", "replace").splitlines():
            if line.startswith(f"{what}:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _words(process: Path) -> bytes:
    return (process / "cmdline").read_bytes()


def _children() -> list[Path]:
    begun_here = _SELF / "task" / str(os.getpid()) / "children"
    return [Path("/proc", pid) for pid in begun_here.read_text("ascii").split()]


def _watch(told: Peak, is_over: Event, older: set[Path]) -> None:
    own = _words(_SELF)
    while not is_over.is_set():
        with suppress(OSError):
            for child in _children():
                # one that is called as this is has not yet become what it is started for
                if child not in older and _words(child) != own:
                    told.child = max(told.child, held(child, "VmHWM"))
        time.sleep(EVERY)
