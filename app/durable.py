"""Files that are there whole or not at all, whenever the power goes."""

import os
import time
from pathlib import Path
from secrets import token_hex

PATIENCE = 3.0
"""Seconds; a scanner of viruses has read a new file of some megabytes by then."""
_PAUSE = 0.05
_BLOCK = 2**20
_HELD = {5, 32, 33}
"""Windows: refused, held open by another, a part of it locked."""


def write_whole(path: Path, data: bytes) -> None:
    """Give ``path`` this content for nobody else's eyes, on the disk when it returns.
    Raises ``OSError``; then what was there is there."""
    fresh = path.with_name(f".{path.name}.{token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    force_out(path.parent)


def put_in_place(fresh: Path, path: Path) -> None:
    """Give a file that is written out its name; what bore the name before is gone.

    Windows refuses it while anybody holds one of the two open, as scanners of viruses do with
    each file that is new: it is tried again for a while. Raises ``OSError`` then.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fresh.replace(path)
            return
        except PermissionError as refused:
            if getattr(refused, "winerror", None) not in _HELD or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def force_out_file(path: Path) -> None:
    """Make the content of a file that somebody else has written survive a power cut."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def force_out(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def wipe(path: Path) -> None:
    """Overwrite a file and take it away. On an SSD the old cells may live on: docs/at-rest.md."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
