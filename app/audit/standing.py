"""Each record against the line that was written when it last changed.

What another instance wrote has no line here: it is held against the version that came with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Integer, String, or_, select, type_coerce
from sqlalchemy.types import NullType

from app.audit.checking import UNREADABLE, Break
from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.calendar import show_moment
from app.domain.chain import SALT, state_of
from app.records.chain.binding import Bound, bound
from app.records.chain.sealing import standing
from app.records.journal import JournalEntry
from app.records.ledger.sql import pieces
from app.records.ledger.tables import LedgerRecord
from app.records.model import Record, to_json
from app.records.types import RecordType
from sync.facts import Verdict
from sync.lines import BadLine, hash_of, parse

AT_ONCE = 500
_JOURNAL = JournalEntry.__table__


def check_records() -> Iterator[Break]:
    """Records that were changed, put in or taken out behind the back of the program."""
    for kind in RECORD_TYPES:
        many = bound(kind.key)
        for some in _in_turn(kind):
            if isinstance(some, Break):
                yield some
                continue
            seals = _newest(kind.key, [one.id for one in some], many)
            yield from _changed(kind, some, seals)
        yield from _missing(kind, many)
        yield from _neither_true_nor_false(kind)


def _in_turn(kind: RecordType) -> Iterator[Sequence[Record] | Break]:
    """The records, some at a time; what stands in a cell may be anything, also where an id does."""
    table = kind.model.__table__
    spelled = type_coerce(table.c.id, String) if _is_sqlite() else table.c.id
    ids, last = select(spelled).order_by(table.c.id).limit(AT_ONCE), None
    while True:
        rows = ids if last is None else ids.where(spelled > last)
        some = db.session.scalars(rows).all()
        if not some:
            return
        last = some[-1]
        yield from _read(kind, some)
        db.session.expunge_all()


def _read(kind: RecordType, ids: Sequence[Any]) -> Iterator[Sequence[Record] | Break]:
    try:
        wanted = [UUID(str(one)) for one in ids]
        yield db.session.scalars(select(kind.model).where(kind.model.id.in_(wanted))).all()
    except UNREADABLE:
        if len(ids) == 1:
            yield Break(None, f"{_named(kind, ids[0])} đã bị sửa ngoài phần mềm.")
            return
        for one in ids:
            yield from _read(kind, [one])


def _is_sqlite() -> bool:
    return db.session().get_bind().dialect.name == "sqlite"


def _newest(kind: str, ids: Sequence[UUID], many: Mapping[UUID, Bound]) -> dict[UUID, Bound]:
    found = {one: many[one] for one in ids if one in many}
    j = _JOURNAL.c
    salt, state = type_coerce(j.state_salt, NullType), type_coerce(j.state, NullType)
    rows = select(j.subject_id, j.sequence, salt, state).where(
        j.subject == kind, j.subject_id.in_(ids), j.state.is_not(None)
    )
    for id_, number, salted, sealed in db.session.execute(rows.order_by(j.sequence)):
        if id_ not in found or found[id_].sequence < number:
            is_read = isinstance(salted, bytes) and len(salted) == SALT
            found[id_] = Bound(number, salted if is_read else None, sealed)
    return found


def _changed(
    kind: RecordType, some: Sequence[Record], seals: Mapping[UUID, Bound]
) -> Iterator[Break]:
    received = _received([one for one in some if one.id not in seals])
    for one, columns in zip(some, standing(some), strict=True):
        if one.id not in seals:
            if fault := _against_line(one, received.get(one.id)):
                yield Break(None, f"{_named(kind, one.id)} {fault}")
            continue
        number, salt, state = seals[one.id]
        if salt is not None and not _is_sealed(salt, columns, state):
            yield Break(
                number,
                f"{_named(kind, one.id)} đã bị sửa ngoài phần mềm sau dòng nhật ký số {number}"
                f"{_moment(number)}.",
            )


def _is_sealed(salt: bytes, columns: Mapping[str, Any], state: bytes) -> bool:
    try:
        return state_of(salt, columns) == state
    except UNREADABLE:
        return False


def _missing(kind: RecordType, many: Mapping[UUID, Bound]) -> Iterator[Break]:
    j, model = _JOURNAL.c, kind.model
    is_here = select(model.id).where(model.id == j.subject_id).exists()
    told = select(type_coerce(j.subject_id, NullType)).where(
        j.subject == kind.key, j.state.is_not(None), ~is_here
    )
    gone = {one for raw in db.session.scalars(told.distinct()) if (one := _id(raw))}
    for some in pieces(many):
        gone |= set(some) - set(db.session.scalars(select(model.id).where(model.id.in_(some))))
    for some in pieces(sorted(gone)):
        seals, lines = _newest(kind.key, some, many), _lines(some)
        for id_, (number, salt, state) in seals.items():
            is_taken_out = salt is None or state == state_of(salt, None)
            if not is_taken_out and not _is_gone_above(lines.get(id_)):
                yield Break(
                    number,
                    f"{_named(kind, id_)} không còn trong sổ mà nhật ký không ghi ai đưa ra; dòng "
                    f"cuối về hồ sơ là số {number}{_moment(number)}.",
                )


def _neither_true_nor_false(kind: RecordType) -> Iterator[Break]:
    """A cell of SQLite may hold any number: 2 is read as true, and counted as nothing."""
    table = kind.model.__table__
    cells = [type_coerce(one, Integer) for one in table.c if isinstance(one.type, Boolean)]
    if not (cells and _is_sqlite()):
        return
    ids = select(type_coerce(table.c.id, String)).order_by(table.c.id)
    for one in db.session.scalars(ids.where(or_(*(cell.not_in((0, 1)) for cell in cells)))):
        yield Break(None, f"{_named(kind, one)} đã bị sửa ngoài phần mềm.")


def _id(raw: Any) -> UUID | None:
    """None for what is no id: the line in which it stands is named where the chain is checked."""
    try:
        return UUID(str(raw))
    except ValueError:
        return None


def _received(records: Sequence[Record]) -> dict[UUID, Any]:
    return _lines([one.id for one in records]) if records else {}


def _lines(ids: Sequence[UUID]) -> dict[UUID, Any]:
    raw = (
        type_coerce(getattr(LedgerRecord, one), NullType).label(one)
        for one in ("raw", "hash", "state")
    )
    rows = select(LedgerRecord.record_id, *raw)
    found = db.session.execute(rows.where(LedgerRecord.record_id.in_(ids)))
    return {row.record_id: row for row in found}


def _against_line(one: Record, kept: Any) -> str:
    """What is wrong with a record that came from elsewhere; "" where nothing is."""
    if kept is None:
        return "không có dòng nhật ký nào: hồ sơ được chèn vào ngoài phần mềm."
    if kept.state != Verdict.OK.value:
        return ""  # a newer version waits; what stands here is the one before it
    try:
        line = parse(kept.raw)
        is_kept = hash_of(kept.raw) == kept.hash and line.body is not None
    except (BadLine, *UNREADABLE):
        is_kept = False
    if not is_kept:
        return "có bản nhận về đã bị sửa ngoài phần mềm."
    names = {column.key for column in one.__table__.columns}
    same = all(
        to_json(getattr(one, name)) == value for name, value in line.body.items() if name in names
    )
    is_same = same and (one.unit, one.revision) == (line.key.unit, line.number)
    return "" if is_same else "không khớp bản mà đơn vị ghi hồ sơ đã gửi."


def _is_gone_above(kept: Any) -> bool:
    try:
        return kept is not None and parse(kept.raw).body is None
    except (BadLine, *UNREADABLE):
        return False


def _moment(number: int) -> str:
    written = select(JournalEntry.written_at).where(JournalEntry.sequence == number)
    try:
        at = db.session.scalar(written)
    except UNREADABLE:
        return ""
    return f" ({show_moment(at)})" if at else ""


def _named(kind: RecordType, id_: UUID | str) -> str:
    return f"{kind.label} {id_}"
