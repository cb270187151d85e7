"""A consistent copy of a SQLite database while people write, and whether one is sound."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_HEADER = b"SQLite format 3\x00"


def copy_database(database: Path, into: Path) -> None:
    """Copy the database of one moment into one plain file; nobody who writes waits."""
    with (
        closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=15)) as source,
        closing(sqlite3.connect(into)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def what_is_wrong(database: Path, *, wholly: bool) -> str | None:
    """What SQLite finds wrong with the file, in its words, or None.

    ``wholly``: indexes against their tables and rows against those they name as well, which
    takes two or three times as long.
    """
    try:
        with closing(_opened(database)) as connection:
            check = "integrity_check" if wholly else "quick_check"
            (found,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
            if found != "ok":
                return str(found)
            if wholly and (row := connection.execute("PRAGMA foreign_key_check").fetchone()):
                return f"{row[0]}: a row names one of {row[2]} that is not there"
    except (sqlite3.DatabaseError, OSError) as broken:
        return str(broken)
    return None


def facts_of(database: Path) -> dict[str, Any]:
    """What a copy says of itself: the version of its schema, its last line, rows by table."""
    with closing(_opened(database)) as connection:
        ask = connection.execute
        tables = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        told = sorted(name for name in tables if not name.startswith(("sqlite_", "search_")))
        last = ask("SELECT max(sequence), max(written_at) FROM journal").fetchone()
        return {
            "schema": ask("SELECT version_num FROM alembic_version").fetchone()[0],
            "journal": {"sequence": last[0], "written_at": last[1]},
            "tables": {name: ask(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in told},
        }


def _opened(database: Path) -> sqlite3.Connection:
    """Open for reading; an empty or foreign file is not taken for a new database."""
    with database.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise sqlite3.DatabaseError("file is not a database")
    return sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=15)
