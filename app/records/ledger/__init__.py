"""The ledger of the exchange in the database: :class:`sync.ports.Ledger` over SQL.

Everything joins the transaction that is open, so a record and its place in the log are
written together or not at all. A batch of a thousand lines is a dozen statements.
"""

from contextlib import AbstractContextManager

from app.db import db, transaction
from app.domain.errors import RuleViolation
from app.records.ledger.down import DownPart
from app.records.ledger.foreign import ForeignPart
from app.records.model import Record
from sync import BadLine, record


class SqlLedger(DownPart, ForeignPart):
    """Implements :class:`sync.ports.Ledger`; holds nothing itself."""

    def transaction(self) -> AbstractContextManager[object]:
        return transaction()

    def savepoint(self) -> AbstractContextManager[object]:
        return db.session().begin_nested()


def log_write(written: Record) -> None:
    """Put what may leave of an own record into the log; nothing where that is unchanged.

    Refuses a record of more than 256 KiB: it could never be sent.
    """
    if not written.may_leave():
        return
    try:
        record(
            SqlLedger(),
            kind=written.__tablename__,
            unit=written.unit,
            record_id=written.id.hex,
            schema=written.schema_version,
            body=written.outgoing(),
            audience=written.goes_down_to(),
        )
    except BadLine as error:
        raise RuleViolation(
            "Hồ sơ này quá dài nên không gửi được lên cấp trên. "
            "Hãy rút gọn các phần ghi dài rồi lưu lại."
        ) from error


__all__ = ["SqlLedger", "log_write"]
