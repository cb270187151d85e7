"""Which columns of which records hold people, read from what the columns say of themselves."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import JSON, Column, String, TypeDecorator, Uuid

from app.db import db
from app.records.model import Field, FieldClass, Record, choice
from app.records.types import RecordType

CLOSED = frozenset({FieldClass.RESTRICTED, FieldClass.SENSITIVE})
#: The records of this room itself: they tell of the request, and are kept as its proof.
OWN = frozenset({"data_request", "disposal", "erasure", "legal_hold", "data_incident"})
#: What the journal notes about who signs in: people of the office, who answer for what they did.
PEOPLE_HERE = ("account",)
BIRTH_YEAR = "birth_year"
Pair = tuple[Column[Any], Field]


def kinds() -> list[RecordType]:
    """Every kind of record but those of this room."""
    known: Iterable[RecordType] = current_app.extensions["record_types"].values()
    return [kind for kind in known if kind.key not in OWN]


def keys() -> list[str]:
    """The subjects under which the journal tells of records, those of this room too."""
    return [*current_app.extensions["record_types"]]


def kind_of(key: str) -> RecordType | None:
    return current_app.extensions["record_types"].get(key)


def addresses(of: Iterable[tuple[str, UUID]]) -> dict[UUID, str]:
    """Where these records are read, by their ids; a query for each kind of them."""
    sought: dict[str, set[UUID]] = {}
    for key, record_id in of:
        sought.setdefault(key, set()).add(record_id)
    found = {}
    for key, ids in sought.items():
        if kind := kind_of(key):
            rows = db.session.scalars(db.select(kind.model).where(kind.model.id.in_(ids)))
            found |= {one.id: kind.address(one) for one in rows}
    return found


@cache
def text_columns(model: type[Record]) -> tuple[Pair, ...]:
    """The columns in which somebody's name may stand: texts, and lists of texts."""
    return tuple(pair for pair in model.fields() if _holds_text(pair[0]))


@cache
def closed_columns(model: type[Record]) -> tuple[Pair, ...]:
    """What is emptied of a record about one human being, or of a file that is destroyed.

    Texts, lists, the year of birth and loose keys to others. Codes, days, sums and yes or no
    stay: figures are counted from them, and without a name they tell of nobody.
    """
    return tuple(
        pair for pair in model.fields() if pair[1].field_class in CLOSED and _is_emptied(pair[0])
    )


def personal_columns(kind: RecordType) -> tuple[Pair, ...]:
    """The same, with the name itself, which is not closed where the person holds an office."""
    if kind.person is None:
        return closed_columns(kind.model)
    name = kind.model.__table__.c[kind.person.key]
    named = [pair for pair in kind.model.fields() if pair[0] is name]
    return (*named, *(pair for pair in closed_columns(kind.model) if pair[0] is not name))


def parents_of(record: Record) -> Iterator[tuple[str, UUID]]:
    """The records that this one belongs to, by kind and id."""
    for one in record.__table__.columns:
        for key in one.foreign_keys:
            if (value := getattr(record, one.key)) is not None:
                yield key.column.table.name, value
    if (subject := getattr(record, "subject_kind", None)) and record.subject_id:
        yield subject, record.subject_id


def references_to(table: str, kind: RecordType) -> list[Column[Any]]:
    """The columns by which records of ``kind`` belong to records of another ``table``."""
    own = kind.model.__table__
    if own.name == table:
        return []
    return [
        one for one in own.columns if any(k.column.table.name == table for k in one.foreign_keys)
    ]


def _holds_text(one: Column[Any]) -> bool:
    kept = one.type
    if isinstance(kept, choice):
        return False
    if isinstance(kept, TypeDecorator):
        return kept.python_type is str
    return isinstance(kept, String | JSON)


def _is_emptied(one: Column[Any]) -> bool:
    if _holds_text(one) or one.key == BIRTH_YEAR:
        return True
    kept = one.type
    if isinstance(kept, TypeDecorator) and not isinstance(kept, choice):
        return kept.python_type is list
    return isinstance(kept, Uuid) and not one.foreign_keys
