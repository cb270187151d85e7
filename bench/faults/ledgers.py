"""What a book holds, beside what people were told: on whatever database, without the product.

A save counts from the moment at which its answer had come back whole; ``told`` maps the key of its
form to what was answered.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, create_engine, text

from bench.faults.desk import Person

_LINES = "SELECT request_key, subject, subject_id, revision, changes FROM journal ORDER BY sequence"
_CASES = "SELECT id, team_id, book_year, book_number, summary, revision FROM mediation_case"
_OTHERS = "SELECT id FROM {table}"
_CASE = "mediation_case"


@dataclass(slots=True)
class Wrongs:
    """``half``: a case without its two sides, a record without its line or a line without its
    record; ``numbers``: gaps and doubles of the team's book; ``overwritten``: a change of another
    text than its writer had seen, or than the change before it had left."""

    lost: int = 0
    doubled: int = 0
    half: int = 0
    numbers: int = 0
    overwritten: int = 0

    def __bool__(self) -> bool:
        return any(self.counts().values())

    def __str__(self) -> str:
        return ", ".join(f"{count} {name}" for name, count in self.counts().items())

    def counts(self) -> dict[str, int]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Told:
    """``taken_in``: key → address of the record; ``changed``: key → the summary of a case that was
    seen, and the one that was saved in its place."""

    taken_in: Mapping[str, str]
    changed: Mapping[str, list[str]]


def saved_by(people: Iterable[Person]) -> dict[str, str]:
    """What all of them were told is saved, by the key of its form."""
    return {key: place for one in people for key, place in one.saved.items()}


def wrongs(url: str, told: Told) -> Wrongs:
    """Read the whole book at ``url`` (SQLAlchemy's) and hold it against what was told."""
    engine = create_engine(url)
    try:
        with engine.connect() as book:
            return _wrongs(book, told)
    finally:
        engine.dispose()


def _wrongs(book: Connection, told: Told) -> Wrongs:
    lines = [_line(row) for row in book.execute(text(_LINES))]
    cases = {_hex(row.id): row for row in book.execute(text(_CASES))}
    sides = Counter(_hex(one) for (one,) in book.execute(text("SELECT case_id FROM party")))
    others = {
        _hex(one)
        for table in ("attachment", "party")
        for (one,) in book.execute(text(_OTHERS.format(table=table)))
    }
    found = Wrongs()
    _taken_in(found, told.taken_in, {key for key, *_ in lines if key}, cases.keys() | others)
    texts = Counter(row.summary for row in cases.values())
    found.doubled += sum(times - 1 for times in texts.values())
    found.half += sum(sides[one] != 2 for one in cases)
    known = {subject_id for _, _, subject_id, *_ in lines}
    found.half += len((cases.keys() | others) - known)
    found.half += sum(
        subject_id not in cases for _, subject, subject_id, *_ in lines if subject == _CASE
    )
    _numbers(found, cases)
    _changes(found, lines, cases, told.changed)
    return found


def _taken_in(found: Wrongs, told: Mapping[str, str], keys: set[str], there: set[str]) -> None:
    ids = Counter(UUID(address.rpartition("/")[2]).hex for address in told.values())
    for key, address in told.items():
        hexed = UUID(address.rpartition("/")[2]).hex
        found.lost += key not in keys or hexed not in there
    found.doubled += sum(times - 1 for times in ids.values())


def _numbers(found: Wrongs, cases: Mapping[str, Any]) -> None:
    """The book of each team and year is numbered 1, 2, 3 … without gap or double."""
    books: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in cases.values():
        books[_hex(row.team_id), row.book_year].append(row.book_number or 0)
    for given in books.values():
        found.numbers += len(given) - len(set(given) & set(range(1, len(given) + 1)))


def _changes(
    found: Wrongs,
    lines: list[tuple[str, str, str, int, dict]],
    cases: Mapping[str, Any],
    told: Mapping[str, list[str]],
) -> None:
    """Each change began where the one before had ended, and the last is what stands there."""
    standing: dict[str, str | None] = {}
    revisions: dict[str, int] = {}
    by_key: dict[str, list[str]] = {}
    for key, subject, subject_id, revision, changes in lines:
        if subject != _CASE:
            continue
        found.overwritten += revision != revisions.get(subject_id, 0) + 1
        revisions[subject_id] = revision
        if "summary" in changes:
            old, new = changes["summary"]
            found.overwritten += standing.get(subject_id) != old
            standing[subject_id] = new
            by_key[key] = changes["summary"]
    for one, row in cases.items():
        found.overwritten += standing.get(one) != row.summary
        found.overwritten += revisions.get(one) != row.revision
    found.lost += sum(key not in by_key for key in told)
    found.overwritten += sum(by_key.get(key, both) != both for key, both in told.items())


def _line(row: Any) -> tuple[str, str, str, int, dict]:
    changes = json.loads(row.changes) if isinstance(row.changes, str) else row.changes
    return row.request_key, row.subject, _hex(row.subject_id), row.revision, changes


def _hex(one: Any) -> str:
    """SQLite keeps 32 digits, PostgreSQL a UUID of its own."""
    return one.hex if isinstance(one, UUID) else (one or "").replace("-", "")
