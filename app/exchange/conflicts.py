"""Two versions of one record, of which neither is the other's past: a person sees both and
decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from app.catalog import BY_KEY
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show_moment
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.exchange.acts import ExchangeAct
from app.exchange.holding import NO_ANSWER
from app.exchange.sessions import ASKING, superior_at, superior_of_this, told_away
from app.exchange.values import read_value
from app.instance import this_instance
from app.records import journal
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerRecord
from app.records.locking import NotHere
from app.records.model import Leaves
from app.records.sight import meet
from app.records.types import RecordType
from sync import Key, Line, Refused, TurnedAway, Unreachable
from sync.facts import Verdict
from sync.lines import parse, short
from sync.prefer import prefer_own as settle

CHANGED = (
    "Bản ở cấp trên hoặc ở đây đã thay đổi từ khi mở trang này, nên chưa làm gì. Hãy xem lại hai "
    "bản."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in words; ``differs`` where the two sides say otherwise."""

    label: str
    here: str
    above: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Both:
    """``above`` names the version of the superior; ``trouble`` says why it is not shown."""

    unit: str
    record_id: UUID
    label: str
    address: str
    above: str
    lines: list[Difference]
    trouble: str


def both_versions(unit: str, record_id: UUID, by: Actor) -> Both:
    """What may leave of the record, here and above, asked of the superior itself."""
    row, kind = _conflict(unit, record_id)
    record = meet(kind, record_id, by)
    about = unit, record_id, kind.label, kind.address(record)
    superior = superior_of_this()
    if superior is None:
        raise NotHere
    try:
        there = superior_at(superior, this_instance(), ASKING).version(Key(unit, record_id.hex))
    except TurnedAway as no:
        return Both(*about, "", [], told_away(no))
    except Unreachable:
        return Both(*about, "", [], NO_ANSWER)
    if there is None or short(there.hash) != row.above:
        return Both(*about, "", [], f"{CHANGED} Trước hết hãy bấm “Đồng bộ ngay”.")
    lines = list(_differences(kind, parse(row.raw), there))
    return Both(*about, short(there.hash).hex(), lines, "")


def prefer_own(unit: str, record_id: UUID, above: str, *, by: Actor) -> None:
    """The version of this unit goes up in place of the superior's (``above``: its name)."""
    _, kind = _conflict(unit, record_id)
    meet(kind, record_id, by)
    with transaction():
        try:
            done = settle(SqlLedger(), Key(unit, record_id.hex), bytes.fromhex(above))
        except ValueError:
            done = False
        if not done:
            raise RuleViolation(CHANGED)
        changes = {"kind": [None, kind.key], "version_above": [above, None]}
        journal.note(
            ExchangeAct.PREFER_OWN,
            by=by,
            subject="exchange",
            subject_id=record_id,
            changes=changes,
        )


def _conflict(unit: str, record_id: UUID) -> tuple[LedgerRecord, RecordType]:
    row = db.session.get(LedgerRecord, (record_id, unit), populate_existing=True)
    if row is None or row.verdict != Verdict.CONFLICT.value or row.kind not in BY_KEY:
        raise NotHere
    return row, BY_KEY[row.kind]


def _differences(kind: RecordType, here: Line, above: Line) -> Iterator[Difference]:
    sides = here.body or {}, above.body or {}
    for column, field in kind.model.fields():
        if field.leaves is not Leaves.NEVER and any(column.key in one for one in sides):
            mine, theirs = (one.get(column.key) for one in sides)
            words = (_in_words(column, field.label, one) for one in (mine, theirs))
            yield Difference(field.label, *words, differs=mine != theirs)


def _in_words(column: Column[Any], label: str, value: Any) -> str:
    if value is None:
        return "–"
    try:
        read = read_value(column, label, value)
    except Refused:
        return "không đọc được"
    if isinstance(read, LabelledEnum):
        return read.label
    if isinstance(read, bool):
        return "có" if read else "không"
    if isinstance(read, UUID):
        return f"hồ sơ mã …{read.hex[-8:]}"
    if hasattr(read, "tzinfo") and hasattr(read, "date"):
        return show_moment(read)
    if hasattr(read, "strftime"):
        return read.strftime("%d/%m/%Y" if hasattr(read, "year") else "%H:%M")
    return ", ".join(read) if isinstance(read, list) else str(read)
