"""Notes how the machine stands, for the superior; and at an office forgets what units below told
long ago."""

from dataclasses import replace
from importlib.metadata import version

from flask import Flask

from app.backup import service as backups
from app.db import now, transaction
from app.domain.backups import last_made
from app.domain.machines import state_of
from app.exchange import machine, machines_below
from app.exchange.sessions import superior_of_this
from app.health import accidents
from app.health.service import look
from app.instance import this_instance
from app.leading import LookIntoBook

LEAD_FILE = "machine.telling"
LOOK_EVERY = 600.0
"""Seconds between two looks: an exchange is as often."""


class Telling(LookIntoBook):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app, "telling", LEAD_FILE, LOOK_EVERY)

    def act(self) -> None:
        if superior_of_this() is not None:
            tell()
        if this_instance().is_office:
            machines_below.forget_old()


def tell() -> None:
    """Note the state of the machine where it is news."""
    at = now()
    newest = last_made((one.made_at for one in backups.on_hand()), now=at)
    state = state_of(look(), at=at, version=version("sohoagiai"), backup_at=newest)
    if state.is_news_after(machine.last_state()):
        counted = accidents.count(this_instance().folder, now=at)
        with transaction():
            machine.note_state(replace(state, accidents=counted))
