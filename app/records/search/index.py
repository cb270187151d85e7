"""One row for each record that has words, written in the transaction of the record.

The words are cut before they come here, so neither database has to understand them: SQLite
looks them up in an FTS5 table beside this one, PostgreSQL in a GIN index over it.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import DDL, Index, String, Text, delete, event
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db
from app.domain.searching import whole, words_kept
from app.records.ledger.sql import Part, pieces
from app.records.model import Record


class SearchEntry(db.Model):
    """What one record is found by: its kind as ``#kind``, texts that stand for themselves as
    ``##text``, then its words, each once."""

    __tablename__ = "search_entry"
    __table_args__ = (Index("uq_search_entry_record", "kind", "record_id", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
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
    f" WHEN old.words <> new.words BEGIN {_FORGET}; {_KEEP}; END",
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
    return {"kind": kind, "record_id": record.id, "words": kept_as(kind, words, record.wholes())}


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
    part = Part()
    for some in pieces(rows):
        part.execute(part.upsert(_TABLE, ("kind", "record_id"), ("words",)), some)
    if silent:
        leave(silent[0].__tablename__, [record.id for record in silent])


def leave(kind: str, ids: Iterable[UUID]) -> None:
    """Forget these records."""
    for some in pieces(ids):
        named = (_TABLE.c.kind == kind, _TABLE.c.record_id.in_(some))
        Part().execute(delete(_TABLE).where(*named))
