"""Small things that the parts of the ledger share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.db import db
from sync.lines import Key

T = TypeVar("T")
AT_ONCE = 500
"""Keys in one statement: far below what SQLite and PostgreSQL allow."""


class Part:
    """A part of the ledger; works in the session of the running request or command."""

    @property
    def session(self) -> Session:
        return db.session()

    def insert(self, table: Table) -> Any:
        """An ``INSERT`` that can say ``ON CONFLICT``, which both databases spell alike."""
        dialect = postgresql if self.session.get_bind().dialect.name == "postgresql" else sqlite
        return dialect.insert(table)


def pieces(items: Iterable[T]) -> Iterator[Sequence[T]]:
    everything = list(items)
    for start in range(0, len(everything), AT_ONCE):
        yield everything[start : start + AT_ONCE]


def ids(keys: Iterable[Key]) -> list[UUID]:
    return [UUID(key.id) for key in keys]


def key_of(unit: str, record_id: UUID) -> Key:
    return Key(unit, record_id.hex)
