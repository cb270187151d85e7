"""Binding records to the chain that no line of the journal binds.

Each line binds the record that it is about. Records from before the chain, records whose columns
a new version has changed, and records of a book that was taken over are bound many to a line:
its ``changes`` map their ids to a salt of each and its :func:`app.domain.chain.state_of`.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select

from app.db import db
from app.domain.actors import Actor
from app.domain.chain import SALT, state_of
from app.records import journal
from app.records.chain.acts import SUBJECT, JournalAct
from app.records.chain.sealing import standing
from app.records.journal import JournalEntry
from app.records.model import Record

AT_ONCE = 500
_BINDS = (JournalEntry.subject == SUBJECT) & (JournalEntry.act == JournalAct.BIND.value)


class Bound(NamedTuple):
    """By which line a record was bound, and how it stood then; no salt: that was erased."""

    sequence: int
    salt: bytes | None
    state: bytes


def bind(model: type[Record], wanted: ColumnElement[bool], *, by: Actor) -> int:
    """Bind these records as they stand now; how many. Inside the transaction of whoever knows
    that they stand as they should."""
    rows, count, last = select(model).order_by(model.id).limit(AT_ONCE), 0, None
    while True:
        after = rows.where(wanted) if last is None else rows.where(wanted, model.id > last)
        some = db.session.scalars(after.execution_options(populate_existing=True)).all()
        if not some:
            return count
        note_bound(model.__tablename__, dict(map(_sealed, standing(some))), by=by)
        count, last = count + len(some), some[-1].id


def unbound(model: type[Record]) -> ColumnElement[bool]:
    """The condition of records about which no line of their own tells how they stand."""
    told = select(JournalEntry.sequence).where(
        JournalEntry.subject == model.__tablename__,
        JournalEntry.subject_id == model.id,
        JournalEntry.state.is_not(None),
    )
    return ~told.exists()


def bound(kind: str) -> dict[UUID, Bound]:
    """How each record that was bound many to a line stood then; the newest counts."""
    found: dict[UUID, Bound] = {}
    for number, changes in binding_lines(kind):
        with suppress(AttributeError, TypeError, ValueError):  # rubbish: the line itself is named
            for id_, sealed in changes.get("states", {}).items():
                raw = bytes.fromhex(sealed)
                found[UUID(id_)] = Bound(number, raw[:SALT], raw[SALT:])
    return found


def note_bound(kind: str, states: Mapping[UUID, tuple[bytes, bytes]], *, by: Actor) -> None:
    """A line that binds these: their salts and states."""
    told = {str(id_): (salt + state).hex() for id_, (salt, state) in states.items()}
    changes = {"of": kind, "states": told}
    journal.note(JournalAct.BIND, by=by, subject=SUBJECT, changes=changes)


def binding_lines(kind: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Number and ``changes``; read one by one, for what stands in a cell may be anything."""
    numbers = select(JournalEntry.sequence).where(_BINDS).order_by(JournalEntry.sequence)
    for number in db.session.scalars(numbers).all():
        said = select(JournalEntry.changes).where(JournalEntry.sequence == number)
        try:
            changes = db.session.scalar(said)
        except (TypeError, ValueError):
            continue
        if isinstance(changes, dict) and changes.get("of") == kind:
            yield number, changes


def _sealed(columns: Mapping[str, Any]) -> tuple[UUID, tuple[bytes, bytes]]:
    salt = os.urandom(SALT)
    return columns["id"], (salt, state_of(salt, columns))
