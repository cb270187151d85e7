"""A consistent copy of a SQLite database while people write, and whether one is sound."""

import sqlite3
from contextlib import closing
from typing import Any

from app.opening import BROKEN, BookFile, is_plain, sealed_driver, unlock


def copy_database(book: BookFile, into: BookFile) -> None:
    """Copy the database of one moment into one file under the same key; nobody who writes waits."""
    with closing(book.connect(read_only=True)) as source, closing(into.connect()) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def convert(book: BookFile, into: BookFile) -> None:
    """Write ``book``, which nobody uses meanwhile, into a new file under another key or none."""
    with closing(sealed_driver().connect(str(book.path), isolation_level=None)) as connection:
        unlock(connection, book.key)
        ask = connection.execute
        key = f"x'{into.key.hex()}'" if into.key else ""
        ask("ATTACH DATABASE ? AS made KEY ?", (str(into.path), key))
        ask("PRAGMA made.synchronous = OFF")  # a new file, forced out when it is whole
        ask("PRAGMA made.journal_mode = OFF").fetchone()
        ask("SELECT sqlcipher_export('made')").fetchone()
        ask("DETACH DATABASE made")


def make_one_file(book: BookFile) -> None:
    """What stands in the file beside it goes in; that file belongs to this place only."""
    with closing(book.connect()) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def what_is_wrong(book: BookFile, *, wholly: bool) -> str | None:
    """What SQLite finds wrong with the file, in its words, or None.

    ``wholly``: indexes against their tables and rows against those they name as well, which
    takes two or three times as long.
    """
    try:
        with closing(_opened(book)) as connection:
            check = "integrity_check" if wholly else "quick_check"
            (found,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
            if found != "ok":
                return str(found)
            if wholly and (row := connection.execute("PRAGMA foreign_key_check").fetchone()):
                return f"{row[0]}: a row names one of {row[2]} that is not there"
    except (*BROKEN, OSError) as broken:
        return str(broken)
    return None


def is_its_key(book: BookFile) -> bool:
    """Whether the file is opened by the key that is told of it."""
    try:
        with closing(book.connect(read_only=True)) as connection:
            return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone())
    except BROKEN:
        return False


def facts_of(book: BookFile) -> dict[str, Any]:
    """What a copy says of itself: the version of its schema, its last line, rows by table."""
    with closing(_opened(book)) as connection:
        ask = connection.execute
        tables = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        told = sorted(name for name in tables if not name.startswith(("sqlite_", "search_")))
        last = ask("SELECT max(sequence), max(written_at) FROM journal").fetchone()
        count = 'SELECT count(*) FROM "{}"'  # nosec B608: names of tables, from the schema itself
        return {
            "schema": ask("SELECT version_num FROM alembic_version").fetchone()[0],
            "journal": {"sequence": last[0], "written_at": last[1]},
            "tables": {name: ask(count.format(name)).fetchone()[0] for name in told},
        }


def _opened(book: BookFile) -> sqlite3.Connection:
    """Open for reading; an empty or foreign file is not taken for a new database."""
    if not book.key and not is_plain(book.path):
        raise sqlite3.DatabaseError("file is not a database")
    return book.connect(read_only=True)
