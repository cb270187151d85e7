"""The ledger of the exchange in the database: :class:`sync.ports.Ledger` over SQL.

Everything joins the transaction that is open, so a record and its place in the log are
written together or not at all. A batch of a thousand lines is a dozen statements.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from app.db import db, transaction
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.records.ledger.down import DownPart
from app.records.ledger.foreign import ForeignPart
from app.records.ledger.profiles import profile_of
from app.records.model import Record
from sync import BadLine, Key
from sync.write import Own, records


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
    log_writes([written])


def log_writes(written: Sequence[Record]) -> int:
    """The same for several records of one kind; of how many something new may leave."""
    if not written or not written[0].may_leave():
        return 0
    ledger, first, profile = SqlLedger(), written[0], Profile.MINIMAL
    if first.optional_fields():
        ledger.head()  # the lock of all writes: nobody switches from here on
        profile = profile_of(first.__tablename__)
    try:
        return len(records(ledger, [_own(one, profile) for one in written]))
    except BadLine as error:
        raise RuleViolation(
            "Hồ sơ này quá dài nên không gửi được lên cấp trên. "
            "Hãy rút gọn các phần ghi dài rồi lưu lại."
        ) from error


def forget_writes(gone: Sequence[Record]) -> None:
    """Note that records of one kind are no more; the superior takes them out as well."""
    if gone and gone[0].may_leave():
        records(
            SqlLedger(),
            [
                Own(Key(one.unit, one.id.hex), one.__tablename__, one.schema_version, None)
                for one in gone
            ],
        )


def _own(one: Record, profile: Profile) -> Own:
    return Own(
        Key(one.unit, one.id.hex),
        one.__tablename__,
        one.schema_version,
        one.outgoing(profile),
        one.goes_down_to(),
    )


__all__ = ["SqlLedger", "forget_writes", "log_write", "log_writes"]
