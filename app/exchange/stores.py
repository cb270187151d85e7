"""The guard and the inbox that :mod:`sync` borrows: who may send, and where lines go.

A received row is written as it came, never as an edit of one's own: its owner's version
counts, its owner's log carries it, and nobody here can change it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, delete, select

from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.exchange import regaining, withdrawals
from app.exchange.models import Peer
from app.exchange.received_files import sweep_after
from app.exchange.values import read_value
from app.instance import this_instance
from app.records.book_state import book_changed
from app.records.ledger.sql import Part, pieces
from app.records.model import Field, Leaves, Record
from app.records.search import enter, leave
from app.records.types import RecordType
from app.units.service import newest_of, own_books, subtree_codes, units_today
from sync import Key, Line, Postponed, Refused
from sync.ports import Caller

Row = dict[str, Any]
Rows = list[Row]
Owners = dict[UUID, str]


class PeerGuard:
    """Implements :class:`sync.ports.Guard`: a peer may send its own unit and those below, as
    long as it is itself below this one."""

    def caller(self, key: bytes) -> Caller | None:
        peer = db.session.get(Peer, key, populate_existing=True)
        if peer is None:
            return None
        is_revoked = peer.revoked_at is not None
        if peer.unit not in subtree_codes(this_instance().unit):
            now = newest_of(peer.unit)
            moved_to = now.parent_code if now and now.parent_code else ""
            return Caller(peer.unit, frozenset(), revoked=is_revoked, moved_to=moved_to)
        return Caller(peer.unit, frozenset(subtree_codes(peer.unit)), revoked=is_revoked)


class RecordInbox(Part):
    """Implements :class:`sync.ports.Inbox` over the tables of the catalogue.

    The rows that were judged last are kept, by the hash of their line: reading a row is half the
    work of taking it in.
    """

    def __init__(self, by: Actor | None = None) -> None:
        """``by`` has asked for what is given back of this unit's own records."""
        self._judged: dict[bytes, Row] = {}
        self._by = by

    def newest_schema(self, kind: str) -> int:
        return BY_KEY[kind].model.schema_version if kind in BY_KEY else 0

    def judge(self, lines: Sequence[Line]) -> Mapping[Key, Refused | Postponed]:
        faults: dict[Key, Refused | Postponed] = {}
        coming: dict[Table, Owners] = defaultdict(dict)
        self._judged = {}
        for kind, own in _by_kind(lines):
            table, rows = kind.model.__table__, []
            for line in own:
                try:
                    row = self._judged[line.hash] = _row(kind.model, line)
                    rows.append((line.key, row))
                except Refused as fault:
                    faults[line.key] = fault
            owners = self._owners(table, [row["id"] for _, row in rows])
            parents = self._parents(table, [row for _, row in rows], coming)
            books = self._books([row for _, row in rows], parents)
            for key, row in rows:
                fault = (
                    _stranger(row, owners)
                    or _orphan(table, row, parents, books)
                    or _objected(kind, row)
                )
                if fault:
                    faults[key] = fault
                else:
                    coming[table][row["id"]] = row["unit"]
        return faults

    def apply(self, lines: Sequence[Line]) -> None:
        book_changed({line.key.unit for line in lines})
        own, others = _divided(lines)
        for kind, some in _by_kind(own):
            rows = [self._judged.get(line.hash) or _row(kind.model, line) for line in some]
            regaining.put_in_place(kind, some, rows, self._by)
        self._apply(others)
        self._delete(lines)

    def _apply(self, lines: Sequence[Line]) -> None:
        withdrawals.note(lines)
        for kind, own in _by_kind(lines):
            table = kind.model.__table__
            rows = [self._judged.get(line.hash) or _row(kind.model, line) for line in own]
            changed = [name for name in rows[0] if name not in ("id", "unit")]
            self.execute(self.upsert(table, ["id"], changed), rows)
            if kind.model.has_words():
                enter(self._held(kind.model, [row["id"] for row in rows]))
            if kind.arrived:
                held = {one.id: one for one in self._held(kind.model, [row["id"] for row in rows])}
                kind.arrived([held[row["id"]] for row in rows])

    def _delete(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.body is None and not _only_left(line):
                table = BY_KEY[line.kind].model.__table__
                named = (table.c.id == UUID(line.key.id), table.c.unit == line.key.unit)
                if self.execute(delete(table).where(*named)).rowcount:
                    leave(line.kind, [UUID(line.key.id)])
        sweep_after(lines)

    def take_back(self, lines: Sequence[Line]) -> None:
        book_changed({line.key.unit for line in lines})
        _, others = _divided(lines)
        withdrawals.note(others)
        withdrawals.clear(others)
        sweep_after(lines)

    def _held(self, model: type[Record], ids: Iterable[UUID]) -> Iterator[Record]:
        """The records as they stand now, with what never left this commune (taken back)."""
        for some in pieces(ids):
            rows = select(model).where(model.id.in_(some)).execution_options(populate_existing=True)
            yield from db.session.scalars(rows)

    def _parents(
        self, table: Table, rows: Rows, coming: Mapping[Table, Owners]
    ) -> Mapping[str, Owners]:
        """For each column that names a parent: whose each of the named parents is."""
        found = {}
        for column in _references(table):
            target = _target(column)
            named = {row[column.key] for row in rows} - {None}
            found[column.key] = {**self._owners(target, named), **coming.get(target, {})}
        return found

    def _books(self, rows: Rows, parents: Mapping[str, Owners]) -> Mapping[str, str]:
        """Who keeps the book of each unit in question; mergers are looked up only where a record
        hangs on another unit's."""
        own = {row["unit"] for row in rows}
        named = {unit for owners in parents.values() for unit in owners.values()} | own
        return units_today(named) if len(named) > 1 else dict.fromkeys(named, *named)

    def _owners(self, table: Table, ids: Iterable[UUID]) -> Owners:
        found: Owners = {}
        for some in pieces(ids):
            rows = self.execute(select(table.c.id, table.c.unit).where(table.c.id.in_(some)))
            found.update(iter(rows))
        return found


def _divided(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Those of the own books, which come only when they are given back; and the others."""
    books = own_books()
    own = [line for line in lines if line.key.unit in books]
    return own, [line for line in lines if line.key.unit not in books]


def _only_left(line: Line) -> bool:
    """Whether an own record is meant that stands here and no longer above: of such a kind nothing
    goes up unless the head of the unit lets it."""
    goes_up = BY_KEY[line.kind].model.leaves_under(Profile.MINIMAL)
    return not goes_up and line.key.unit in own_books()


def _by_kind(lines: Sequence[Line]) -> Iterator[tuple[RecordType, list[Line]]]:
    """The lines that have a body, parents before their children."""
    for kind in RECORD_TYPES:
        if own := [one for one in lines if one.kind == kind.key and one.body is not None]:
            yield kind, own


def _stranger(row: Row, owners: Owners) -> Refused | None:
    """An id belongs to whoever brought it first."""
    if owners.get(row["id"], row["unit"]) != row["unit"]:
        return Refused("Mã hồ sơ này đã thuộc về đơn vị khác.")
    return None


def _orphan(
    table: Table, row: Row, parents: Mapping[str, Owners], books: Mapping[str, str]
) -> Refused | Postponed | None:
    """A record hangs only on records of its own unit, or of one whose book is carried on with
    its own, and waits for those to come."""
    for column in _references(table):
        parent, label = row[column.key], column.info["field"].label
        owner = parents[column.key].get(parent, row["unit"] if parent is None else None)
        if owner is None:
            return Postponed(f"Hồ sơ ở mục “{label}” chưa đến.", parent.hex)
        if books[owner] != books[row["unit"]]:
            return Refused(f"Hồ sơ ở mục “{label}” thuộc về đơn vị khác.")
    return None


def _objected(kind: RecordType, row: Row) -> Refused | None:
    sentence = kind.objection(row) if kind.objection else ""
    return Refused(sentence) if sentence else None


def _references(table: Table) -> list[Column[Any]]:
    """The travelling columns that name another record."""
    return [
        column
        for column in table.columns
        if column.foreign_keys and column.info["field"].leaves is Leaves.ALWAYS
    ]


def _target(column: Column[Any]) -> Table:
    (key,) = column.foreign_keys
    return key.column.table


def _row(model: type[Record], line: Line) -> Row:
    """The columns that travel, checked one by one; those that stay below are left alone."""
    if not model.may_leave():
        raise Refused("Loại hồ sơ này không được rời đơn vị ghi hồ sơ.")
    body = dict(line.body or {})
    values: Row = {}
    for column, field in model.fields():
        if field.leaves is Leaves.ALWAYS:
            values[column.key] = _value(column, field, body)
        elif field.leaves is Leaves.FULL_PROFILE:
            values[column.key] = read_value(column, field.label, body.get(column.key))
        elif body.get(column.key) is not None:
            raise Refused(f"Mục “{field.label}” không được rời đơn vị ghi hồ sơ.")
    try:
        model.check_received(values)
    except RuleViolation as error:
        raise Refused(error.message) from error
    return {
        "id": UUID(line.key.id),
        "unit": line.key.unit,
        "revision": line.number,
        **values,
    }


def _value(column: Column[Any], field: Field, body: Mapping[str, Any]) -> Any:
    if column.key not in body and column.default is not None:
        given = column.default.arg  # an older sender does not know this field yet
        return given(None) if callable(given) else given
    return read_value(column, field.label, body.get(column.key))
