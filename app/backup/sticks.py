"""USB sticks that are plugged into the machine of the office."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from errno import ENOSPC
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


def too_small(stick: Stick) -> str:
    name = stick.label
    return f"USB “{name}” không đủ chỗ. Hãy xóa bớt tệp khác trên USB hoặc dùng USB khác."


def words(stick: Stick, failure: OSError | RuleViolation) -> str:
    """Why nothing came onto a stick, and what to do; a rule has said it itself."""
    if isinstance(failure, RuleViolation):
        return str(failure)
    if failure.errno == ENOSPC:
        return too_small(stick)
    name = stick.label
    return f"Không ghi được lên USB “{name}”. Hãy cắm lại, mở khóa ghi nếu có, hoặc dùng USB khác."
