"""What stood in the place of a book that was put back: kept for a while, then gone for good.

It is open to who reads the disk, and holds whoever was erased since it was set aside.
"""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from app.backup import server
from app.backup.shelf import backups_in, brought_folder_of
from app.db import now
from app.domain.backups import ASIDE_DAYS, BROUGHT_DAYS
from app.domain.calendar import HERE
from app.durable import wipe
from app.instance import DATABASE_FILE, Instance

BEFORE = "before-restore"
"""The folder of what stood in the place of restored databases, by the moment it was set aside."""
SET_ASIDE = 3
"""How many of them stay."""
_STAMP = "%Y%m%d-%H%M%S"


def set_aside(folder: Path) -> None:
    """Keep what stands in the place of the database, with what SQLite has beside it.

    Those files go first: beside another database they would spoil it.
    """
    aside = folder / BEFORE / f"{datetime.now(HERE):{_STAMP}}"
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in folder.glob(f"{DATABASE_FILE}*"):
        shutil.copy2(path, aside / path.name)
    for name in (f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    for old in sorted((folder / BEFORE).iterdir())[:-SET_ASIDE]:
        _take_away(old)


def sweep_aside(instance: Instance) -> int:
    """Take away what was set aside, or brought by somebody, too long ago; how many."""
    until = now() - timedelta(days=ASIDE_DAYS)
    old = [one for one in (instance.folder / BEFORE).glob("*/") if _moment(one.name, until) < until]
    for one in old:
        _take_away(one)
    brought = backups_in(brought_folder_of(instance))
    year = (now() - timedelta(days=BROUGHT_DAYS)).timestamp()
    late = [one.path for one in brought if one.path.stat().st_mtime < year]
    for path in late:
        path.unlink()
    gone = server.drop_aside(instance.database, until) if instance.has_server else 0
    return len(old) + len(late) + gone


def _take_away(aside: Path) -> None:
    for one in aside.glob("*"):
        wipe(one)
    shutil.rmtree(aside, ignore_errors=True)


def _moment(name: str, unknown: datetime) -> datetime:
    try:
        return datetime.strptime(name, _STAMP).replace(tzinfo=HERE)
    except ValueError:
        return unknown
