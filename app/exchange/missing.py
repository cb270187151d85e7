"""The records that the superior does not have, or has not put into its book: each by name."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from flask import url_for
from sqlalchemy import Row, Select, select

from app.db import db
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.exchange.record_pages import Page, kind_in_words, pages_of
from app.exchange.state import NOT_TAKEN_CODES, places, why
from app.records.ledger.tables import LedgerEntry, LedgerRecord
from sync.facts import Verdict

FEW, PAGE = 10, 100
"""Records named on the page itself, and on a page of the whole list."""


class Missing(LabelledEnum):
    TROUBLED = "troubled", "Hồ sơ cấp trên không nhận, chưa ghi được"
    WAITING = "waiting", "Hồ sơ chờ gửi, chờ xác nhận"


TROUBLED, WAITING = Missing
WHICH = {"vuong": TROUBLED, "cho": WAITING}
"""The two lists by the word in their address."""

BY_ITSELF = "Không phải làm gì: hồ sơ tự gửi khi có mạng, hoặc bấm “Đồng bộ ngay”."
_TO_DO = {
    "conflict": "Xem hai bản rồi chọn: phần mềm không tự chọn thay người giữ sổ.",
    "not_owner": "Gọi cấp trên kiểm tra đơn vị nào được gửi; hồ sơ vẫn còn nguyên ở đây.",
    "too_big": "Mở hồ sơ, rút gọn các phần ghi dài rồi lưu lại; hồ sơ sẽ tự gửi.",
    "parked": "Không phải làm gì; hỏi cấp trên khi nào nâng cấp phần mềm.",
    "failed": "Không phải làm gì; nếu sau vài ngày vẫn thấy dòng này, hãy báo cấp trên.",
}
MEND = "Mở hồ sơ, sửa mục nêu ở lý do rồi lưu lại; hồ sơ sẽ tự gửi."


@dataclass(frozen=True, slots=True)
class Named:
    """One record: what kind, its page (None where it cannot be opened), in which state, why,
    and what there is to do. ``both``: where to see both versions of a conflict."""

    label: str
    address: str | None
    state: str
    reason: str
    to_do: str
    both: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """``last``: the place to go on after."""

    rows: Sequence[Named]
    has_more: bool
    last: str


def listed(which: Missing, by: Actor, *, after: str = "", most: int | None = None) -> Listed:
    """A page of them, or ``most``: waiting ones the newest first, troubled ones by their ids.

    ``after`` is the ``last`` of the page before; what cannot be one is the beginning. They are
    named as far as ``by`` may meet them.
    """
    most = most or PAGE
    acked, sent, _, _ = places()
    rows = _troubled(after) if which is TROUBLED else _waiting(after, acked)
    found = db.session.execute(rows.limit(most + 1)).all()
    shown = found[:most]
    pages = pages_of(shown, by)
    last = "" if not shown else str(shown[-1].record_id if which is TROUBLED else shown[-1].seq)
    return Listed([_named(row, sent, pages) for row in shown], len(found) > most, last)


_COLUMNS = (
    LedgerRecord.unit,
    LedgerRecord.kind,
    LedgerRecord.record_id,
    LedgerRecord.verdict,
    LedgerRecord.reason,
    LedgerRecord.seq,
)


def _troubled(after: str) -> Select:
    rows = select(*_COLUMNS).where(LedgerRecord.verdict.is_not(None))
    with suppress(ValueError):
        rows = rows.where(LedgerRecord.record_id > UUID(after))
    return rows.order_by(LedgerRecord.record_id, LedgerRecord.unit)


def _waiting(after: str, acked: int) -> Select:
    rows = (
        select(*_COLUMNS)
        .join(LedgerEntry, LedgerEntry.seq == LedgerRecord.seq)
        .where(LedgerEntry.seq > acked, LedgerRecord.verdict.is_(None))
    )
    if after.isascii() and after.isdigit() and len(after) < 19:
        rows = rows.where(LedgerEntry.seq < int(after))
    return rows.order_by(LedgerEntry.seq.desc())


def _named(row: Row, sent: int, pages: dict[UUID, Page]) -> Named:
    known = pages.get(row.record_id, Page(kind_in_words(row.kind), None))
    return Named(
        known.label,
        known.address,
        _word(row, sent),
        why(row.verdict, row.reason) if row.verdict else "",
        _to_do(row),
        _both(row),
    )


def _both(row: Row) -> str | None:
    if row.verdict != Verdict.CONFLICT.value:
        return None
    return url_for("exchange.two_versions", unit=row.unit, record_id=row.record_id)


def _word(row: Row, sent: int) -> str:
    if row.verdict in NOT_TAKEN_CODES:
        return "cấp trên không nhận"
    if row.verdict:
        return "cấp trên đã nhận, chưa ghi vào sổ"
    return "đã gửi" if row.seq <= sent else "chưa gửi"


def _to_do(row: Row) -> str:
    if row.verdict is None:
        return BY_ITSELF
    return _TO_DO.get(row.reason) or _TO_DO.get(row.verdict) or MEND
