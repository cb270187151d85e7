"""Old registers as they were sent, and the rows read from them: they hold the same people."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db
from app.domain.actors import Actor
from app.domain.privacy.names import OUT_OF_TIME, readings, times_named
from app.privacy.service.catalogue import kinds
from app.privacy.service.emptying import Eraser, files_of, unneeded
from app.records import journal
from app.records.erased import EraseAct
from app.records.model import Record
from app.records.types import RecordType

_TEXTS = ("cells", "taken_out", "problems")


def take_person_out(
    eraser: Eraser, kind: RecordType, record: Record, by: Actor
) -> list[str] | None:
    """Overwrite the person in the rows, and give up the file in which nobody can be overwritten.

    The files that nobody needs now, to go after the transaction; None where no row names the
    person.
    """
    if kind.beside is None:
        return None
    found = False
    for row in db.session.scalars(db.select(kind.beside.class_).where(kind.beside == record.id)):
        for key in _TEXTS:
            held = getattr(row, key)
            left = eraser.without_person(held)
            if key == "cells":
                left = ["" if _is_read(cell, eraser) else cell for cell in left]
            if left != held:
                setattr(row, key, left)
                found = True
    return drop_original(eraser, kind, record, by) if found else None


def _is_read(cell: str, eraser: Eraser) -> bool:
    """Whether the person stands in a cell that was typed in an old way."""
    return any(times_named(text, eraser.name) for text in readings(cell)[1:])


def drop_original(eraser: Eraser, kind: RecordType, record: Record, by: Actor) -> list[str]:
    """The record names its file no more; which files nobody needs now."""
    digests = files_of(kind, record)
    keys = {one.key for one in kind.files}
    for key in keys:
        setattr(record, key, None)
    if db.session.is_modified(record):
        journal.write(record, EraseAct.ERASE, by=by, tells_old=False)
        eraser.blanking.add(kind.key, record.id, emptied=keys)
    return unneeded(digests)


def empty_file(eraser: Eraser, kind: RecordType, record: Record, by: Actor) -> list[str]:
    """Of a file that is out of time: its rows say nothing any more, but what they became. The
    kept files that nobody needs now."""
    if kind.beside is None:
        return []
    _empty(kind.beside.class_, kind.beside == record.id)
    record.file_name = OUT_OF_TIME  # its page is headed by it
    return drop_original(eraser, kind, record, by)


def empty_rows_behind(cases: Collection[UUID]) -> None:
    """The rows from which these cases came say the same as the cases."""
    for kind in kinds():
        if kind.beside is not None:
            _empty(kind.beside.class_, kind.beside.class_.case_id.in_(cases))


def _empty(rows: Any, which: ColumnElement[bool]) -> None:
    for row in db.session.scalars(db.select(rows).where(which)):
        row.cells, row.problems = [""] * len(row.cells), None
        row.taken_out = {} if row.taken_out is not None else None
    db.session.flush()
