"""What an erasure still owes when its transaction stands: its stones beside the database, the files
off the disk, the former words out of the database's own files.

That it is owed is noted in the transaction itself. It is done right after it, and again by a look
each minute: the power may go between the two, a scanner of viruses may hold a file, and somebody
may be reading.
"""

import json
import logging
import time
from collections.abc import Iterable
from uuid import UUID

from flask import Flask

from app.attachments import store
from app.db import db, now, transaction
from app.instance import this_instance
from app.leading import LookIntoBook
from app.privacy.models import Erasure
from app.privacy.service import stones
from app.privacy.service.emptying import forget_in_files, unneeded
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.units.service import own_books

OWED = "erasing_owed"
"""The ledger's note of the files that nobody needed when they were given up."""
LEAD_FILE = "erasing.owed"
LOOK_EVERY = 60.0
DROP_EVERY = 86400.0
"""Seconds between two looks for files that no record names."""
_AT_ONCE = 500
log = logging.getLogger("sohoagiai.privacy")


def owe(files: Iterable[str]) -> None:
    """Inside the transaction of the erasure."""
    owed = {*json.loads(SqlLedger().get(OWED) or "[]"), *files}
    SqlLedger().put(OWED, json.dumps(sorted(owed)))


def pay() -> bool:
    """After the transaction: do what is owed; whether nothing is owed any more. What the disk
    refuses is told by the log, for what was erased stands erased in the book."""
    owed = SqlLedger().get(OWED)
    if owed is None:
        return True
    try:
        stones.write_down(_not_written_down())
        for digest in unneeded(set(json.loads(owed))):
            store.drop(digest)
        is_paid = forget_in_files()
    except OSError as refused:
        log.error("erasing: the disk refuses, it is tried again: %s", type(refused).__name__)
        return False
    if is_paid:
        with transaction():
            if SqlLedger().get(OWED) == owed:
                SqlLedger().put(OWED, None)
    return is_paid


def _was_put_back_lately() -> bool:
    line = JournalEntry
    lately = line.written_at > now() - store.UNNAMED
    rows = db.select(line.sequence).where(line.subject == "backup", line.act == "restore", lately)
    return db.session.scalar(rows.limit(1)) is not None


def _not_written_down() -> list[Erasure]:
    known = {UUID(one["id"]) for one in stones.told_in(this_instance().folder / stones.FILE)}
    rows = db.select(Erasure).where(Erasure.unit.in_(own_books())).order_by(Erasure.id)
    return [one for one in db.session.scalars(rows) if one.id not in known]


def drop_unnamed() -> int:
    """Take away the files of saves that were cut off or refused: no page shows them, no erasure
    reaches them, and each backup would carry them on; how many. None for as long after a backup
    was put back: it may know less than the files, until what came later is taken back."""
    if _was_put_back_lately():
        return 0
    left = store.left_over()
    gone = 0
    for at in range(0, len(left), _AT_ONCE):
        gone += sum(map(store.drop_left_over, unneeded({*left[at : at + _AT_ONCE]})))
    db.session.rollback()
    if gone:
        log.info("%d files that no record names were taken away", gone)
    return gone


class Paying(LookIntoBook):
    """One thread beside the server."""

    def __init__(self, app: Flask) -> None:
        self._dropped: float | None = None
        super().__init__(app, "erasing", LEAD_FILE, LOOK_EVERY)

    def act(self) -> None:
        pay()
        if self._dropped is None or time.monotonic() - self._dropped > DROP_EVERY:
            drop_unnamed()
            self._dropped = time.monotonic()
