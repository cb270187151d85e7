"""Signs that the processes of one instance leave for each other in its folder.

What a session under way has come to, and when the next one begins of itself, are told on
pages that another process may serve. They are pictures and no facts: whether a session runs
is told by its lock, which falls with whoever held it.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.db import now
from app.durable import put_in_place

LOCK_FILE = "exchange.lock"
RUNNING_FILE = "exchange.running"
NEXT_FILE = "exchange.next"
REST_FILE = "exchange.rest"


@dataclass(frozen=True, slots=True)
class Running:
    """A session that is under way, or (not ``is_alive``) one that died in the middle.

    ``done`` of ``total`` changes are acknowledged; None before the superior has answered. Once
    files follow (``is_of_files``) they are bytes.
    """

    began_at: datetime
    by: str
    done: int | None
    total: int | None
    is_alive: bool
    is_of_files: bool = False

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.done and self.total else 0

    @property
    def is_sending(self) -> bool:
        return self.total is not None and self.done != self.total


@dataclass(frozen=True, slots=True)
class Showing:
    """How far a session is: places in the own log, and then bytes of files."""

    folder: Path
    by: str
    base: int
    began: str

    def asked(self) -> None:
        self._tell(None, None, is_of_files=False)

    def records(self, acked: int, head: int) -> None:
        self._tell(max(acked - self.base, 0), max(head - self.base, 0), is_of_files=False)

    def files(self, held: int, total: int) -> None:
        self._tell(held, total, is_of_files=True)

    def _tell(self, done: int | None, total: int | None, *, is_of_files: bool) -> None:
        sign = {"began_at": self.began, "by": self.by, "done": done, "total": total}
        _write(self.folder / RUNNING_FILE, sign | {"is_of_files": is_of_files})


@contextmanager
def showing(folder: Path, by: str, base: int) -> Iterator[Showing]:
    """Show a session while it lasts; ``base``: the place acknowledged before it began."""
    shown = Showing(folder, by, base, now().isoformat())
    shown.asked()
    try:
        yield shown
    finally:
        with suppress(OSError):
            (folder / RUNNING_FILE).unlink(missing_ok=True)


def running(folder: Path) -> Running | None:
    """The session of this instance that is under way in whatever process."""
    sign = _read(folder / RUNNING_FILE)
    if sign is None:
        return None
    try:
        with FileLock(folder / LOCK_FILE, timeout=0):
            is_alive = False
    except Timeout:
        is_alive = True
    if not is_alive and _read(folder / RUNNING_FILE) is None:
        return None  # it came to its end between the two looks
    return Running(
        datetime.fromisoformat(sign["began_at"]),
        sign["by"],
        sign["done"],
        sign["total"],
        is_alive,
        sign["is_of_files"],
    )


def note_next(folder: Path, at: datetime) -> None:
    """When the next session begins of itself, about."""
    _write(folder / NEXT_FILE, {"at": at.isoformat()})


def next_try(folder: Path) -> datetime | None:
    """None where that is not known, or past (nobody is at work to begin it)."""
    sign = _read(folder / NEXT_FILE)
    at = datetime.fromisoformat(sign["at"]) if sign else None
    return at if at and at > now() else None


def note_rest(folder: Path, seconds: float) -> None:
    """How long it has been quiet since the last try, not counting what nobody was there for."""
    _write(folder / REST_FILE, {"seconds": seconds})


def rest(folder: Path) -> float:
    sign = _read(folder / REST_FILE)
    return float(sign["seconds"]) if sign else 0.0


def _write(path: Path, sign: dict[str, Any]) -> None:
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with suppress(OSError):  # a full disk must not stop a session for its picture
        try:
            fresh.write_text(json.dumps(sign), "utf-8")
            put_in_place(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
