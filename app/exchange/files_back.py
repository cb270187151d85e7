"""Files that records taken back name come back before anything is taken back above.

After a restore the book is under the minimal profile: what came back and may not stand above any
more is withdrawn there, files and all. So that waits until no more of them is to be had.
"""

import errno
import time
from collections.abc import Sequence

from sqlalchemy import select

from app.attachments import received, store
from app.attachments.models import Attachment
from app.db import transaction
from app.exchange.files import LONGEST, budget
from app.records.ledger import SqlLedger
from app.records.ledger.sql import Part
from app.units.service import own_books
from sync import Superior
from sync.fetch import fetch
from sync.files import File
from sync.ports import Progress

WANTED = "files_wanted_back"
"""The ledger's note that records are being taken back, and that their files shall follow."""


class SqlGaps(Part):
    """Implements :class:`sync.shelves.Gaps`; begun files lie where those from below do."""

    def missing(self) -> Sequence[File]:
        rows = self.execute(
            select(Attachment.unit, Attachment.sha256, Attachment.size)
            .where(Attachment.unit.in_(own_books()), Attachment.sha256.is_not(None))
            .order_by(Attachment.id.desc())
        )
        named = dict.fromkeys(File(*row) for row in rows)
        return [file for file in named if not store.path_of(file.sha256).is_file()]

    def held(self, file: File) -> int:
        return received.held(file.unit, file.sha256)

    def add(self, file: File, data: bytes) -> None:
        received.add(file.unit, file.sha256, data)

    def place(self, file: File) -> bool:
        part = received.part_of(file.unit, file.sha256)
        is_right = store.is_sound_at(part, file.sha256)
        if is_right:
            try:
                store.keep(part.read_bytes())
            except store.DiskFull as error:
                raise OSError(errno.ENOSPC, "no room for a file that came back") from error
        part.unlink()
        return is_right


def want() -> None:
    with transaction():
        SqlLedger().put(WANTED, "yes")


def want_no_more() -> None:
    with transaction():
        SqlLedger().put(WANTED, None)


def are_wanted() -> bool:
    return SqlLedger().get(WANTED) is not None


def missing() -> tuple[int, int]:
    """While they are wanted: how many files are not here yet, and their bytes."""
    files = SqlGaps().missing() if are_wanted() else []
    return len(files), sum(one.size for one in files)


def bring(superior: Superior, progress: Progress) -> bool:
    """Take back as many as go in a minute; whether there is nothing more to be had."""
    end = time.monotonic() + LONGEST
    options = {"progress": progress, "must_stop": lambda: time.monotonic() > end}
    return fetch(SqlLedger(), SqlGaps(), superior, budget(), **options).is_done
