"""What a unit below has taken back: nothing of it stays here but that it was taken back.

A field that leaves only under the full profile is named in a line or it is not; a version that
no longer names it takes it back. The bytes of the former version go with the version itself;
here go the copies of it, and what is left of them in the files. Where a person was erased below,
the stone (:class:`app.privacy.models.Erasure`) says that a former version held words that must
not be left in the files either.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from secrets import token_hex
from uuid import UUID

from sqlalchemy import select, update

from app.catalog import BY_KEY
from app.db import db, transaction
from app.exchange.letter_files import drop_own
from app.exchange.models import Withdrawal
from app.privacy.record import ERASURE
from app.privacy.service.emptying import forget_in_files
from app.records.ledger import SqlLedger
from app.records.ledger.sql import Part, ids, pieces
from app.records.ledger.tables import LedgerAnswer
from app.web.context import today
from sync import Key, Line
from sync.lines import compose, parse

SWEEP = "sweep"
"""The ledger's note that former bytes may still lie in the database's files: another value each
time, so that what is taken back while one sweeps is not forgotten."""
_ANSWER = LedgerAnswer.__table__


def note(lines: Sequence[Line]) -> None:
    """Note what these versions take back and forget its copies, before they are kept."""
    if any(line.kind == ERASURE.key for line in lines):
        drop_own()
        SqlLedger().put(SWEEP, token_hex(8))
    unnamed = {line.key: names for line in lines if (names := _unnamed(line))}
    if not unnamed:
        return
    kinds = {line.key: line.kind for line in lines}
    found: Counter[tuple[str, str, str]] = Counter()
    for key, kept in SqlLedger().current(unnamed).items():
        gone = [name for name in unnamed[key] if _is_named(name, kept.raw)]
        if gone:
            found[key.unit, kinds[key], " ".join(gone)] += 1
    copies = _clean_copies(unnamed)
    if found:
        _count(found)
        drop_own()
    if found or copies:
        SqlLedger().put(SWEEP, token_hex(8))


def clear(lines: Iterable[Line]) -> None:
    """Empty in the tables what these versions no longer name; nothing else of them is written."""
    for line in lines:
        if names := _unnamed(line):
            table = BY_KEY[line.kind].model.__table__
            named = table.c.id == UUID(line.key.id), table.c.unit == line.key.unit
            Part().execute(update(table).where(*named).values(dict.fromkeys(names)))


def sweep() -> None:
    """After the transaction: rid the database's own files of former bytes, where some lay.

    Where others are reading it is tried again with the next exchange.
    """
    due = SqlLedger().get(SWEEP)
    if due is None or not forget_in_files():
        return
    with transaction():
        if SqlLedger().get(SWEEP) == due:
            SqlLedger().put(SWEEP, None)


def withdrawals() -> Sequence[Withdrawal]:
    """The newest first."""
    rows = select(Withdrawal).order_by(Withdrawal.noted_on.desc(), Withdrawal.unit, Withdrawal.kind)
    return db.session.scalars(rows.limit(100)).all()


def _unnamed(line: Line) -> list[str]:
    """The fields of the full profile that this version does not name; a deletion names none."""
    if line.kind not in BY_KEY:
        return []
    optional, body = BY_KEY[line.kind].model.optional_fields(), line.body or {}
    return [column.key for column, _ in optional if column.key not in body]


def _is_named(name: str, raw: bytes) -> bool:
    """Reads the bytes only where they may name it."""
    return f'"{name}":'.encode() in raw and name in (parse(raw).body or {})


def _clean_copies(unnamed: Mapping[Key, Collection[str]]) -> int:
    """Take the fields out of versions that were set aside; how many of those had them."""
    cleaned = 0
    for some in pieces(unnamed):
        copies = select(_ANSWER.c.log, _ANSWER.c.number, _ANSWER.c.raw).where(
            _ANSWER.c.raw.is_not(None), _ANSWER.c.record_id.in_(ids(some))
        )
        for log, number, raw in Part().execute(copies).all():
            line = parse(raw)
            names = unnamed.get(line.key, ())
            if any(_is_named(name, raw) for name in names):
                body = {name: one for name, one in (line.body or {}).items() if name not in names}
                less = compose(line.key, line.kind, line.number, line.schema, body)
                this = _ANSWER.c.log == log, _ANSWER.c.number == number
                Part().execute(update(_ANSWER).where(*this).values(raw=less.raw))
                cleaned += 1
    return cleaned


def _count(found: Mapping[tuple[str, str, str], int]) -> None:
    rows = [
        {"unit": unit, "kind": kind, "fields": fields, "noted_on": today(), "records": records}
        for (unit, kind, fields), records in found.items()
    ]
    name = ("unit", "kind", "noted_on", "fields")
    write = Part().upsert(Withdrawal.__table__, name, ("records",), added=True)
    Part().execute(write, rows)
