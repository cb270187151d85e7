"""Where the program and its data lie on this machine, and which version is in use.

::

    program/            /opt/sohoagiai, or C:\\Program Files\\SoHoaGiai: the administrator's
      place.json        data folder, port, kind of service, whose processes
      current.json      the version in use and the one to go back to; replaced as a whole
      sohoagiai.py      runs the version in use
      versions/0.2.0/   site/ (the packages), updating/ (this package), start.py
    data/               /var/lib/sohoagiai, or C:\\ProgramData\\SoHoaGiai: the server's
      book/             the instance
      backups/          those made before an upgrade or a return
      switching.json    only while versions are being switched

A file and no link says what is in use: Windows lets nobody but a developer make links.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from .moving import give_name
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Previous:
    """The version before, and the backup made with it when it was left."""

    version: str
    backup: str
    left_at: str  # local time, ISO


@dataclass(frozen=True, slots=True)
class InUse:
    """What ``current.json`` says."""

    version: str
    previous: Previous | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One installation; ``owner`` is the system account of its processes, None for our own."""

    program: Path
    data: Path
    port: int
    service: str
    owner: str | None = None

    @property
    def book(self) -> Path:
        return self.data / "book"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def mark(self) -> Path:
        """There while versions are being switched; a power cut leaves it behind."""
        return self.data / "switching.json"

    @property
    def launcher(self) -> Path:
        return self.program / "sohoagiai.py"

    @property
    def address(self) -> str:
        return "http://localhost/" if self.port == 80 else f"http://localhost:{self.port}/"

    def version(self, version: str) -> Path:
        return self.program / "versions" / version

    def save(self) -> None:
        facts = {"data": str(self.data), "port": self.port}
        facts |= {"service": self.service, "owner": self.owner}
        write_whole(self.program / "place.json", facts)

    def in_use(self) -> InUse:
        """Raises :class:`Refused` where nothing is installed."""
        facts = read_whole(self.program / "current.json")
        previous = facts["previous"]
        return InUse(facts["version"], Previous(**previous) if previous else None)

    def forget(self) -> None:
        """No version is in use: the installation did not come to its end."""
        (self.program / "current.json").unlink()

    def use(self, wanted: InUse) -> None:
        write_whole(self.program / "current.json", asdict(wanted))


def load(program: Path) -> Place:
    """The installation at ``program``; raises :class:`Refused` where there is none."""
    facts = read_whole(program / "place.json")
    return Place(program, Path(facts["data"]), facts["port"], facts["service"], facts["owner"])


def is_installed(program: Path) -> bool:
    return (program / "current.json").is_file()


def write_whole(path: Path, facts: object) -> None:
    """Either the old content stands there or the new one, whenever the power goes."""
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(facts, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    give_name(draft, path)


def read_whole(path: Path) -> dict:
    """What :func:`write_whole` wrote; raises :class:`Refused` where nothing is installed."""
    if not path.is_file():
        raise Refused("Máy này chưa cài Sổ Hòa Giải. Hãy chạy “cai-dat” của bộ cài trước.")
    return json.loads(path.read_text("utf-8"))


def local_now() -> str:
    return datetime.now().isoformat(timespec="seconds")
