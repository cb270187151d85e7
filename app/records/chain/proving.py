"""The digests of lines computed from what the lines say now, for who holds an older head."""

from sqlalchemy import select

from app.db import db
from app.domain.chain import START, content_of, digest_of
from app.records.journal import JournalEntry

_JOURNAL = JournalEntry.__table__


def hash_at(number: int) -> bytes | None:
    """None where there is no such line."""
    if not number:
        return START
    return db.session.scalar(select(_JOURNAL.c.hash).where(_JOURNAL.c.sequence == number))


def digests(after: int, upto: int) -> tuple[bytes, ...]:
    """Of the lines ``after`` < number <= ``upto``, in their order."""
    j = _JOURNAL.c
    rows = select(_JOURNAL).where(j.sequence > after, j.sequence <= upto).order_by(j.sequence)
    return tuple(
        digest_of(
            row._mapping,
            row.content if row.salt is None else content_of(row.salt, row.changes, row.reason),
        )
        for row in db.session.execute(rows)
    )
