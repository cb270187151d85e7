"""Sweeping drafts out by itself: what was typed and never saved does not lie there for ever."""

from flask import Flask

from app.drafts.service import sweep
from app.leading import LookIntoBook

LEAD_FILE = "drafts.sweeper"
LOOK_EVERY = 3600.0
"""Seconds between two looks: a machine that is off at night sweeps by day."""


class Sweeper(LookIntoBook):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app, "drafts", LEAD_FILE, LOOK_EVERY)

    def act(self) -> None:
        sweep()
