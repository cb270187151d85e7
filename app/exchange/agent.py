"""Sends by itself: soon after a change, every few minutes anyway, later after a failure."""

import logging
import random
import time
from datetime import datetime, timedelta

from flask import Flask

from app.db import db, now
from app.domain.calendar import HERE
from app.domain.clock_hours import read_clock_hours
from app.exchange import sessions, signs, state
from app.exchange.identity import check_anchor
from app.exchange.law_coming import follow_the_law
from app.exchange.stores import RecordInbox
from app.leading import LeadingThread
from app.records.ledger import SqlLedger
from sync.pace import Pace
from sync.retry import apply_parked

log = logging.getLogger("sohoagiai.exchange")
LEAD_FILE = "exchange.agent"
LOOK_EVERY = 2.0
"""Seconds between two looks for news; a look is two rows by their keys."""
GOODBYE = 5.0
"""Seconds to wait for the exchange under way when the server stops."""
FIRST_WAIT = 5.0
LONGEST_WAIT = 120.0
"""Seconds after a first failure; doubled with each further one, up to the longest."""
REST_BEYOND = 3600.0
"""Seconds of rest, more than quiet hours last, after which they are passed over: the clock of
the machine is wrong, or it is switched on in them only."""
REST_NOTED_EVERY = 300.0


class Agent(LeadingThread):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._folder = app.extensions["instance"].folder
        super().__init__("exchange", self._folder / LEAD_FILE, LOOK_EVERY, self._look_safely)
        self._pace = Pace()
        self._interval = app.config["SYNC_MINUTES"] * 60.0
        self._quiet = read_clock_hours(app.config["QUIET_HOURS"])
        self._failures = 0
        self._next = 0.0  # soon after the start, in case something is waiting
        self._resting_since: float | None = None

    def stop(self, patience: float | None = GOODBYE) -> None:
        """End after the exchange under way; a session that is cut goes on the next time."""
        super().stop(patience)

    def _look_safely(self) -> None:
        try:
            with self._app.app_context():
                self._look()
        except Exception:  # whatever it was, the next look is another chance
            log.exception("the exchange stumbled")
            self._plan(failed=True)

    def _look(self) -> None:
        if sessions.superior_of_this() is None:
            return
        due = time.monotonic() >= self._next
        news = not self._failures and state.has_news()
        db.session.rollback()
        if not (due or news) or self._rests():
            return
        try:
            report = sessions.run(pace=self._pace)
        except sessions.Busy:
            return  # what somebody began sends all there is
        except sessions.SyncFailed as failure:
            log.info("%s", failure)
            self._plan(failed=True)
        else:
            self._plan(failed=report.files.is_cut, soon=report.files.gave_way)

    def _rests(self) -> bool:
        """Whether it is quiet now, and has not been for too long; the rest outlives a restart."""
        if not self._quiet.holds(datetime.now(HERE).time()):
            return False
        tick, since = time.monotonic(), self._resting_since
        if since is None or tick - since >= REST_NOTED_EVERY:
            lived = 0.0 if since is None else min(tick - since, 2 * REST_NOTED_EVERY)
            rested = signs.rest(self._folder) + lived
            signs.note_rest(self._folder, rested)
            self._resting_since = tick
            return rested <= self._quiet.longest + REST_BEYOND
        return True

    def _plan(self, *, failed: bool, soon: bool = False) -> None:
        """``soon``: files are under way, and others only had their turn."""
        self._failures = self._failures + 1 if failed else 0
        wait = FIRST_WAIT if soon else self._interval
        if failed:
            wait = min(FIRST_WAIT * 2 ** min(self._failures - 1, 9), LONGEST_WAIT, self._interval)
        wait *= random.uniform(0.8, 1.2)
        self._next = time.monotonic() + wait
        self._resting_since = None
        signs.note_rest(self._folder, 0.0)
        at = self._quiet.end_of(now().astimezone(HERE) + timedelta(seconds=wait))
        signs.note_next(self._folder, at)


def start(app: Flask) -> Agent:
    """Begin exchanging; called when the server starts.

    A database that was put back from a backup gets its new log here, before anybody can
    write; lines that waited for this version of the program are applied, and dates follow
    the law that came before the last stop.
    """
    with app.app_context():
        ledger = SqlLedger()
        check_anchor(ledger, app.extensions["instance"].folder)
        with ledger.transaction():
            apply_parked(ledger, RecordInbox())
        follow_the_law()
    agent = Agent(app)
    agent.start()
    return agent
