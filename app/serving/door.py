"""The door of an office: behind it stands the book, or, where that is damaged, the page on which
it is put back. While a backup is put in its place the door is closed and says so.

One process with threads holds it; where a web server has several processes, they have no door
and a backup is put back by the command.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.exc import DatabaseError

from app import schema
from app.backup import shelf
from app.backup.restoring import restore
from app.backup.snapshot import what_is_wrong
from app.db import db
from app.domain.errors import RuleViolation
from app.factory import create_app
from app.health.space import Space
from app.instance import DATABASE_FILE, Instance, load
from app.revive import revive
from app.serving.beside import Beside, begin
from app.serving.practising import PracticeServer
from app.serving.repair import closed_page, create_repair, create_waiting
from app.settings import read_settings

log = logging.getLogger("sohoagiai")
PATIENCE = 30.0
"""Seconds that requests under way have to end before a backup is put in place."""
RESTED = 600.0
"""Seconds for which a book that was found sound is not looked through anew."""
PAUSES = (0.0, 0.3, 1.0)
"""Seconds before each look at a book in which damage was met."""
QUICK = 256 * 2**20
"""Up to this many bytes a database is looked through before the door opens; a larger one is
looked through each night, with its backup."""

Start = Callable[..., Any]


class Door:
    """A WSGI application; :meth:`open` first."""

    def __init__(self, folder: Path, practice: PracticeServer | None = None):
        self._folder, self._practice = folder, practice
        self._turn = threading.Condition()
        self._inside = 0
        self._app: Flask | None = None
        self._beside: Beside | None = None
        self._turning = threading.Lock()
        self._found_sound: float | None = None
        self.trouble: str | None = None
        self.is_waiting = False

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        with self._turn:
            app = self._app
            self._inside += app is not None
        if app is None:
            return closed_page(environ, start)
        try:
            return app(environ, start)
        finally:
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @property
    def instance(self) -> Instance:
        return load(self._folder)

    def open(self, trouble: str | None = None) -> None:
        """Let people in: to the book where it is sound, else to the page of repair, or, where the
        disk itself refuses to be written, to the words that say so.

        ``trouble`` is what is known to be wrong with the book already. Raises
        :class:`app.instance.InstanceProblem` where the program does not fit the book.
        """
        instance = self.instance
        space = Space(instance.folder, read_settings(instance.settings))
        space.keep()
        self.is_waiting = not space.can_write()
        if self.is_waiting:
            log.error("the disk cannot be written")
            self._app = create_waiting(instance, space.can_write, self.open_again)
            return
        self.trouble = trouble or _trouble_of(instance)
        if self.trouble is None:
            app = create_app(instance)
            try:
                with app.app_context():
                    schema.check_is_current()
                self._beside = begin(app)
            except DatabaseError as damaged:
                log.error("the database cannot be used: %s", type(damaged.orig).__name__)
                self.trouble = str(damaged.orig)
                _let_go(app)
        if self.trouble is not None:
            app = create_repair(instance, self.put_back)
        app.extensions.update(door=self, practice=self._practice)
        self._app = app

    def close(self) -> None:
        """Let nobody in any more, wait for those inside, stop what runs beside them."""
        with self._turn:
            app, self._app = self._app, None
            self._turn.wait_for(lambda: not self._inside, PATIENCE)
        if self._beside:
            self._beside.stop()
            self._beside = None
        if app is not None and "sqlalchemy" in app.extensions:
            _let_go(app)

    def open_again(self) -> None:
        """Close and open, beside the request that asked for it."""
        threading.Thread(target=self._open_again, name="reopen").start()

    def _open_again(self) -> None:
        with self._unless_busy() as is_mine:
            if is_mine:
                self.close()
                self.open()

    def look_closer(self) -> None:
        """A request has met a damaged page: look the whole book through, with nobody inside."""
        if self._found_sound is None or time.monotonic() - self._found_sound > RESTED:
            threading.Thread(target=self._look_closer, name="look closer").start()

    def _look_closer(self) -> None:
        with self._unless_busy() as is_mine:
            if not is_mine or self.trouble:
                return
            self.close()
            wrong = _surely_wrong(self.instance)
            log.error("a damaged page was met; the whole book: %s", wrong or "sound")
            self._found_sound = None if wrong else time.monotonic()
            self.open(wrong)

    @contextmanager
    def _unless_busy(self) -> Iterator[bool]:
        """Whether nobody else is closing and opening; who comes second has nothing to do."""
        is_mine = self._turning.acquire(blocking=False)
        try:
            yield is_mine
        finally:
            if is_mine:
                self._turning.release()

    def put_back(self, file: Path, code: str | None = None) -> None:
        """Begin putting ``file`` in the place of the book, beside the request that asked for it;
        how it ended stands in the notes of :mod:`app.backup.shelf`."""
        threading.Thread(target=self._put_back, args=(file, code), name="restore").start()

    def _put_back(self, file: Path, code: str | None) -> None:
        with self._turning, self._closed():
            instance = self.instance
            shelf.note(instance, restore_failure=None)
            try:
                restore(instance, file, revive, code=code)
            except RuleViolation as refusal:
                shelf.note(instance, restore_failure=str(refusal))
            except Exception:
                log.exception("a backup could not be put back")
                shelf.note(
                    instance,
                    restore_failure="Không khôi phục được vì lỗi của ổ đĩa hoặc phần mềm. Dữ liệu "
                    "trước đó còn nguyên. Hãy thử lại, hoặc chọn bản khác.",
                )

    @contextmanager
    def _closed(self):
        self.close()
        try:
            yield
        finally:
            self.open()


def _trouble_of(instance: Instance) -> str | None:
    """What is wrong with the file of the database, in SQLite's words."""
    if instance.has_server:
        return None
    path = instance.folder / DATABASE_FILE
    if path.exists() and path.stat().st_size > QUICK:
        return None
    wrong = what_is_wrong(instance.book, wholly=False)
    if wrong:
        log.error("the database is damaged: %s", wrong)
    return wrong


def _surely_wrong(instance: Instance) -> str | None:
    """What is wrong with the whole book, if it is so each time: a disk that failed to read for a
    moment looks like a damaged file."""
    for pause in PAUSES:
        time.sleep(pause)
        wrong = what_is_wrong(instance.book, wholly=True)
        if wrong is None:
            return None
    return wrong


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
