"""A larger book out of a smaller one, by the database alone: its cases of former years once more.

A million cases written one by one take an hour of the processor. Each copy is a case of its own
with its round, sitting, assignment and people, the same days and words, another key and another
number in the book; the index of words is written by the database as it is for any record. The
journal is not copied: the cases in bulk have none.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.domain.mediation.states import CaseState
from app.domain.searching import words_kept
from app.mediation.models import Assignment, MediationCase, Meeting, Party, Round
from app.mediation.models.case import book_number
from app.records.search.index import A_DAY, SearchEntry, mark_of

# a key of another version than any that the program makes, so that none is met twice
_KEY = "substr({0}, 1, 12) || '8' || substr({0}, 14, 4) || printf('%03x', :copy) || substr({0}, 21)"
_CASE, _PARTY, _WORDS = MediationCase.__table__, Party.__table__, SearchEntry.__table__
_TOLD = f"""
CREATE TEMP TABLE told AS SELECT c.id, c.book_number, c.book_year FROM {_CASE.name} c
WHERE c.state = '{CaseState.CLOSED.value}'
    AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject_id = c.id)
"""


def grow(database: Path, cases: int) -> None:
    """Repeat the cases that have no line of the journal until the book holds ``cases``."""
    with closing(sqlite3.connect(database)) as connection:
        connection.create_function("number_kept", 2, _number_kept, deterministic=True)
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;" + _TOLD)
        most = f"SELECT max(id % {A_DAY}) FROM {_WORDS.name}"
        (entries,) = connection.execute(most).fetchone()
        copy = 0
        while (wanting := cases - _count(connection, _CASE.name)) > 0:
            copy += 1
            _copy(connection, copy, wanting, entries)
            connection.commit()
            print(f"{cases - wanting:,} of {cases:,} cases", flush=True)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(connection: sqlite3.Connection, copy: int, limit: int, entries: int) -> None:
    """One copy of at most ``limit`` cases, with what belongs to them; no day of the index of
    words had more than ``entries`` before."""
    highest = "SELECT max(book_number) FROM told"
    (step,) = connection.execute(highest).fetchone()
    given = {"copy": copy, "step": copy * step, "further": copy * entries}
    connection.execute("DROP TABLE IF EXISTS temp.chosen")
    chosen = f"CREATE TEMP TABLE chosen AS SELECT * FROM told ORDER BY id LIMIT {limit}"
    connection.executescript(f"{chosen}; CREATE UNIQUE INDEX temp.of_chosen ON chosen (id);")
    new = {"id": _KEY.format("s.id"), "book_number": "s.book_number + :step"}
    _insert(connection, _CASE, new, "JOIN temp.chosen t ON t.id = s.id", given)
    for model in (Round, Meeting, Assignment, Party):
        new = {"id": _KEY.format("s.id"), "case_id": _KEY.format("s.case_id")}
        join = "JOIN temp.chosen t ON t.id = s.case_id"
        _insert(connection, model.__table__, new, join, given)
    found = {"id": "s.id + :further", "record_id": _KEY.format("s.record_id")}
    of_people = (
        f"JOIN {_PARTY.name} p ON p.id = s.record_id JOIN temp.chosen t ON t.id = p.case_id"
        f" WHERE s.kind = '{_PARTY.name}'"
    )
    _insert(connection, _WORDS, found, of_people, given)
    mark = mark_of(_CASE.name)
    found["words"] = (
        f"replace(s.words, '{mark} ' || number_kept(t.book_number, t.book_year),"
        f" '{mark} ' || number_kept(t.book_number + :step, t.book_year))"
    )
    of_cases = f"JOIN temp.chosen t ON t.id = s.record_id WHERE s.kind = '{_CASE.name}'"
    _insert(connection, _WORDS, found, of_cases, given)


def _insert(
    connection: sqlite3.Connection, table, new: dict[str, str], join: str, given: dict[str, int]
) -> None:
    """Rows of ``table`` once more, with what is ``new`` in them."""
    names = [one.name for one in table.columns]
    taken = ", ".join(new.get(name, f"s.{name}") for name in names)
    rows = f"SELECT {taken} FROM {table.name} s {join}"
    connection.execute(f"INSERT INTO {table.name} ({', '.join(names)}) {rows}", given)


def _number_kept(number: int, year: int) -> str:
    return words_kept(book_number(number, year))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
