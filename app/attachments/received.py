"""The files of units below: each in its unit's own folder, begun ones beside those that are whole.

A file is whole under its name or it is a part; nothing else tells which. The same content of two
units lies here twice: what one has sent says nothing of the other.
"""

import logging
import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from app.attachments.store import NotCome, is_sound_at
from app.durable import force_out, put_in_place
from app.instance import this_instance

FOLDER = "received"
PART = ".part"
log = logging.getLogger("sohoagiai")


def path_of(unit: str, digest: str) -> Path:
    return this_instance().folder / FOLDER / unit / digest


def is_here(unit: str, digest: str) -> bool:
    """Whether it has come to its end, when its content was checked."""
    return path_of(unit, digest).is_file()


def whole(unit: str) -> set[str]:
    """The names of all files of a unit that are whole."""
    return {name for name in _names(unit) if not name.endswith(PART)}


def used(unit: str) -> int:
    """Bytes of all files of a unit, begun ones too."""
    with suppress(FileNotFoundError):
        return sum(one.stat().st_size for one in path_of(unit, "x").parent.iterdir())
    return 0


def held(unit: str, digest: str) -> int:
    """Bytes of a file that has begun to come."""
    try:
        return part_of(unit, digest).stat().st_size
    except FileNotFoundError:
        return 0


def add(unit: str, digest: str, data: bytes) -> None:
    """Lay these bytes behind what is held, and force them out; raises :class:`OSError`."""
    part = part_of(unit, digest)
    part.parent.parent.mkdir(mode=0o700, exist_ok=True)
    part.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(
        part, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(handle, "ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def place(unit: str, digest: str) -> bool:
    """Put what was begun in its place if it is what its name says; else it goes."""
    part, path = part_of(unit, digest), path_of(unit, digest)
    if not is_sound_at(part, digest):
        part.unlink(missing_ok=True)
        return False
    put_in_place(part, path)
    for folder in list(path.parents)[:3]:
        force_out(folder)
    return True


def read(unit: str, digest: str) -> bytes:
    """The content; raises :class:`NotCome` where it has not come, or is not what came.

    What was altered is thrown away: its unit sends it again with one of its next sessions.
    """
    path = path_of(unit, digest)
    try:
        content = path.read_bytes()
    except OSError:
        raise NotCome(digest) from None
    if sha256(content).hexdigest() != digest:
        log.error("files: %s of %s was altered", digest, unit)
        path.unlink(missing_ok=True)
        raise NotCome(digest)
    return content


def sweep(unit: str, named: Collection[str]) -> None:
    """Delete the files of a unit, whole and begun, but for these."""
    for name in _names(unit):
        if name.removesuffix(PART) not in named:
            path_of(unit, name).unlink(missing_ok=True)


def _names(unit: str) -> list[str]:
    with suppress(FileNotFoundError):
        return [one.name for one in path_of(unit, "x").parent.iterdir()]
    return []


def part_of(unit: str, digest: str) -> Path:
    """Where a file lies that has begun to come."""
    return path_of(unit, digest + PART)
