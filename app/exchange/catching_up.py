"""What a step of the schema has written has no place in the log; here it is given one."""

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.instance import this_instance
from app.records.ledger import log_writes
from app.records.ledger.tables import LedgerRecord
from app.records.types import RecordType


def log_what_is_not() -> int:
    """Put the own records that may leave and were never logged into the log, parents first.

    Gives how many there were; running it again does nothing.
    """
    with transaction():
        return sum(_log(kind) for kind in RECORD_TYPES if kind.model.may_leave())


def _log(kind: RecordType) -> int:
    own, model = this_instance().unit, kind.model
    is_logged = db.exists().where(LedgerRecord.record_id == model.id, LedgerRecord.unit == own)
    rows = db.select(model).where(model.unit == own, ~is_logged).order_by(model.id)
    records = db.session.scalars(rows).all()
    return log_writes(records)
