"""The rows of a book as a plain SQLite file, for the limit and the peers."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

_TABLES = """
ATTACH :book AS book;
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE mediation_case (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL, received_on DATE NOT NULL,
    team_id INTEGER NOT NULL REFERENCES team(id), parties TEXT NOT NULL, summary TEXT NOT NULL,
    category TEXT NOT NULL, state TEXT NOT NULL, ended_on DATE);
CREATE TABLE party (
    id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES mediation_case(id),
    side TEXT NOT NULL, name TEXT NOT NULL, birth_year INTEGER, address TEXT NOT NULL);
INSERT INTO team SELECT row_number() OVER (ORDER BY id), name FROM book.team;
CREATE TEMP TABLE place AS
    SELECT c.id AS theirs, row_number() OVER (ORDER BY received_on, id) AS ours
    FROM book.mediation_case c;
CREATE UNIQUE INDEX temp.of_place ON place (theirs, ours);
INSERT INTO mediation_case
    SELECT ours, printf('%02d/%d', book_number, book_year), received_on,
        (SELECT t.id FROM team t JOIN book.team b ON b.name = t.name WHERE b.id = team_id),
        coalesce(parties_line, ''), coalesce(summary, ''), coalesce(category, ''), state, ended_on
    FROM temp.place JOIN book.mediation_case c ON c.id = theirs ORDER BY ours;
INSERT INTO party (case_id, side, name, birth_year, address)
    SELECT ours, side, coalesce(name, ''), birth_year, coalesce(address, '')
    FROM temp.place JOIN book.party ON case_id = theirs ORDER BY ours, side;
CREATE INDEX of_received ON mediation_case (received_on, id);
CREATE INDEX of_team ON mediation_case (team_id);
CREATE INDEX of_case ON party (case_id);
CREATE VIRTUAL TABLE words USING fts5 (
    number, parties, summary, content='mediation_case', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2");
INSERT INTO words (words) VALUES ('rebuild');
ANALYZE main;
"""


def plain(book: Path, target: Path) -> None:
    """Write the file ``target`` from the database of the product."""
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as connection:
        first, *rest = _TABLES.split(";\n")
        connection.execute(first.strip(), {"book": str(book)})
        connection.executescript(";\n".join(rest))
    fresh.replace(target)


def opened(book: Path) -> list[UUID]:
    """The newest cases, those of the sample: all but the restricted ones are opened."""
    asked = (
        "SELECT id, restricted_because FROM mediation_case ORDER BY received_on DESC, id DESC"
        " LIMIT 60"
    )
    with closing(sqlite3.connect(book)) as connection:
        return [UUID(one) for one, why in connection.execute(asked) if why is None]


def names(plain: Path, number: int) -> list[str]:
    """Full names from all over the book."""
    asked = "SELECT name FROM party WHERE id % :step = 1 AND name LIKE '% % %' LIMIT :number"
    with closing(sqlite3.connect(plain)) as connection:
        (most,) = connection.execute("SELECT max(id) FROM party").fetchone()
        step = max(most // number - 1, 2)
        return [one for (one,) in connection.execute(asked, {"step": step, "number": number})]
