"""Sweeping drafts out by itself: what was typed and never saved does not lie there for ever."""

import logging

from flask import Flask

from app.drafts.service import sweep
from app.leading import LeadingThread

log = logging.getLogger("sohoagiai.drafts")
LEAD_FILE = "drafts.sweeper"
LOOK_EVERY = 3600.0
"""Seconds between two looks: a machine that is off at night sweeps by day."""


class Sweeper(LeadingThread):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        lead = app.extensions["instance"].folder / LEAD_FILE
        super().__init__("drafts", lead, LOOK_EVERY, self.look)

    def look(self) -> None:
        try:
            with self._app.app_context():
                sweep()
        except Exception:  # a full disk, a database that is away: the next look tries again
            log.exception("sweeping drafts stumbled")
