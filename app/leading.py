"""A thread beside the server of which one, of several processes, has the lead."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from flask import Flask

log = logging.getLogger("sohoagiai.leading")


class LeadingThread(threading.Thread):
    """Looks every so many seconds, while it has the lead: a file lock that falls with its holder.
    The threads of other processes look on, and one of them takes over."""

    def __init__(self, name: str, lead: Path, every: float, look: Callable[[], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._every, self._at_each_look = every, look
        self._ending = threading.Event()
        self._lead = FileLock(lead, timeout=0)

    def run(self) -> None:
        try:
            while not self._ending.wait(self._every):
                self.look_on()
                if self._leads():
                    self._at_each_look()
        finally:
            self._lead.release(force=True)

    def look_on(self) -> None:
        """What the thread of every process does at each look, whoever has the lead."""

    def stop(self, patience: float | None = None) -> None:
        """End after the look under way, for which ``patience`` seconds are waited, or as long as
        it takes."""
        self._ending.set()
        self.join(timeout=patience)

    def _leads(self) -> bool:
        if self._lead.is_locked:
            return True
        try:
            self._lead.acquire()
        except OSError:  # another has it (a Timeout is one), or the disk refuses
            return False
        return True


class LookIntoBook(LeadingThread):
    """One that only acts on the book of an application. Where that stumbles, on a full disk or
    with the database away, the log is told and the next look tries again."""

    def __init__(self, app: Flask, name: str, lead: str, every: float) -> None:
        self._app = app
        super().__init__(name, app.extensions["instance"].folder / lead, every, self.look)

    def look(self) -> None:
        try:
            with self._app.app_context():
                self.act()
        except Exception:
            log.exception("%s: a look stumbled", self.name)

    def act(self) -> None:
        """What is due now."""
        raise NotImplementedError
