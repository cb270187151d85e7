"""Putting lines on the chain: their number, their hashes, and the new head, in one transaction.

Who writes holds the one write lock: SQLite's from the beginning of the transaction, elsewhere
that of the own log (:meth:`sync.ports.Ledger.head`). So numbers have no gaps, and of two writers
nobody goes on from the same line.
"""

import os
from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any

from sqlalchemy import JSON, LargeBinary, TypeDecorator, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db, now
from app.domain.chain import SALT, START, content_of, digest_of, link, state_of
from app.records.ledger.log import LogPart
from app.records.model import Record

HASH, SALTED = LargeBinary(32), LargeBinary(SALT)
HOLDS = "holds"
"""In a line to be sealed: the columns of the record after the act; None where it is no more."""
OWN = ("sequence", "salt", "content", "state_salt", "state", "hash")
"""The columns of a line that belong to the chain of this machine."""
Line = MutableMapping[str, Any]


class JournalHead(db.Model):
    """One row: the last line of the journal. A tail cut off does not match it any more."""

    __tablename__ = "journal_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    hash: Mapped[bytes] = mapped_column(HASH)


_HEAD = JournalHead.__table__
_READ = select(_HEAD.c.sequence, _HEAD.c.hash)
_MOVE = update(_HEAD).values(sequence=bindparam("at"), hash=bindparam("ends"))


def head() -> tuple[int, bytes]:
    """Number and hash of the last line; of an empty journal 0 and :data:`START`."""
    row = db.session().execute(_READ).one_or_none()
    return (row.sequence, row.hash) if row else (0, START)


def seal(lines: Sequence[Line]) -> None:
    """Give each line what it lacks, in this order, and move the head; writes no line itself.

    A line has every column but those of :data:`OWN`; about a record also :data:`HOLDS`, which
    is taken out of it.
    """
    session = db.session()
    if session.get_bind().dialect.name != "sqlite":
        LogPart().head()
    (number, last), at = head(), now()
    if not number and session.execute(_READ).one_or_none() is None:
        session.execute(insert(_HEAD), {"id": 1, "sequence": 0, "hash": START})
    for line in lines:
        number += 1
        line.setdefault("written_at", at)
        line |= {"sequence": number, "salt": os.urandom(SALT)}
        last = line["hash"] = link(last, _digested(line))
    session.connection().execute(_MOVE, {"at": number, "ends": last})


def standing(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The columns of each as the database will give them back, as they go into :data:`HOLDS`."""
    return [
        {one.key: _given_back(one.type, getattr(row, one.key)) for one in row.__table__.columns}
        for row in records
    ]


def _given_back(kind: Any, value: Any) -> Any:
    """A list may be made of whatever can be gone through once more, and nothing may become one."""
    if isinstance(kind, TypeDecorator) and isinstance(kind.impl_instance, JSON):
        dialect = db.session().get_bind().dialect
        if type(kind).process_bind_param is not TypeDecorator.process_bind_param:
            value = kind.process_bind_param(value, dialect)
        if type(kind).process_result_value is not TypeDecorator.process_result_value:
            value = kind.process_result_value(value, dialect)
    return value


def _digested(line: Line) -> bytes:
    line["content"] = content_of(line["salt"], line["changes"], line["reason"])
    line["state_salt"] = line["state"] = None
    if HOLDS in line:
        line["state_salt"] = os.urandom(SALT)
        line["state"] = state_of(line["state_salt"], line.pop(HOLDS))
    return digest_of(line, line["content"])


__all__ = ["HASH", "HOLDS", "OWN", "SALTED", "JournalHead", "head", "seal", "standing"]
