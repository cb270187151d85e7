"""Small things that the parts of the ledger share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Executable, Result, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.db import db
from sync.lines import Key

T = TypeVar("T")
AT_ONCE = 500
"""Keys in one statement: far below what SQLite and PostgreSQL allow."""


class Part:
    """A part of the ledger; works in the transaction of the running request or command."""

    @property
    def connection(self) -> Connection:
        return db.session().connection()

    def execute(self, statement: Executable, rows: Any = None) -> Result[Any]:
        return self.connection.execute(statement, rows)

    def scalar(self, statement: Executable, values: Any = None) -> Any:
        return self.connection.scalar(statement, values)

    def upsert(
        self, table: Table, names: Sequence[str], changed: Sequence[str], *, added: bool = False
    ) -> Any:
        """An ``INSERT`` that, where a row has these ``names`` already, writes its ``changed``
        columns over (or adds to them)."""
        return _upsert(self.connection.dialect.name, table, tuple(names), tuple(changed), added)


@cache
def _upsert(
    dialect: str, table: Table, names: tuple[str, ...], changed: tuple[str, ...], added: bool
) -> Any:
    """Both databases spell it alike; built once, because building costs more than running."""
    write = insert_into(table, dialect)
    if not changed:
        return write.on_conflict_do_nothing()
    new = {name: write.excluded[name] for name in changed}
    if added:
        new = {name: table.c[name] + value for name, value in new.items()}
    return write.on_conflict_do_update(index_elements=list(names), set_=new)


def insert_into(table: Table, dialect: str) -> Any:
    """An ``INSERT`` that may say what becomes of a row that is there already."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


def rest(table: Table, *names: str) -> tuple[str, ...]:
    """The columns of a table but for these."""
    return tuple(column.name for column in table.c if column.name not in names)


def pieces(items: Iterable[T]) -> Iterator[Sequence[T]]:
    everything = list(items)
    for start in range(0, len(everything), AT_ONCE):
        yield everything[start : start + AT_ONCE]


def ids(keys: Iterable[Key]) -> list[UUID]:
    return [UUID(key.id) for key in keys]


def key_of(unit: str, record_id: UUID) -> Key:
    return Key(unit, record_id.hex)
