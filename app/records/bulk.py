"""Many records in one transaction: written for the first time, or taken out of the book again.

The same lines as :func:`app.records.journal.write` writes one by one, in a few statements.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, insert

from app.db import db
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.records.book_state import book_changed
from app.records.chain.sealing import HOLDS, seal, standing
from app.records.handed import refuse_where_handed_over
from app.records.journal import JournalEntry
from app.records.ledger import forget_writes, log_writes
from app.records.ledger.sql import pieces
from app.records.model import Record, to_json
from app.records.search.index import enter, leave
from app.records.taken_along import flush_new

R = TypeVar("R", bound=Record)
FIRST = 1
"""The revision of a record that nobody has changed since it was written."""


def write_new(
    records: Sequence[Record], act: LabelledEnum, *, by: Actor, reasons: Mapping[UUID, str]
) -> None:
    """Note that ``by`` wrote these new records of one kind; each has its id, and a reason."""
    if not records:
        return
    refuse_where_handed_over()
    session = db.session()
    changes = [_given(one) for one in records]
    for one in records:
        one.revision = FIRST
    session.add_all(records)
    flush_new(session)
    if records[0].has_words():
        enter(records)
    lines = [
        _line(one, act, by, reasons[one.id], {key: [None, new] for key, new in given.items()})
        | {HOLDS: holds}
        for one, given, holds in zip(records, changes, standing(records), strict=True)
    ]
    seal(lines)
    session.execute(insert(JournalEntry), lines)
    log_writes(records)


def take_out(
    model: type[R], keys: Collection[UUID], act: LabelledEnum, *, by: Actor, reason: str
) -> list[R]:
    """Take these records out of their table; how they stood until now.

    Whoever calls keeps them: nothing that was written is lost. The journal's lines about them
    stay, the search forgets them, and the superior is told that they are no more.
    """
    refuse_where_handed_over()
    session = db.session()
    found: list[R] = []
    for some in pieces(keys):
        found += session.scalars(db.select(model).where(model.id.in_(some)))
    if not found:
        return []
    kind = model.__tablename__
    lines = [
        _line(one, act, by, reason, {key: [old, None] for key, old in _given(one).items()})
        | {HOLDS: None}
        for one in found
    ]
    seal(lines)
    session.execute(insert(JournalEntry), lines)
    if model.has_words():
        leave(kind, [one.id for one in found])
    forget_writes(found)
    for some in pieces(one.id for one in found):
        session.execute(delete(model.__table__).where(model.__table__.c.id.in_(some)))
    for one in found:
        session.expunge(one)
    book_changed({one.unit for one in found})
    return found


def _given(record: Record) -> dict[str, object]:
    values = {one.key: getattr(record, one.key) for one, _ in record.fields()}
    return {key: to_json(value) for key, value in values.items() if value is not None}


def _line(
    record: Record,
    act: LabelledEnum,
    by: Actor,
    reason: str,
    changes: Mapping[str, list[object]],
) -> dict[str, object]:
    return {
        "act": act.value,
        "subject": record.__tablename__,
        "subject_id": record.id,
        "unit": record.unit,
        "revision": record.revision,
        "acted_by": by.acted_by or by.name,
        "recorded_by": by.name,
        "account_id": by.account_id,
        "request_key": None,
        "reason": reason,
        "changes": changes,
    }
