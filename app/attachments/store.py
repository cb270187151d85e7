"""The files of this office, each named after its content: nothing is ever overwritten.

A file is on the disk, whole and under its name, before the row that tells of it commits:
written under another name, forced out, renamed, and the folder forced out as well.
"""

import errno
import logging
import os
import re
import time
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from filelock import FileLock
from werkzeug.exceptions import HTTPException

from app.domain.backups import ASIDE_DAYS
from app.domain.disks import is_barred, trouble_of
from app.durable import force_out, write_whole
from app.instance import this_instance

FOLDER = "files"
LOCK_FILE = "files.lock"
UNNAMED = timedelta(days=ASIDE_DAYS)
"""After so long a file that no record names never will be: its save was cut off or refused. As
long as a database that was set aside stays, which may name it."""
_NAME = re.compile("[0-9a-f]{64}")
log = logging.getLogger("sohoagiai")


class DiskFull(HTTPException):
    """There is no room for the file; nothing was kept."""

    code = 507


class Lost(Exception):
    """The file is missing or no longer what was kept; ``digest`` is its name."""

    def __init__(self, digest: str):
        super().__init__(digest)
        self.digest = digest


class Barred(Lost):
    """A scanner of viruses, or a missing right, keeps the server from opening the file."""


class NotCome(Lost):
    """The file of a unit below has not come (again) yet."""


def keep(content: bytes) -> str:
    """Write ``content`` and return its name; the same content is one file."""
    digest = sha256(content).hexdigest()
    path = path_of(digest)
    inner, outer, instance = list(path.parents)[:3]
    try:
        outer.mkdir(mode=0o700, exist_ok=True)
        inner.mkdir(mode=0o700, exist_ok=True)
        with _alone():
            if is_sound(digest):
                os.utime(path)  # it is named within UNNAMED from now on
            else:
                write_whole(path, content)
        for folder in (inner, outer, instance):
            force_out(folder)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            log.error("files: no room left")
            raise DiskFull from error
        raise
    return digest


def read(digest: str) -> bytes:
    """The content under this name; raises :class:`Lost` where it is not what was kept."""
    try:
        content = path_of(digest).read_bytes()
    except OSError as error:
        if trouble_of(error):  # the disk does not give it out: nobody knows what it holds
            raise
        if is_barred(error):
            log.error("files: %s is barred by the system", digest)
            raise Barred(digest) from error
        content = b""
    if sha256(content).hexdigest() != digest:
        log.error("files: %s is missing or altered", digest)
        raise Lost(digest)
    return content


def given_out(digest: str) -> bytes | None:
    """The same for who takes all there is along: None where it is lost or not given out."""
    try:
        return read(digest)
    except (Lost, OSError):
        return None


def drop(digest: str) -> None:
    """Take away a file that no record names any more; raises ``OSError`` where it is held."""
    path_of(digest).unlink(missing_ok=True)


def left_over() -> list[str]:
    """The files that were kept longer than :data:`UNNAMED` ago; most are named by a record."""
    return [one.name for one in papers_in(this_instance().folder) if _is_left(one)]


def drop_left_over(digest: str) -> bool:
    """Take one of these away that no record names, unless it was kept again meanwhile."""
    path = path_of(digest)
    with suppress(OSError), _alone():
        if _is_left(path):
            path.unlink()
            return True
    return False


def _is_left(path: Path) -> bool:
    with suppress(OSError):
        return time.time() - path.stat().st_mtime > UNNAMED.total_seconds()
    return False


def _alone() -> AbstractContextManager[object]:
    """Nobody keeps a file that another takes away for left over."""
    return FileLock(this_instance().folder / LOCK_FILE)


def is_sound(digest: str) -> bool:
    """Whether the file is there and holds what was kept."""
    return is_sound_at(path_of(digest), digest)


def is_sound_at(path: Path, digest: str) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return _digest_of(file) == digest
    return False


def path_of(digest: str) -> Path:
    return this_instance().folder / FOLDER / digest[:2] / digest


def papers_in(folder: Path) -> list[Path]:
    """The files kept in the instance ``folder``, in the order of their names; not what a power cut
    left half written, nor what the machine itself lays into folders of pictures."""
    found = (folder / FOLDER).glob("??/*")
    return sorted(one for one in found if _NAME.fullmatch(one.name))


def _digest_of(file) -> str:
    found = sha256()
    while piece := file.read(2**20):
        found.update(piece)
    return found.hexdigest()
