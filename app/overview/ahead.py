"""Counts ahead: what an office is asked every day is counted before anybody asks.

Each process writes down what its pages have counted. The one that has the lead asks the usual
questions of the day by itself: in the night, when the day has changed, and after batches were
received. Of them all only what was written in since is counted, by the counts of the pages
themselves; no page waits for this, and where it does not run the pages count as they ever did.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from flask import Flask

from app.db import db
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.quarters import Quarter
from app.domain.statistics.forms import RowKind
from app.domain.statistics.periods import usual_periods
from app.domain.statistics.shipped import OVERVIEW
from app.instance import Instance, this_instance
from app.leading import LeadingThread
from app.overview.service.asked import Asked
from app.overview.service.picture import picture_of
from app.periodic.service.counting import figures_of
from app.records.book_state import all_states
from app.remuneration.service.totals import totals_by_unit
from app.reports.dialogue import dialogue_figures
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.court import put_to_court
from app.statistics.service.forms import forms_of
from app.statistics.service.kept import write_down
from app.statistics.service.written import sweep
from app.units.service import reach
from app.web.context import today

log = logging.getLogger("sohoagiai.figures")
LEAD_FILE = "figures.ahead"
LOOK_EVERY = 2.0
"""Seconds until what a page has counted is written down."""
FIRST_AFTER = 30.0
"""Seconds after the start: those who wait for it to answer come first."""
ROUND_EVERY = 600.0
"""Seconds between two rounds: of 168 communes one sends every few seconds, and counting the few
that have sent costs a page some milliseconds."""
BREATH = 0.3
"""Seconds of rest after each question: people who read meanwhile share the machine with it."""
PAUSE = 300.0
"""Seconds of rest after a failure."""
PROGRAM = "Phần mềm, tự đếm số liệu"


class Ahead(LeadingThread):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._instance: Instance = app.extensions["instance"]
        lead = self._instance.folder / LEAD_FILE
        super().__init__("figures", lead, LOOK_EVERY, self.look)
        self._next = time.monotonic() + FIRST_AFTER
        self._counted: object = None
        self._rests_until = 0.0

    def look_on(self) -> None:
        """What was counted here becomes everybody's."""
        self._safely(write_down)

    def look(self) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + ROUND_EVERY
            self._safely(self._ask_where_new)

    def _ask_where_new(self) -> None:
        state = today(), all_states()
        if state != self._counted and ask_ahead(state[0], lambda: self._ending.wait(BREATH)):
            self._counted = state

    def _safely(self, act: Callable[[], object]) -> None:
        """Not on a disk that is nearly full; after a failure there is a pause."""
        if time.monotonic() < self._rests_until:
            return
        try:
            with self._app.app_context():
                if not self._app.extensions["space"].room().is_short:
                    act()
        except Exception:  # a full disk, a database that is away: a later look tries again
            log.exception("counting ahead stumbled")
            self._rests_until = time.monotonic() + PAUSE


def count_before_serving() -> bool:
    """Of what another version of the program has counted this one reads nothing; so that nobody
    waits for the first page of each report, it counts before it is served. Whether it could."""
    try:
        return ask_ahead(today(), lambda: False)
    except Exception:  # a full disk: the pages count as they ever did
        log.exception("counting ahead of the first page stumbled")
        return False


def ask_ahead(day: date, must_end: Callable[[], bool]) -> bool:
    """Ask the usual questions of ``day`` and write the answers down; whether it came to the end.

    ``must_end`` is asked after each, and may take its time.
    """
    unit = this_instance().unit
    for ask in usual_questions(day, Actor(name=PROGRAM, role=Role.OFFICE_OFFICER, unit=unit)):
        ask()
        db.session.rollback()  # or the next would see the book of that moment
        write_down()
        if must_end():
            return False
    sweep()
    return True


def usual_questions(day: date, by: Actor) -> Iterator[Callable[[], object]]:
    """The overview and the reports of the running and of the last periods, as pages ask them."""
    usual = usual_periods(day)
    for first, last in (*usual.years, *usual.halves, *usual.quarters):
        yield partial(picture_of, Asked(first, last), by=by, today=day)
    for first, last in (*usual.years, *usual.halves, *usual.quarters, *usual.months):
        yield partial(sheet_of, OVERVIEW, first, last, by=by)
        yield partial(compliance, first, last, today=day, by=by)
        yield partial(put_to_court, first, last, by=by)
    for first, last in (*usual.years, *usual.halves):
        yield partial(figures_of, first, last, today=day, by=by)
        for form in forms_of(by.unit):
            if form.rows is RowKind.UNIT and InstanceRole.OFFICE in form.levels:
                yield partial(sheet_of, form, first, last, by=by)
    for year in (day.year, day.year - 1):
        yield partial(dialogue_figures, reach(by), year, today=day)
        yield partial(totals_by_unit, by, year, None, today=day)
    for first, _ in usual.quarters:
        quarter = Quarter.of(first)
        yield partial(totals_by_unit, by, quarter.year, quarter.number, today=day)
