"""The clock of the machine, held against the book's own last line and the superior's clock.

An old PC whose battery is empty wakes up in 2010. What is recorded then has wrong days on paper
and in every deadline, so nothing is recorded until the clock is right or the administrator says
that it is.
"""

from datetime import datetime

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from app.backup.service import SUBJECT as BACKUPS
from app.db import asked_once, db, now, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.health import CLOCK_BAD
from app.domain.labels import LabelledEnum
from app.records import journal
from app.records.journal import JournalEntry
from app.web.access import declaration_of

SUBJECT = "health"
NOT_PEOPLES = ("account", BACKUPS)
"""Lines that come while the clock is wrong: who signs in, what the program does by itself."""


OPEN = frozenset({"accounts", "drafts", "backup", "health"})
"""The rooms by which people come in and leave, keep what they type, and set things right."""


class HealthAct(LabelledEnum):
    CONFIRM_CLOCK = "confirm_clock", "Xác nhận giờ máy chủ đúng"


class WrongClock(HTTPException):
    """The clock is behind the book: nothing is recorded."""

    code = 503
    words = "errors/503_clock.html"


@asked_once
def last_line() -> datetime | None:
    """When the newest line was written that somebody caused by their work."""
    rows = db.select(JournalEntry.written_at).where(JournalEntry.subject.not_in(NOT_PEOPLES))
    return db.session.scalar(rows.order_by(JournalEntry.sequence.desc()).limit(1))


def is_far_behind() -> bool:
    last = last_line()
    return last is not None and last - now() > CLOCK_BAD


def confirm(*, by: Actor) -> None:
    """The administrator has looked at a watch: from here on the book goes by this clock."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        if not is_far_behind():
            raise RuleViolation("Giờ máy chủ không còn lùi so với sổ nên không cần xác nhận.")
        changes = {"written_at": [last_line().isoformat(), now().isoformat()]}
        journal.note(HealthAct.CONFIRM_CLOCK, by=by, subject=SUBJECT, changes=changes)


def guard(app: Flask) -> None:
    """Refuse what people would record while the clock is far behind the book."""

    @app.before_request
    def check_clock() -> None:
        if request.method != "POST" or request.endpoint is None or request.blueprint in OPEN:
            return
        declared = declaration_of(app, request.endpoint)
        if declared and declared.permission and not declared.only_reads and is_far_behind():
            raise WrongClock
