"""Checks the journal by itself: its end when the server starts, all of it every night."""

import logging
from datetime import datetime, timedelta

from flask import Flask

from app.audit.checking import Break, Looked, check_chain, check_newest
from app.audit.standing import check_records
from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.instance import this_instance
from app.leading import LookIntoBook
from app.records import journal
from app.records.chain.acts import SUBJECT, JournalAct
from app.records.chain.noted import Checked, last_check, note_check

log = logging.getLogger("sohoagiai.audit")
LEAD_FILE = "journal.watch"
LOOK_EVERY = 60.0
WHOLE_EVERY = timedelta(hours=20)
"""All of it once a day; in the night where the machine runs then, else when it is switched on."""
NIGHT = range(1, 5)
LATEST = timedelta(hours=30)
PROGRAM = "Phần mềm, tự kiểm tra nhật ký"


class JournalWatch(LookIntoBook):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        self._has_begun = False
        super().__init__(app, "journal", LEAD_FILE, LOOK_EVERY)

    def act(self) -> None:
        if not self._has_begun:
            check(whole=False)
            self._has_begun = True
        elif is_due(last_check(), now()):
            check(whole=True)


def is_due(last: Checked | None, at: datetime) -> bool:
    """Whether all of it should be looked through now."""
    if last is None or last.whole_at is None:
        return True
    since = at - last.whole_at
    return since > LATEST or (since > WHOLE_EVERY and at.astimezone().hour in NIGHT)


def check(*, whole: bool) -> Checked:
    """Look through the journal, and where ``whole`` through the records too; keep what was found,
    for the page of health, for the leader, and for the superior."""
    breaks, lines = look_through(whole=whole)
    return keep(breaks, lines, whole=whole)


def look_through(*, whole: bool) -> tuple[list[Break], int]:
    """What is wrong as of one moment, and how many lines were looked at."""
    db.session.rollback()
    if db.session().get_bind().dialect.name != "sqlite":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        if not whole:
            return check_newest()
        looked = Looked()
        return [*check_chain(looked=looked), *check_records()], looked.lines
    finally:
        db.session.rollback()


def keep(breaks: list[Break], lines: int, *, whole: bool) -> Checked:
    """A break that a look at everything found stays until such a look finds none."""
    with transaction():
        last, at = last_check(), now()
        whole_at = at if whole else last and last.whole_at
        if last and last.breaks and not breaks and not whole:
            return last
        first = breaks[0].sentence if breaks else ""
        found = Checked(at, whole_at, lines, len(breaks), first)
        if breaks and (last is None or last.first != first):
            log.error("the journal is not as it was written: %d breaks", len(breaks))
            by = Actor(name=PROGRAM, role=Role.ADMINISTRATOR, unit=this_instance().unit)
            changes = {"breaks": [None, len(breaks)]}
            journal.note(
                JournalAct.FIND_BREAK, by=by, subject=SUBJECT, changes=changes, reason=first
            )
        note_check(found)
    return found
