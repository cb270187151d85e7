"""The guard and the inbox that :mod:`sync` borrows: who may send, and where lines go.

A received row is written as it came, never as an edit of one's own: its owner's version
counts, its owner's log carries it, and nobody here can change it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, delete, select

from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db
from app.exchange.models import Peer
from app.exchange.values import read_value
from app.records.ledger.sql import Part, pieces
from app.records.model import Field, Leaves, Record
from app.units.service import subtree_codes
from sync import Line, Postponed, Refused
from sync.ports import Caller

Rows = list[dict[str, Any]]


class PeerGuard:
    """Implements :class:`sync.ports.Guard`: a peer may send its own unit and those below."""

    def caller(self, key: bytes) -> Caller | None:
        peer = db.session.get(Peer, key, populate_existing=True)
        if peer is None:
            return None
        scope = frozenset(subtree_codes(peer.unit))
        return Caller(peer.unit, scope, revoked=peer.revoked_at is not None)


class RecordInbox(Part):
    """Implements :class:`sync.ports.Inbox` over the tables of the catalogue."""

    def newest_schema(self, kind: str) -> int:
        return BY_KEY[kind].model.schema_version if kind in BY_KEY else 0

    def apply(self, lines: Sequence[Line]) -> None:
        for kind in RECORD_TYPES:  # parents stand before their children
            own = [line for line in lines if line.kind == kind.key]
            written = [line for line in own if line.body is not None]
            if written:
                self._write(kind.model, written)
            if len(written) < len(own):
                self._remove(kind.model, [line for line in own if line.body is None])

    def _write(self, model: type[Record], lines: Sequence[Line]) -> None:
        table = model.__table__
        rows = [_row(model, line) for line in lines]
        self._check_owners(table, rows)
        for column in table.columns:
            if column.foreign_keys and column.key in rows[0]:
                self._check_parents(column, rows)
        changed = [name for name in rows[0] if name not in ("id", "unit")]
        self.execute(self.upsert(table, ["id"], changed), rows)

    def _remove(self, model: type[Record], lines: Sequence[Line]) -> None:
        table = model.__table__
        for line in lines:
            self.execute(
                delete(table).where(table.c.id == UUID(line.key.id), table.c.unit == line.key.unit)
            )

    def _check_owners(self, table: Table, rows: Rows) -> None:
        """An id belongs to whoever brought it first."""
        owners = self._owners(table, [row["id"] for row in rows])
        if any(owners.get(row["id"], row["unit"]) != row["unit"] for row in rows):
            raise Refused("Mã hồ sơ này đã thuộc về đơn vị khác.")

    def _check_parents(self, column: Column[Any], rows: Rows) -> None:
        """A record hangs only on records of its own unit, and waits for those to come."""
        (key,) = column.foreign_keys
        table, label = key.column.table, column.info["field"].label
        owners = self._owners(table, {row[column.key] for row in rows} - {None})
        for row in rows:
            parent = row[column.key]
            if parent is None:
                continue
            if parent not in owners:
                raise Postponed(f"Hồ sơ ở mục “{label}” chưa đến.")
            if owners[parent] != row["unit"]:
                raise Refused(f"Hồ sơ ở mục “{label}” thuộc về đơn vị khác.")

    def _owners(self, table: Table, ids: Iterable[UUID]) -> Mapping[UUID, str]:
        found: dict[UUID, str] = {}
        for some in pieces(ids):
            rows = self.execute(select(table.c.id, table.c.unit).where(table.c.id.in_(some)))
            found.update(iter(rows))
        return found


def _row(model: type[Record], line: Line) -> dict[str, Any]:
    """The columns that travel, checked one by one; those that stay below are left alone."""
    body = dict(line.body or {})
    values: dict[str, Any] = {}
    for column, field in model.fields():
        if field.leaves is Leaves.ALWAYS:
            values[column.key] = _value(column, field, body)
        elif body.get(column.key) is not None:
            raise Refused(f"Mục “{field.label}” không được rời đơn vị ghi hồ sơ.")
    record = model(**values)
    record.refresh_search_text()
    return {
        "id": UUID(line.key.id),
        "unit": line.key.unit,
        "revision": line.number,
        "search_text": record.search_text,
        **values,
    }


def _value(column: Column[Any], field: Field, body: Mapping[str, Any]) -> Any:
    if column.key not in body and column.default is not None:
        given = column.default.arg  # an older sender does not know this field yet
        return given(None) if callable(given) else given
    return read_value(column, field.label, body.get(column.key))
