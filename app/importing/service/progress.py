"""How far the work of an import is, and whether anybody is still at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db, now
from app.domain.importing.states import ImportState
from app.importing.models import RegisterImport
from app.importing.service.checking import ROWS
from app.records.taken_along import need_no_line

STILL = timedelta(seconds=60)
"""Without a piece for so long, the work has been stopped from outside."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` rows; ``is_still``: the machine was stopped in the midst of it."""

    done: int
    total: int
    is_still: bool

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100


def row_count(import_id: UUID, *where: ColumnElement[bool]) -> int:
    counted = db.select(db.func.count()).select_from(ROWS).where(ROWS.c.import_id == import_id)
    return db.session.scalar(counted.where(*where)) or 0


def progress_of(one: RegisterImport, is_to_take: ColumnElement[bool]) -> Progress:
    is_in = ROWS.c.case_id.is_not(None)
    if one.state is ImportState.UNDOING:
        total = row_count(one.id, is_in)
        done = row_count(one.id, is_in, ROWS.c.taken_out.is_not(None))
    else:
        total, done = row_count(one.id, is_to_take), row_count(one.id, is_in)
    is_still = one.moved_at is None or now() - one.moved_at > STILL
    return Progress(done, total, is_still)


def move(one: RegisterImport, opened: Iterable[UUID] = ()) -> None:
    """A piece is done; no act of a person, so no line of the journal."""
    one.moved_at = now()
    if new := [key.hex for key in opened]:
        one.books = [*one.books, *new]
    need_no_line(db.session(), one)
