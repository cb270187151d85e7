"""Keeps backups by itself: one a day, and every month the newest is tried out."""

import logging
from datetime import datetime, timedelta

from flask import Flask

from app import schema
from app.backup import service, shelf
from app.backup.restoring import Revive
from app.db import now
from app.domain.actors import Actor, Role
from app.domain.backups import BackupReason, is_drill_due, is_due, read_hour
from app.domain.calendar import HERE
from app.domain.errors import RuleViolation
from app.instance import Instance
from app.leading import LeadingThread

log = logging.getLogger("sohoagiai.backup")
LEAD_FILE = "backup.keeper"
LOOK_EVERY = 60.0
"""Seconds between two looks at the clock."""
AGAIN_AFTER = timedelta(hours=1)
"""What failed is tried again then: the disk may have been cleaned, the stick changed."""
PROGRAM = "Phần mềm, tự sao lưu"


class Keeper(LeadingThread):
    """One thread beside the server; a backup under way is finished before it stops, for half of
    one would be thrown away."""

    def __init__(self, app: Flask, revive: Revive) -> None:
        self._app, self._revive = app, revive
        self._instance: Instance = app.extensions["instance"]
        self._at = read_hour(str(app.config["BACKUP_AT"]))
        super().__init__("backup", self._instance.folder / LEAD_FILE, LOOK_EVERY, self.look)
        self._rests_until: datetime | None = None

    def look(self) -> None:
        """Do what is due now."""
        if self._rests_until and now() < self._rests_until:
            return
        try:
            with self._app.app_context():
                self._do_what_is_due()
        except RuleViolation as told:  # noted for the page of backups by who refused
            log.error("backup: %s", told)
            self._rests_until = now() + AGAIN_AFTER
        except Exception:
            log.exception("keeping backups stumbled")
            self._rests_until = now() + AGAIN_AFTER

    def _do_what_is_due(self) -> None:
        by = Actor(name=PROGRAM, role=Role.ADMINISTRATOR, unit=self._instance.unit)
        if is_due(shelf.last_made_of(self._instance), now=now().astimezone(HERE), at=self._at):
            service.back_up(BackupReason.NIGHTLY, by=by)
            schema.take_stock()  # a book grows, and a server may run for months
        elif is_drill_due(shelf.notes(self._instance).drill, now=now()):
            service.drill(self._revive, by=by)
