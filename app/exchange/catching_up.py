"""What a step of the schema has written has no place in the log; here it is given one."""

from collections.abc import Sequence
from uuid import UUID

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.records.ledger import log_writes
from app.records.ledger.sql import pieces
from app.records.ledger.tables import LedgerRecord
from app.records.model import Record
from app.records.types import RecordType
from app.units.service import own_books


def log_what_is_not() -> int:
    """Put the own records that may leave and were never logged into the log, parents first.

    Gives how many there were; running it again does nothing.
    """
    with transaction():
        return sum(_log(kind) for kind in RECORD_TYPES if kind.model.may_leave())


def _log(kind: RecordType) -> int:
    model = kind.model
    is_logged = db.exists().where(
        LedgerRecord.record_id == model.id, LedgerRecord.unit == model.unit
    )
    unlogged = db.select(model.id).where(model.unit.in_(own_books()), ~is_logged).order_by(model.id)
    return sum(_log_some(model, some) for some in pieces(db.session.scalars(unlogged).all()))


def _log_some(model: type[Record], ids: Sequence[UUID]) -> int:
    """A piece at a time: a whole book in memory is more than an old machine has."""
    rows = db.select(model).where(model.id.in_(ids)).order_by(model.id)
    return log_writes(db.session.scalars(rows).all())
