"""One row for each record that has words, written in the transaction of the record.

The words are cut before they come here, so neither database has to understand them: SQLite
looks them up in an FTS5 table beside this one, PostgreSQL in a GIN index over it.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    DDL,
    BigInteger,
    ColumnElement,
    Index,
    Integer,
    String,
    Text,
    bindparam,
    case,
    delete,
    event,
    func,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db
from app.domain.searching import whole, words_kept
from app.records.ledger.sql import Part, insert_into, pieces
from app.records.model import Record

A_DAY = 2**32
"""Numbers of entries that each day has. SQLite finds in the order of these numbers, so a list that
is ordered by a day finds its first page without having found all the rest."""
LAST = 2**63 - 1
"""The last number there can be."""


class SearchEntry(db.Model):
    """What one record is found by: its kind as ``#kind``, texts that stand for themselves as
    ``##text``, then its words, each once.

    ``id`` counts on from :func:`first_of` the day by which such records are listed.
    """

    __tablename__ = "search_entry"
    __table_args__ = (Index("uq_search_entry_record", "kind", "record_id", unique=True),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(48))
    record_id: Mapped[UUID]
    words: Mapped[str] = mapped_column(Text)


_TABLE = SearchEntry.__table__
_FORGET = (
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words)"
)
_KEEP = "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words)"
SQLITE_INDEX = (
    # No places of words are kept: they are asked for together, never one after the other. What
    # a syllable begins with has entries of its own up to six letters: else "nguyen*" would
    # gather every Nguyễn of the book before it gave the first.
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_entry',"
    " content_rowid='id', detail='none', columnsize=0, prefix='2 3 4 5 6',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '#/'\")",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN " + _KEEP + "; END",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN " + _FORGET + "; END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry"
    " WHEN old.words <> new.words OR old.id <> new.id"
    f" BEGIN {_FORGET}; {_KEEP}; END",
)
POSTGRESQL_INDEX = (
    "CREATE INDEX ix_search_entry_words ON search_entry"
    " USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)
for dialect, statements in (("sqlite", SQLITE_INDEX), ("postgresql", POSTGRESQL_INDEX)):
    for statement in statements:
        event.listen(_TABLE, "after_create", DDL(statement).execute_if(dialect=dialect))
event.listen(
    _TABLE, "before_drop", DDL("DROP TABLE IF EXISTS search_words").execute_if(dialect="sqlite")
)


def mark_of(kind: str) -> str:
    """The word by which a kind is told apart; nobody can type it."""
    return "#" + kind.replace("_", "")


def entry_of(record: Record) -> dict[str, object] | None:
    """The row of a record, or None where nothing is to be found."""
    words = words_kept("\n".join(record.words()))
    if not words:
        return None
    kind = record.__tablename__
    kept = kept_as(kind, words, record.wholes())
    first = first_of(record.listed_by())
    return {"first": first, "kind": kind, "record_id": record.id, "words": kept}


def first_of(day: date | None) -> int:
    """What the numbers of a day's entries count on from; of records that are listed by none, 0."""
    return day.toordinal() * A_DAY if day else 0


def kept_as(kind: str, words: str, wholes: Iterable[str] = ()) -> str:
    """The text of an entry, of ``words`` that are cut already."""
    return " ".join([mark_of(kind), *map(whole, wholes), words])


def enter(records: Iterable[Record]) -> None:
    """Keep what these records of one kind are found by now; inside their transaction."""
    rows, silent = [], []
    for record in records:
        row = entry_of(record)
        if row:
            rows.append(row)
        else:
            silent.append(record)
    put(rows)
    if silent:
        leave(silent[0].__tablename__, [record.id for record in silent])


def put(rows: Iterable[dict[str, object]]) -> None:
    """Write these rows (:func:`entry_of`), each over the one that its record has had."""
    part = Part()
    for some in pieces(rows):
        part.execute(_put(part.connection.dialect.name), some)


@cache
def _put(dialect: str) -> Any:
    """A record that is listed by another day than before gets another number."""
    write = insert_into(_TABLE, dialect).values(id=_next(dialect))
    old, new = _TABLE.c, write.excluded
    number = case((old.id // A_DAY == new.id // A_DAY, old.id), else_=new.id)
    return write.on_conflict_do_update(
        index_elements=["kind", "record_id"], set_={"words": new.words, "id": number}
    )


def _next(dialect: str) -> ColumnElement[int]:
    """The next number of the day that begins at ``first``. Only SQLite, where one writes at a
    time, may look which was the last."""
    first = bindparam("first", type_=BigInteger)
    if dialect == "postgresql":
        return first + func.nextval("search_entry_id_seq")
    of_day = _TABLE.c.id.between(first, first + A_DAY - 1)
    last = select(func.max(_TABLE.c.id)).where(of_day).scalar_subquery()
    return func.coalesce(last, first) + 1


def leave(kind: str, ids: Iterable[UUID]) -> None:
    """Forget these records."""
    for some in pieces(ids):
        named = (_TABLE.c.kind == kind, _TABLE.c.record_id.in_(some))
        Part().execute(delete(_TABLE).where(*named))
