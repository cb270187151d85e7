"""A commune of its own to which files are handed, and what each of them cost."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from app.instance import DATABASE_FILE
from bench.files.places import Place

SECONDS, MEGABYTES = 5.0, 150
ROOT = Path(__file__).resolve().parents[2]
TARGETS = (Path(gettempdir()), Path("/tmp"), Path("/etc/cron.d"), ROOT, ROOT.parent)
"""Where files that leave their folder would come to lie."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One file handed over; ``megabytes`` is what the server took more at its highest."""

    place: str
    file: str
    status: int
    seconds: float
    megabytes: float

    def wrong(self) -> Iterator[str]:
        told = f"{self.file} to {self.place}"
        if self.status >= 500:
            yield f"{told}: {self.status}"
        if self.seconds > SECONDS:
            yield f"{told}: {self.seconds:.1f} s"
        if self.megabytes > MEGABYTES:
            yield f"{told}: {self.megabytes:.0f} MB"


def hand_over(place: Place, file: str, content: bytes, name: str) -> Handed:
    before, began = _forget_highest(), time.monotonic()
    status = place.send(content, name)
    took = time.monotonic() - began
    return Handed(place.name, file, status, took, _highest() - before)


def strayed(folder: Path, before: set[Path]) -> list[str]:
    """What lies where nothing of a file that was sent belongs."""
    inside = {one for one in folder.rglob("*") if one.is_file()} - before
    odd = [str(one) for one in inside if not _is_ours(one.relative_to(folder))]
    return odd + [str(one) for place in TARGETS for one in place.glob("*escaped*")]


def _is_ours(path: Path) -> bool:
    """Named after its content, under the folder of files; or the book, its keys and locks."""
    is_kept = path.parts[0] == "files" and len(path.name) == 64 and path.name.isalnum()
    return is_kept or path.name.startswith(DATABASE_FILE) or path.suffix in (".lock", ".key")


def _forget_highest() -> float:
    """Let the kernel count the highest anew; the megabytes of now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _megabytes("VmRSS")


def _highest() -> float:
    return _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0
