"""Whole rows as they lie in the file of a book, and how they are laid beside what is held."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, DateTime, Time, Uuid, select
from sqlalchemy.types import TypeDecorator

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.errors import RuleViolation
from app.records.chain.sealing import OWN, seal
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.model import Record, choice, columns_of
from app.records.search import enter
from app.records.types import RecordType
from sync import Key, Line
from sync.facts import Kept
from sync.lines import short
from sync.messages import Arrived
from sync.take import take

AT_ONCE = 200
KEPT = "kept_own"
Known = Mapping[Key, set[bytes]]


class LinesOnly:
    """Implements :class:`sync.ports.Inbox`: the rows themselves are in place already."""

    def newest_schema(self, kind: str) -> int:
        return 2**31

    def judge(self, lines: Sequence[Line]) -> Mapping[Key, Any]:
        return {}

    def apply(self, lines: Sequence[Line]) -> None:
        pass

    def take_back(self, lines: Sequence[Line]) -> None:
        pass


def keys_of(records: Iterable[Record]) -> list[Key]:
    return [Key(one.unit, one.id.hex) for one in records]


def past_out(known: Known) -> dict[Key, list[str]]:
    return {key: sorted(one.hex() for one in shorts) for key, shorts in known.items()}


def out(record: Record, held: Kept | None, past: Mapping[Key, list[str]]) -> dict[str, Any]:
    """A record with every column, the line that travels of it, and its earlier versions."""
    key = Key(record.unit, record.id.hex)
    raw = held.raw.decode("utf-8") if held else None
    return {"row": record.as_held(), "raw": raw, "past": past.get(key, [])}


def in_turn(model: Any, name: Any, wanted: Any) -> Iterator[list[Any]]:
    """All of these, a few at a time, in the order of ``name``."""
    rows = select(model).where(wanted).order_by(name).limit(AT_ONCE)
    some = list(db.session.scalars(rows))
    while some:
        yield some
        last = getattr(some[-1], name.key)
        db.session.expunge_all()
        some = list(db.session.scalars(rows.where(name > last)))


def file_names(units: Iterable[str]) -> list[str]:
    """The names of all files that records of these units keep."""
    found: set[str | None] = set()
    for kind in RECORD_TYPES:
        for column in kind.files:
            found |= set(db.session.scalars(select(column).where(kind.model.unit.in_(units))))
    return sorted(found - {None})


def rows_beside(kind: RecordType, units: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """The rows that belong to records of this kind without being records, without their numbers."""
    table = kind.beside.class_
    theirs = kind.beside.in_(select(kind.model.id).where(kind.model.unit.in_(units)))
    for some in in_turn(table, table.id, theirs):
        yield [{k: v for k, v in columns_of(one).items() if k != "id"} for one in some]


def take_beside(kind: RecordType, rows: Sequence[Any]) -> None:
    lines = [read({**one, "id": None}, kind.beside.class_) for one in rows]
    for one in lines:
        del one["id"]
    db.session.execute(kind.beside.class_.__table__.insert(), lines)


def take_rows(
    model: type[Record], rows: Sequence[Any], units: Iterable[str]
) -> tuple[list[Record], int]:
    """Put whole rows in place with the lines that travel of them; the records, and how many of
    them had been edited here."""
    ledger = SqlLedger()
    ids, edited = lay(ledger, model, rows)
    take_lines(ledger, [one for one in rows if one["row"]["id"] not in edited], units)
    held = select(model).where(model.id.in_(ids)).execution_options(populate_existing=True)
    records = list(db.session.scalars(held))
    enter(records)
    return records, len(edited)


def take_lines(ledger: SqlLedger, rows: Sequence[Any], units: Iterable[str]) -> None:
    """Log what travels of these records, with the versions before it."""
    arrived = [
        Arrived(at, frozenset(map(bytes.fromhex, one["past"])), one["raw"].encode())
        for at, one in enumerate(rows)
        if one["raw"] is not None
    ]
    take(ledger, LinesOnly(), lambda: frozenset(units), arrived)


def history_out(entry: JournalEntry) -> dict[str, Any]:
    """A line without what belongs to the chain of the machine that wrote it."""
    return {name: one for name, one in columns_of(entry).items() if name not in OWN}


def take_journal(rows: Sequence[Any]) -> None:
    """The history comes along and goes on this machine's chain; who did what is told by name, for
    accounts stay behind."""
    gone = {**dict.fromkeys(OWN), "request_key": None, "account_id": None}
    lines = [read({**one, **gone}, JournalEntry) for one in rows]
    seal(lines)
    db.session.execute(JournalEntry.__table__.insert(), lines)


def lay(ledger: SqlLedger, model: type[Record], rows: Sequence[Any]) -> tuple[list[UUID], set[str]]:
    """Write whole rows; the ids of all, and of those that were edited here.

    What is held is an ancestor of what comes, or it stays: then the record gets what it lacks.
    """
    table = model.__table__
    coming = {UUID(one["row"]["id"]): one for one in rows}
    here = {
        one.id: one for one in db.session.execute(select(table).where(table.c.id.in_(list(coming))))
    }
    if any(one.unit != coming[id_]["row"]["unit"] for id_, one in here.items()):
        raise RuleViolation(
            "Trong tệp có hồ sơ trùng mã với hồ sơ của đơn vị khác nên không nhận. Không có gì "
            "thay đổi."
        )
    keys = {id_: Key(one["row"]["unit"], id_.hex) for id_, one in coming.items()}
    held, edited, written = ledger.current(keys.values()), set(), []
    for id_, one in coming.items():
        row = read(one["row"], model)
        if (known := held.get(keys[id_])) is not None and id_ in here:
            past = {bytes.fromhex(short_) for short_ in one["past"]}
            is_same = one["raw"] is not None and known.raw == one["raw"].encode()
            if not is_same and short(known.hash) not in past:
                edited.add(one["row"]["id"])
                own = here[id_]._mapping
                row = {name: row[name] if own[name] is None else own[name] for name in row}
        written.append(row)
    changed = [column.name for column in table.columns if column.name not in ("id", "unit")]
    ledger.execute(ledger.upsert(table, ["id"], changed), written)
    return list(coming), edited


def read(row: Mapping[str, Any], model: Any) -> dict[str, Any]:
    return {column.key: _value(column, row[column.key]) for column in model.__table__.columns}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, choice):
        return kind.enum(value)
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    for type_, make in _MADE:
        if isinstance(kind, type_):
            return make(value)
    return value


_MADE: tuple[tuple[type, Any], ...] = (
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Time, time.fromisoformat),
    (Uuid, UUID),
)
