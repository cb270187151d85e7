"""Asking the index: the best and newest first, a page at a time, only what a person may meet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    False_,
    Select,
    bindparam,
    column,
    false,
    literal,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.searching import Asked, Term, Terms, asked_for, sought, whole
from app.records.model import Record
from app.records.search.index import A_DAY, LAST, SearchEntry, first_of, mark_of
from app.records.types import RecordType

MOST_COUNTED = 1000
FEW = 2000
"""Up to so many hits a list takes them by their ids; more, and it walks in its own order."""
NEAR = 100
"""So many of the newest hits are enough for the first page of nearly every list."""

_FTS = table("search_words", column("rowid"), column("search_words"))
_VECTOR = db.func.array_to_tsvector(db.func.string_to_array(SearchEntry.words, " "))


@dataclass(frozen=True, slots=True)
class Hits:
    """Records of one kind, best and newest first; ``next`` is the place to go on from."""

    records: Sequence[Record]
    next: str | None


def find(kind: RecordType, words: str, *, by: Actor, limit: int = 5) -> Sequence[Record]:
    """At most ``limit`` records of ``kind`` that ``by`` may read and that hold all ``words``."""
    return hits(kind, asked_for(words), by=by, limit=limit).records


def hits(
    kind: RecordType, asked: Asked, *, by: Actor, limit: int, after: str | None = None
) -> Hits:
    """A page of what is found, from a place that an earlier page gave.

    What fits a narrower grade comes first; within a grade the newest entry.
    """
    seen = kind.sought(by)
    if isinstance(seen, False_):
        return Hits([], None)
    found: list[tuple[int, int, UUID]] = []
    start, below = _read_place(after, asked) if after else (0, None)
    for grade in range(start, len(asked.grades)):
        rows = _entries(kind, seen, asked.grades[grade], asked.grades[:grade])
        if grade == start and below is not None:
            rows = rows.where(_entry() < below)
        rows = rows.order_by(_entry().desc()).limit(limit + 1 - len(found))
        found += [(grade, *row) for row in db.session.execute(rows)]
        if len(found) > limit:
            break
    shown = found[:limit]
    place = f"{shown[-1][0]}.{shown[-1][1]}" if len(found) > limit else None
    return Hits(_records(kind, [record_id for *_, record_id in shown]), place)


def kinds_holding(kinds: Iterable[RecordType], asked: Asked) -> list[RecordType]:
    """Those of which some record, whoever may meet it, holds the words; in one query."""
    if not asked.grades:
        return []
    named = {kind.key: kind for kind in kinds}
    parts = [
        db.select(literal(key).label("kind")).where(_matching(key, asked.widest, ()).exists())
        for key in named
    ]
    return [named[key] for key in db.session.scalars(union_all(*parts))]


def count(kind: RecordType, asked: Asked, *, by: Actor) -> int:
    """How many are found, counted to one more than :data:`MOST_COUNTED` at most."""
    seen = kind.sought(by)
    if not asked.grades or isinstance(seen, False_):
        return 0
    rows = _entries(kind, seen, asked.widest, ()).limit(MOST_COUNTED + 1)
    return db.session.scalar(db.select(db.func.count()).select_from(rows.subquery())) or 0


def newest(model: type[Record], terms: Terms, *columns: Any) -> Select[Any]:
    """Records of ``model`` that hold ``terms``, the newest entry first; to be bounded.

    The caller says who may meet them: the record is joined, what it belongs to is not.
    """
    rows = _matching(model.__tablename__, terms, ())
    rows = rows.with_only_columns(*columns, maintain_column_froms=True)
    return rows.join(model, model.id == SearchEntry.record_id).order_by(_entry().desc())


def called(model: type[Record], texts: Collection[str], *, limit: int) -> set[UUID]:
    """Ids of the records of ``model`` that are found by all of one of ``texts``, whoever may meet
    them; of each text the newest ``limit``. In one query.
    """
    if not texts:
        return set()
    words = [(Term(whole(text)),) for text in texts]
    asked = {f"text{place}": _query(one) for place, one in enumerate(words)}
    asked |= {"kind": model.__tablename__, "limit": limit}
    return set(db.session.scalars(_called(len(words), db.engine.dialect.name), asked))


@cache
def _called(number: int, _dialect: str) -> CompoundSelect[Any]:
    """The question of :func:`called` for so many texts; each database has its own."""
    parts = []
    for place in range(number):
        rows = _looked_up(bindparam(f"text{place}", type_=db.Text))
        rows = rows.where(SearchEntry.kind == bindparam("kind"))
        rows = rows.order_by(_entry().desc()).limit(bindparam("limit"))
        parts.append(db.select(rows.subquery()))
    return union_all(*parts)


def narrowed(model: type[Record], words: str, ids: Any) -> ColumnElement[bool]:
    """The condition that ``ids``, a column of records of ``model``, name such as hold ``words``."""
    asked = asked_for(words)
    return holding(model, asked.widest, ids) if asked.grades else false()


def holding(model: type[Record], terms: Terms, ids: Any) -> ColumnElement[bool]:
    """As :func:`narrowed`, of words already cut; for lists with an order of their own.

    Few hits are taken by their ids; of many, the list meets enough on its way, and each line
    that it passes is looked at.
    """
    kind = model.__tablename__
    few = db.session.scalars(_matching(kind, terms, ()).limit(FEW + 1)).all()
    if len(few) <= FEW:
        return ids.in_(few)
    kept = literal(" ") + SearchEntry.words + " "
    holds = [kept.contains(sought(term), autoescape=True) for term in terms]
    own = (SearchEntry.kind == kind, SearchEntry.record_id == ids)
    return db.exists().where(*own, *holds)


def nearest(
    model: type[Record], words: str, *, since: date | None = None, upto: date | None = None
) -> tuple[list[UUID], bool]:
    """The newest records of ``model`` that hold ``words``, those of the day ``upto`` and before;
    or the oldest of the day ``since`` and after. With it, whether these are all.

    Of a model that is listed by a day. Where they are not all, they are all of their days, so a
    list that is ordered by that day may begin with them.
    """
    asked = asked_for(words)
    if not asked.grades:
        return [], True
    values = {
        "query": _query((Term(mark_of(model.__tablename__)), *asked.widest)),
        "from": first_of(since),
        "to": first_of(upto) + A_DAY - 1 if upto else LAST,
        "limit": NEAR + 1,
    }
    rows = _nearest(since is not None, db.engine.dialect.name)
    found = db.session.execute(rows, values).all()
    if len(found) <= NEAR:
        return [record_id for _, record_id in found], True
    cut = found[-1][0] // A_DAY
    return [record_id for entry, record_id in found if entry // A_DAY != cut], False


@cache
def _nearest(forth: bool, _dialect: str) -> Select[Any]:
    """The question of :func:`nearest`; each database has its own."""
    rows = _looked_up(bindparam("query", type_=db.Text))
    rows = rows.with_only_columns(_entry(), SearchEntry.record_id, maintain_column_froms=True)
    rows = rows.where(_entry().between(bindparam("from"), bindparam("to")))
    return rows.order_by(_entry() if forth else _entry().desc()).limit(bindparam("limit"))


def _entries(
    kind: RecordType, seen: ColumnElement[bool], terms: Terms, without: Iterable[Terms]
) -> Select[Any]:
    """Entries and records of ``kind`` that hold ``terms`` and are ``seen``."""
    rows = _matching(kind.key, terms, without)
    rows = rows.with_only_columns(SearchEntry.id, SearchEntry.record_id)
    return rows.join(kind.model, kind.model.id == SearchEntry.record_id).where(seen)


def _matching(kind: str, terms: Terms, without: Iterable[Terms]) -> Select[Any]:
    """Ids of the records of ``kind`` that hold ``terms`` and not what an earlier grade gave."""
    return _looked_up(_query((Term(mark_of(kind)), *terms), *without))


def _looked_up(query: Any) -> Select[Any]:
    """Ids of the records whose words answer a query (:func:`_query`), or a parameter for one."""
    rows = db.select(SearchEntry.record_id)
    if _is_postgresql():
        return rows.where(_VECTOR.op("@@")(db.cast(query, TSQUERY)))
    rows = rows.join(_FTS, _FTS.c.rowid == SearchEntry.id)
    return rows.where(_FTS.c.search_words.op("MATCH")(query))


def _query(terms: Terms, *without: Terms) -> str:
    """In the database's own language: all of ``terms``, and not all of any of ``without``."""
    if _is_postgresql():
        return " & !".join(f"({_tsquery(one)})" for one in (terms, *without))
    return " NOT ".join(f"({_fts5(one)})" for one in (terms, *without))


def _is_postgresql() -> bool:
    return db.engine.dialect.name == "postgresql"


def _entry() -> ColumnElement[int]:
    """The number of an entry, by the name under which the look-up gives it in its order."""
    return SearchEntry.id if _is_postgresql() else _FTS.c.rowid


def _fts5(terms: Terms) -> str:
    return " AND ".join(f'"{term.text}"{"*" if term.begins else ""}' for term in terms)


def _tsquery(terms: Terms) -> str:
    return " & ".join(f"'{term.text}'{':*' if term.begins else ''}" for term in terms)


def _records(kind: RecordType, ids: Sequence[UUID]) -> Sequence[Record]:
    rows = db.session.scalars(db.select(kind.model).where(kind.model.id.in_(ids)))
    by_id = {record.id: record for record in rows}
    return [by_id[one] for one in ids]


def _read_place(text: str, asked: Asked) -> tuple[int, int]:
    grade, _, entry = text.partition(".")
    sound = all(one.isascii() and one.isdigit() and len(one) < 19 for one in (grade, entry))
    if not sound or int(grade) >= len(asked.grades):
        raise RuleViolation("Địa chỉ của trang này không đúng. Hãy tìm lại từ đầu.")
    return int(grade), int(entry)
