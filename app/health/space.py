"""Room on the disk of the office: new records are refused before it is full, and what is set
aside lets people sign in, look up, take away and copy a backup to a stick when it is.
"""

import logging
import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from typing import Any

from flask import Flask, current_app, g, request
from werkzeug.exceptions import HTTPException

from app.domain.disks import (
    Trouble,
    has_room_for_reserve,
    is_nearly_out,
    least_free,
    size_of_reserve,
)
from app.durable import put_in_place
from app.leading import LeadingThread
from app.web.access import EXPORT, Declaration, declaration_of

log = logging.getLogger("sohoagiai")
RESERVE_FILE = "space.reserve"
LEAD_FILE = "space.steward"
LOOK_EVERY = 60.0
"""Seconds between two looks at whether the reserve is whole."""
PROBE_EVERY = 5.0
"""Seconds between two tries of a disk that has refused to be written."""
OPEN = frozenset({"accounts", "drafts", "backup", "health"})
"""The rooms by which people come in and leave, keep what they type, and set things right."""
TAKING_AWAY = ("drop", "strike", "withdraw", "remove", "erase", "destroy", "undo")
"""How the views begin by which something is taken out of the book."""
INCOMING = "wire"
"""The room into which units below send their records."""
_BLOCK = 2**20


class TooLittleRoom(HTTPException):
    """The disk is nearly full: nothing new is taken, and nothing of it was kept."""

    code = 507
    words = "errors/507_short.html"


class DamagedBook(HTTPException):
    """A damaged page was met: nothing is written any more, or the damage would spread."""

    code = 503
    words = "errors/503_damaged.html"


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes ``free`` of ``total``; below ``least`` nothing new is taken."""

    free: int
    total: int
    least: int

    @property
    def is_short(self) -> bool:
        return self.free < self.least


class Space:
    """The disk on which the folder of an instance lies."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self._folder, self._reserve = folder, folder / RESERVE_FILE
        self._megabytes, self._percent = settings["FREE_MB"], settings["FREE_PERCENT"]
        self._wanted = settings["RESERVE_MB"]
        self._refused_at: float | None = None
        self.is_damaged = False

    def room(self) -> Room:
        """Raises ``OSError`` where the disk does not tell, or is no longer there."""
        usage = disk_usage(self._folder)
        least = least_free(usage.total, self._megabytes, self._percent)
        return Room(usage.free, usage.total, least)

    def give_way(self, room: Room) -> None:
        """Give the reserve up where hardly anything is free beside it."""
        if is_nearly_out(room.free, size_of_reserve(room.total, self._wanted)):
            self.give_up()

    def give_up(self) -> None:
        try:
            self._reserve.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            log.error("the reserve could not be given up: %s", error.strerror)
            return
        log.warning("the disk is nearly full: the reserve was given up")

    def keep(self) -> None:
        """Make the reserve where it is missing and there is room for it; give it up where there
        is none for anything else. An error of the disk leaves things as they are."""
        try:
            room = self.room()
            self.give_way(room)
            size = size_of_reserve(room.total, self._wanted)
            is_whole = self._reserve.exists() and self._reserve.stat().st_size == size
            if size and not is_whole and has_room_for_reserve(room.free, room.least, size):
                self._make(size)
        except OSError as error:
            log.error("the reserve could not be made: %s", error.strerror)

    def _make(self, size: int) -> None:
        """Of bytes that no disk can pack; under its name only when all of it is there."""
        fresh = self._reserve.with_name(f".{RESERVE_FILE}")
        try:
            with fresh.open("wb") as file:
                for start in range(0, size, _BLOCK):
                    file.write(secrets.token_bytes(min(_BLOCK, size - start)))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileNotFoundError):  # another process of the server was first
                put_in_place(fresh, self._reserve)
        finally:
            fresh.unlink(missing_ok=True)

    def note_refusal(self) -> None:
        """Something could not be written that was no matter of room."""
        self._refused_at = time.monotonic()

    @property
    def refuses(self) -> bool:
        """Whether the disk has refused to be written, and goes on doing so."""
        if self._refused_at is not None and time.monotonic() - self._refused_at > PROBE_EVERY:
            self._refused_at = None if self.can_write() else time.monotonic()
        return self._refused_at is not None

    def can_write(self) -> bool:
        probe = self._folder / f".probe-{secrets.token_hex(4)}"
        try:
            with probe.open("wb") as file:
                file.write(b"x")
                file.flush()
                os.fsync(file.fileno())
            probe.unlink()
        except OSError:
            return False
        return True


class Steward(LeadingThread):
    """One thread beside the server, which makes the reserve anew when there is room again."""

    def __init__(self, app: Flask) -> None:
        self._space: Space = app.extensions["space"]
        folder = app.extensions["instance"].folder
        super().__init__("space", folder / LEAD_FILE, LOOK_EVERY, self._space.keep)


def begin(app: Flask) -> Steward:
    """Set the reserve aside, and look after it from now on."""
    app.extensions["space"].keep()
    steward = Steward(app)
    steward.start()
    return steward


def guard(app: Flask) -> None:
    """Refuse what is new while there is too little room, and say so on every page."""
    space = Space(app.extensions["instance"].folder, app.config)
    app.extensions["space"] = space
    app.extensions["on_trouble"] = _told

    @app.before_request
    def check_space() -> None:
        if request.endpoint == "static":
            return
        g.room = room = _room_of(space)
        declared = declaration_of(app, request.endpoint) if request.endpoint else None
        if space.is_damaged and request.method == "POST" and not (declared and declared.only_reads):
            raise DamagedBook
        if room is None or not room.is_short or request.endpoint is None:
            return
        space.give_way(room)
        if _brings_something(declared):
            raise TooLittleRoom

    @app.context_processor
    def describe_space() -> dict[str, Any]:
        return {"room": g.get("room"), "disk_refuses": space.refuses}


def _room_of(space: Space) -> Room | None:
    """None where the disk does not tell: then it does not take anything either."""
    try:
        return space.room()
    except OSError as error:
        log.error("the disk of the instance does not answer: %s", error.strerror)
        space.note_refusal()
        return None


def _brings_something(declared: Declaration | None) -> bool:
    """Whether the request would lay something new on the disk."""
    if request.method != "POST":
        return bool(declared and declared.exports and EXPORT in request.args)
    if request.blueprint == INCOMING:
        return True
    asks_nothing = declared is None or declared.permission is None or declared.only_reads
    view = (request.endpoint or "").rpartition(".")[2]
    return not (asks_nothing or request.blueprint in OPEN or view.startswith(TAKING_AWAY))


def _told(trouble: Trouble) -> Trouble:
    """A request has met ``trouble``: do what can be done about it; what it comes down to."""
    space: Space = current_app.extensions["space"]
    room = _room_of(space)
    if trouble is Trouble.REFUSES and room and room.free < _BLOCK:
        trouble = Trouble.FULL  # a file beside the database could not grow
    if trouble is Trouble.FULL:
        space.give_up()
    if trouble is Trouble.REFUSES:
        space.note_refusal()
    if trouble is Trouble.DAMAGED:
        space.is_damaged = True
        if door := current_app.extensions.get("door"):
            door.look_closer()
    return trouble
