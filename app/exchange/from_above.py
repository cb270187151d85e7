"""What has come down from the superior, what of it is held back, and why."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select

from app.db import db
from app.domain.actors import Actor
from app.exchange.missing import PAGE
from app.exchange.record_pages import Leaf, Page, kind_in_words, pages_of
from app.exchange.state import FOR_WHO_MENDS, has_stumbled, why_here
from app.instance import this_instance
from app.records.ledger.tables import LedgerRecord
from app.units.service import subtree_codes
from sync.down import LOST

TO_DO = {
    "parked": "Nâng cấp phần mềm ở máy này; nội dung tự vào sổ sau khi nâng cấp.",
    "failed": "Không phải làm gì: tự thử lại mỗi lần đồng bộ. Quá một ngày thì gọi cấp trên.",
    "stumbled": FOR_WHO_MENDS,
}


@dataclass(frozen=True, slots=True)
class CameDown:
    """How many records of the superior are held here; ``held_back`` are kept and not in the
    books yet."""

    records: int
    held_back: int


@dataclass(frozen=True, slots=True)
class FromAbove:
    """One record of the superior; ``reason`` and ``to_do`` where it is not in the books, or
    where the superior does not hold it any more."""

    label: str
    address: str | None
    is_held_back: bool
    reason: str
    to_do: str


def came_down() -> CameDown:
    held_back = select(func.count()).where(*_where(held_back=True))
    everything = select(func.count()).where(*_where())
    return CameDown(db.session.scalar(everything) or 0, db.session.scalar(held_back) or 0)


def from_above(by: Actor, *, held_back: bool, after: str = "") -> Leaf[FromAbove]:
    """The newest first; all, or only what is held back."""
    record = LedgerRecord
    state = case((has_stumbled(), "stumbled"), else_=record.state).label("state")
    columns = record.kind, record.record_id, state, record.fault, record.reason
    rows = select(*columns).where(*_where(held_back=held_back))
    with suppress(ValueError):
        rows = rows.where(record.record_id < UUID(after))
    found = db.session.execute(rows.order_by(record.record_id.desc()).limit(PAGE + 1)).all()
    shown = found[:PAGE]
    pages = pages_of(shown, by)
    named = []
    for row in shown:
        known = pages.get(row.record_id, Page(kind_in_words(row.kind), None))
        words = _words(row.state, row.fault, row.reason)
        named.append(FromAbove(known.label, known.address, row.state != "ok", *words))
    return Leaf(named, str(shown[-1].record_id) if len(found) > PAGE else None)


def _where(*, held_back: bool = False) -> list[ColumnElement[bool]]:
    """What is not of the own unit or of one below has come from above."""
    foreign = LedgerRecord.unit.not_in(subtree_codes(this_instance().unit))
    return [foreign, LedgerRecord.state != "ok"] if held_back else [foreign]


def _words(state: str, fault: str, reason: str) -> tuple[str, str]:
    if state != "ok":
        return why_here(state, fault), TO_DO[state]
    if reason == LOST:
        return (
            "Cấp trên không còn giữ văn bản này (có thể vừa được khôi phục); bản ở đây vẫn còn.",
            "Nếu văn bản còn hiệu lực, gọi cấp trên để gửi lại.",
        )
    return "", ""
