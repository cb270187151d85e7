"""The folder of an office's backups, and what was last said of them."""

import json
import logging
from collections.abc import Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.db import now
from app.domain.backups import BackupReason, kept, last_made
from app.domain.calendar import HERE, show_moment
from app.domain.errors import RuleViolation
from app.durable import write_whole
from app.instance import Instance

FOLDER, BROUGHT = "backups", "backups-brought"
SUFFIX = ".shg"
LOCK_FILE = "backup.lock"
NOTES_FILE = "backup.notes"
_STAMP = "%Y%m%d-%H%M%S"
log = logging.getLogger("sohoagiai.backup")


@dataclass(frozen=True, slots=True)
class Backup:
    """One file; ``made_at`` is the office's clock when it was made."""

    path: Path
    unit: str
    made_at: datetime
    reason: BackupReason
    size: int

    @property
    def name(self) -> str:
        return self.path.name


def folder_of(instance: Instance) -> Path:
    return instance.folder / FOLDER


def brought_folder_of(instance: Instance) -> Path:
    """Where files lie that people brought: apart, so that nothing that is reckoned from the
    backups made here (what is due, what is tried out, what goes) takes one for such."""
    return instance.folder / BROUGHT


def name_for(unit: str, made_at: datetime, reason: BackupReason) -> str:
    return f"{unit}-{made_at.astimezone(HERE).strftime(_STAMP)}-{reason.value}{SUFFIX}"


def backups_in(folder: Path) -> list[Backup]:
    """The backups that lie in a folder, the newest first; other files are left out of it."""
    found = []
    with suppress(OSError):
        found = [one for path in folder.glob(f"*{SUFFIX}") if (one := _told_by_name(path))]
    return sorted(found, key=lambda one: (one.made_at, one.name), reverse=True)


def last_made_of(instance: Instance) -> datetime | None:
    """When the last backup on the shelf was made."""
    made = (one.made_at for one in backups_in(folder_of(instance)))
    return last_made(made, now=now())


def moment_in(name: str) -> str:
    """When a backup was made, as it stands in the list; a name that somebody gave stays."""
    told = _read_name(Path(name))
    return show_moment(told[1]) if told else name


def _read_name(path: Path) -> tuple[str, datetime, BackupReason] | None:
    unit, day, hour, reason = (*path.stem.split("-", 3), "", "", "")[:4]
    try:
        made_at = datetime.strptime(f"{day}-{hour}", _STAMP).replace(tzinfo=HERE)
        return unit, made_at, BackupReason(reason)
    except ValueError:
        return None


def _told_by_name(path: Path) -> Backup | None:
    told = _read_name(path)
    try:
        return Backup(path, *told, path.stat().st_size) if told else None
    except OSError:
        return None


def tidy(folder: Path, unit: str) -> Sequence[Backup]:
    """Take away the backups of ``unit`` that the stairs of days, weeks and months do not keep."""
    own = [one for one in backups_in(folder) if one.unit == unit]
    stay = kept((one.made_at, one.reason) for one in own)
    gone = [one for one in own if one.made_at not in stay]
    _take_away(gone)
    return gone


def keep_last_brought(instance: Instance, number: int) -> None:
    """Take away all but the ``number`` that were brought last, of whatever day they tell."""
    rows = backups_in(brought_folder_of(instance))
    _take_away(sorted(rows, key=lambda one: one.path.stat().st_mtime_ns)[:-number])


def make_room(folder: Path, unit: str, bytes_wanted: int, free: int) -> int:
    """Take away the oldest backups of ``unit`` until ``bytes_wanted`` are free, never the newest
    two; returns what is free then, in bytes."""
    own = [one for one in backups_in(folder) if one.unit == unit]
    for one in reversed(own[2:]):
        if free >= bytes_wanted:
            break
        free += one.size if _take_away([one]) else 0
    return free


def _take_away(some: Iterable[Backup]) -> bool:
    """Whether all of them are gone; one that somebody holds open goes with a later backup."""
    held = 0
    for one in some:
        try:
            one.path.unlink(missing_ok=True)
        except OSError as refused:
            log.error("backup: an old one stays: %s", type(refused).__name__)
            held += 1
    return not held


@contextmanager
def alone(instance: Instance):
    """One backup, drill or restoration at a time, in whatever process."""
    try:
        with FileLock(instance.folder / LOCK_FILE, timeout=0):
            yield
    except Timeout:
        raise RuleViolation(
            "Đang có một lần sao lưu hoặc khôi phục khác chạy. Hãy đợi xong rồi thử lại."
        ) from None


@dataclass(frozen=True, slots=True)
class Notes:
    """What was last done, kept beside the database: it must be readable when that is not.

    ``failure`` is a sentence, None once a backup has succeeded again; ``drill`` is the moment
    a backup was last tried out, ``drilled`` its name; ``sheet`` when the key went to paper, and
    ``key_since`` when it took the place of another;
    ``papers_lost`` are names of files that records name and neither disk nor backup has.
    """

    failure: str | None = None
    failed_at: datetime | None = None
    drill: datetime | None = None
    drilled: str | None = None
    drill_failure: str | None = None
    sheet: datetime | None = None
    key_since: datetime | None = None
    restored_at: datetime | None = None
    restored_from: str | None = None
    restore_failure: str | None = None
    papers_lost: Sequence[str] = ()


_MOMENTS = ("failed_at", "drill", "sheet", "key_since", "restored_at")


def notes(instance: Instance) -> Notes:
    """Unreadable notes are no notes."""
    return Notes(**_read(instance.folder / NOTES_FILE))


def note(instance: Instance, **facts: str | datetime | Sequence[str] | None) -> None:
    path = instance.folder / NOTES_FILE
    told = {**_read(path), **facts}
    plain = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in told.items()}
    write_whole(path, json.dumps(plain, ensure_ascii=False).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text("utf-8"))
        known = {k: v for k, v in told.items() if k in Notes.__slots__}
        return {
            k: datetime.fromisoformat(v) if k in _MOMENTS and v else v for k, v in known.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
