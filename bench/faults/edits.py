"""The ways in which somebody with the file of the database may alter the book, one by chance each.

A way says what it did; "" where chance gave it nothing to do.
"""

import random
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.chain import content_of, digest_of, link
from app.records.journal import JournalEntry

ISSUED = (("made_paper", "content"), ("made_paper", "title"), ("agreement", "terms"))
JOURNAL = JournalEntry.__table__
LINE = [column.name for column in JOURNAL.columns]


def drop_guards(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name in ("journal_stays", "journal_stays_as_it_is"):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _change_line(connection: Connection, rng: random.Random) -> str:
    number = rng.randint(1, _last(connection))
    column = rng.choice([name for name in LINE if name != "sequence"])
    return _other(connection, rng, "journal", column, f"sequence = {number}")


def _change_record(connection: Connection, rng: random.Random) -> str:
    table, row = _some_record(connection, rng)
    column = rng.choice([one.name for one in db.metadata.tables[table].columns if one.name != "id"])
    return _other(connection, rng, table, column, f"id = '{row}'")


def _change_issued(connection: Connection, rng: random.Random) -> str:
    table, column = rng.choice(ISSUED)
    rows = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
    return (rows and _other(connection, rng, table, column, f"id = '{rng.choice(rows)}'")) or ""


def _delete_line(connection: Connection, rng: random.Random) -> str:
    number = rng.randint(1, _last(connection))
    connection.exec_driver_sql(f"DELETE FROM journal WHERE sequence = {number}")
    return f"line {number}"


def _delete_record(connection: Connection, rng: random.Random) -> str:
    table, row = _some_record(connection, rng)
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = '{row}'")
    return f"{table} {row}"


def _insert_line(connection: Connection, rng: random.Random) -> str:
    last = _last(connection)
    number = rng.randint(1, last + 1)
    for one in range(last, number - 1, -1):
        connection.exec_driver_sql(
            f"UPDATE journal SET sequence = {one + 1} WHERE sequence = {one}"
        )
    source = rng.choice([one for one in range(1, last + 2) if one != number])
    given = {"sequence": str(number), "request_key": "NULL"}
    values = ", ".join(given.get(name, name) for name in LINE)
    connection.exec_driver_sql(
        f"INSERT INTO journal ({', '.join(LINE)}) SELECT {values} FROM journal "
        f"WHERE sequence = {source}"
    )
    return f"line {number} as {source}"


def _insert_record(connection: Connection, rng: random.Random) -> str:
    table, row = _some_record(connection, rng)
    columns = db.metadata.tables[table].columns
    unique = {one.name for one in columns if one.unique}
    if unique or any(getattr(one, "unique", False) for one in db.metadata.tables[table].indexes):
        return ""
    values = ", ".join({"id": f"'{uuid4().hex}'"}.get(one.name, one.name) for one in columns)
    done = connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO {table} SELECT {values} FROM {table} WHERE id = '{row}'"
    )
    return f"{table} like {row}" if done.rowcount == 1 else ""


def _swap_lines(connection: Connection, rng: random.Random) -> str:
    one, other = rng.sample(range(1, _last(connection) + 1), 2)
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.exec_driver_sql(
            f"UPDATE journal SET sequence = {after} WHERE sequence = {before}"
        )
    return f"lines {one} and {other}"


def _cut_tail(connection: Connection, rng: random.Random) -> str:
    """Half of them also move the head that the book itself keeps."""
    last = _last(connection)
    kept = rng.randint(1, last - 1)
    connection.exec_driver_sql(f"DELETE FROM journal WHERE sequence > {kept}")
    if has_moved := rng.random() < 0.5:
        connection.exec_driver_sql(
            f"UPDATE journal_head SET sequence = {kept}, "
            f"hash = (SELECT hash FROM journal WHERE sequence = {kept})"
        )
    return f"after line {kept} of {last}, head moved: {has_moved}"


def _hash_anew(connection: Connection, rng: random.Random) -> str:
    """The name in an old line is another's, and every hash from there on is computed again."""
    number = rng.randint(1, _last(connection))
    connection.exec_driver_sql(
        f"UPDATE journal SET acted_by = acted_by || ' khác' WHERE sequence = {number}"
    )
    before = connection.scalar(db.select(JOURNAL.c.hash).where(JOURNAL.c.sequence == number - 1))
    before = before or bytes(32)
    rows = db.select(JOURNAL).where(JOURNAL.c.sequence >= number).order_by(JOURNAL.c.sequence)
    for row in connection.execute(rows).all():
        content = content_of(row.salt, row.changes, row.reason)
        before = link(before, digest_of(row._mapping, content))
        connection.execute(
            db.update(JOURNAL).where(JOURNAL.c.sequence == row.sequence).values(hash=before)
        )
    connection.exec_driver_sql("UPDATE journal_head SET hash = ?", (before,))
    return f"from line {number} on"


KINDS: dict[str, Callable[[Connection, random.Random], str]] = {
    "line changed": _change_line,
    "line deleted": _delete_line,
    "line inserted": _insert_line,
    "lines swapped": _swap_lines,
    "tail cut": _cut_tail,
    "all hashed anew": _hash_anew,
    "record changed": _change_record,
    "record deleted": _delete_record,
    "record inserted": _insert_record,
    "issued paper changed": _change_issued,
}


def _last(connection: Connection) -> int:
    return connection.exec_driver_sql("SELECT max(sequence) FROM journal").scalar_one()


def _some_record(connection: Connection, rng: random.Random) -> tuple[str, Any]:
    while True:
        table = rng.choice(RECORD_TYPES).key
        rows = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
        if rows:
            return table, rng.choice(rows)


def _other(connection: Connection, rng: random.Random, table: str, column: str, where: str) -> str:
    """Another value than stands there, by preference one that stands elsewhere in the column."""
    old = connection.exec_driver_sql(f"SELECT {column} FROM {table} WHERE {where}").scalar()
    others = connection.exec_driver_sql(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} IS NOT ?",
        (old,),
    )
    values = [one for one in others.scalars() if one not in ("[]", "null")]
    new = rng.choice(values) if values else _made_up(old)
    if old in ("[]", "null") and new is None:
        return ""
    done = connection.exec_driver_sql(
        f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {where}", (new,)
    )
    now = connection.exec_driver_sql(f"SELECT {column} FROM {table} WHERE {where}").scalar()
    return f"{table}.{column} {old!r} -> {now!r}" if done.rowcount and now != old else ""


def _made_up(old: Any) -> Any:
    match old:
        case bytes():
            return bytes(len(old))
        case int() | float():
            return old + 1
        case str():
            return f"{old}x"
    return "x"
