"""USB sticks that are plugged into the machine of the office."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import RuleViolation

FOLDER = "SoHoaGiai-SaoLuu"
_MOUNTS = ("/media/", "/run/media/", "/mnt/")
"""Where desktops and people put removable disks under Linux; Windows tells it itself."""


@dataclass(frozen=True, slots=True)
class Stick:
    """``place`` is where its files are, ``free`` and ``size`` bytes."""

    place: Path
    label: str
    free: int
    size: int

    def folder_for(self, unit: str) -> Path:
        return self.place / FOLDER / unit

    def keeps(self, unit: str) -> bool:
        """Whether backups of the unit were copied to it before."""
        return self.folder_for(unit).is_dir()


def plugged_in() -> list[Stick]:
    """The removable disks that can be written, by their place."""
    import psutil

    found = []
    for part in psutil.disk_partitions(all=False):
        if "removable" in part.opts.split(",") or part.mountpoint.startswith(_MOUNTS):
            place = Path(part.mountpoint)
            with suppress(OSError):
                usage = shutil.disk_usage(place)
                if os.access(place, os.W_OK):
                    label = part.mountpoint if os.name == "nt" else place.name
                    found.append(Stick(place, label, usage.free, usage.total))
    return sorted(found, key=lambda one: one.label)


def at(place: str) -> Stick:
    """The stick of the pick list; :class:`RuleViolation` where it was pulled out meanwhile."""
    for one in plugged_in():
        if str(one.place) == place:
            return one
    raise RuleViolation("Không còn thấy USB này. Hãy cắm lại rồi tải lại trang.")
