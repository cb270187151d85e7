"""What an office is told of those below it: who sent what and when, and what was not taken."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Row, String, Subquery, case, cast, func, null, select
from sqlalchemy.orm import aliased

from app.db import db, now
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.exchange import heads_below
from app.exchange.heads_below import HeadBelow
from app.exchange.missing import PAGE
from app.exchange.models import Peer
from app.exchange.record_pages import Leaf, kind_in_words, pages_of
from app.exchange.state import FOR_WHO_MENDS, NOT_TAKEN_CODES, has_stumbled, why_here
from app.instance import this_instance
from app.records.ledger.tables import (
    LedgerAnswer,
    LedgerDown,
    LedgerNote,
    LedgerReader,
    LedgerRecord,
    LedgerSum,
)
from app.records.locking import NotHere
from app.units.service import subtree_codes, unit_names
from sync.down import ALL, READ_BY

SILENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Sender:
    """A subordinate as the office sees it: counts of records; ``heard_at``: last exchange.

    ``unapplied`` are kept here and wait for an upgrade or for another record. ``failed_at``
    and ``failure`` tell the last exchange of its that could not be answered; ``book`` what its
    journal was last found to be, where that does not follow from what was heard before.
    """

    unit: str
    name: str
    records: int
    unapplied: int
    refused: int
    heard_at: datetime | None
    failed_at: datetime | None
    failure: str | None
    book: HeadBelow | None

    @property
    def is_silent(self) -> bool:
        return self.heard_at is None or now() - self.heard_at > SILENT


class Gap(LabelledEnum):
    """How a line that came from below is not in the books here; the code is in an address."""

    REFUSED = "khong-nhan", "Không nhận được"
    UNAPPLIED = "chua-ghi", "Đã giữ, chưa ghi vào sổ"


TO_DO = {
    "refused": "Báo đơn vị sửa hồ sơ rồi lưu lại; đơn vị cũng thấy lý do này ở trang Đồng bộ.",
    "conflict": "Đơn vị xem hai bản ở trang Đồng bộ của mình rồi chọn; ở đây giữ nguyên bản cũ.",
    "parked": "Nâng cấp phần mềm ở đây; hồ sơ tự ghi vào sổ sau khi nâng cấp.",
    "failed": "Không phải làm gì khi hồ sơ nêu ở lý do sắp đến; quá một ngày thì hỏi đơn vị.",
    "stumbled": f"{FOR_WHO_MENDS} Tìm trong đó bằng mã của hồ sơ, viết liền không gạch.",
}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is not in the books here; ``address`` is the page of the older version that
    stands here, if there is one; ``given_at`` when the sender was told no."""

    label: str
    address: str | None
    reason: str
    to_do: str
    given_at: datetime | None


@dataclass(frozen=True, slots=True)
class Downward:
    """What this office has written for a unit and those below it, and how much of it the
    unit has said it has read."""

    written: int
    read: int


def senders() -> list[Sender]:
    """Every subordinate that was ever enrolled and still is, the longest silent first."""
    here = this_instance()
    peers = db.session.scalars(
        select(Peer)
        .where(*speaks_for_a_unit_below())
        .order_by(Peer.heard_at.is_not(None), Peer.heard_at, Peer.unit)
    ).all()
    names = unit_names({peer.unit for peer in peers})
    held = select(LedgerSum.unit, func.sum(LedgerSum.count)).group_by(LedgerSum.unit)
    records = {unit: int(count) for unit, count in db.session.execute(held)}
    waiting = select(LedgerRecord.unit, func.count()).where(LedgerRecord.state != "ok")
    unapplied = dict(iter(db.session.execute(waiting.group_by(LedgerRecord.unit))))
    aside = _not_taken()
    counted = select(aside.c.sender, func.count()).where(aside.c.place == 1)
    refused = dict(iter(db.session.execute(counted.group_by(aside.c.sender))))
    books = {one.unit: one for one in reversed(heads_below.told())}
    return [
        Sender(
            peer.unit,
            names.get(peer.unit, peer.unit),
            records.get(peer.unit, 0),
            unapplied.get(peer.unit, 0),
            refused.get(peer.unit, 0),
            peer.heard_at,
            peer.failed_at,
            peer.failure,
            books.get(peer.unit),
        )
        for peer in peers
        if peer.unit != here.unit
    ]


def heard_from(units: Collection[str]) -> dict[str, datetime | None]:
    """When each of these units was heard of last; None of one that never was."""
    rows = select(Peer.unit, func.max(Peer.heard_at)).where(
        Peer.unit.in_(units), Peer.revoked_at.is_(None)
    )
    return dict.fromkeys(units) | dict(iter(db.session.execute(rows.group_by(Peer.unit))))


def heard() -> tuple[int, int]:
    """How many subordinates are enrolled, and how many of them have been silent for long."""
    quiet = case((Peer.heard_at.is_(None) | (Peer.heard_at < now() - SILENT), 1), else_=0)
    rows = select(func.count(), func.coalesce(func.sum(quiet), 0))
    enrolled, silent = db.session.execute(rows.where(*speaks_for_a_unit_below())).one()
    return enrolled, silent


def speaks_for_a_unit_below() -> tuple[ColumnElement[bool], ...]:
    """A machine that was not revoked, of a unit that was not moved away."""
    below = subtree_codes(this_instance().unit)
    return Peer.revoked_at.is_(None), Peer.unit.in_(below)


def sender_of(unit: str) -> Sender:
    """One subordinate; raises :class:`NotHere` where no such unit is enrolled."""
    for sender in senders():
        if sender.unit == unit:
            return sender
    raise NotHere


def count_not_taken() -> int:
    """Lines of all subordinates that were not taken here."""
    aside = _not_taken()
    return db.session.scalar(select(func.count()).select_from(aside).where(aside.c.place == 1))


def set_aside(gap: Gap, unit: str, by: Actor, *, after: str = "") -> Leaf[SetAside]:
    """Lines of one subordinate that are not in the books here, a page of them."""
    rows = _refused(unit, after) if gap is Gap.REFUSED else _unapplied(unit, after)
    shown = rows[:PAGE]
    pages = pages_of(shown, by)
    named = [
        SetAside(
            page.label if page else _without_page(row),
            page.address if page else None,
            why_here(row.verdict, row.reason),
            TO_DO[row.verdict],
            row.given_at,
        )
        for row in shown
        for page in [pages.get(row.record_id)]
    ]
    return Leaf(named, shown[-1].mark if len(rows) > PAGE else None)


def downward(unit: str) -> Downward:
    audience = LedgerDown.audience.in_({ALL, *subtree_codes(unit)})
    note = select(LedgerNote.value).where(LedgerNote.name == READ_BY + unit)
    has_read = case((LedgerDown.seq <= int(db.session.scalar(note) or 0), 1), else_=0)
    rows = select(func.count(), func.coalesce(func.sum(has_read), 0)).where(audience)
    return Downward(*db.session.execute(rows).one())


def _without_page(row: Row) -> str:
    if row.record_id is None:
        return "không đọc được"
    return f"{kind_in_words(row.kind)}, mã {row.record_id}" if row.kind else f"mã {row.record_id}"


def _not_taken() -> Subquery:
    """Answers that were a no and that no later version has put right; of each record the
    newest has ``place`` 1. ``mark`` tells them apart and puts them in order."""
    answer, newer = LedgerAnswer, aliased(LedgerRecord)
    later = (
        select(newer.record_id)
        .where(newer.record_id == answer.record_id, newer.unit == answer.unit)
        .where(newer.seq > answer.own_seq)
        .exists()
    )
    place = func.row_number().over(
        partition_by=(Peer.unit, answer.unit, answer.record_id),
        order_by=(answer.given_at.desc(), answer.number.desc()),
    )
    number = func.substr(cast(answer.number + 10**9, String), 2)
    columns = answer.unit, answer.record_id, answer.verdict, answer.reason, answer.given_at
    return (
        select(*columns, Peer.unit.label("sender"))
        .add_columns(place.label("place"), (answer.log + number).label("mark"))
        .join(LedgerReader, LedgerReader.log == answer.log)
        .join(Peer, Peer.key == LedgerReader.sender)
        .where(answer.verdict.in_(NOT_TAKEN_CODES), ~later)
        .subquery()
    )


def _refused(unit: str, after: str) -> Sequence[Row]:
    aside, record = _not_taken(), LedgerRecord
    same = (record.record_id == aside.c.record_id) & (record.unit == aside.c.unit)
    rows = (
        select(aside, record.kind)
        .outerjoin(record, same)
        .where(aside.c.sender == unit, aside.c.place == 1)
        .order_by(aside.c.mark.desc())
    )
    if after:
        rows = rows.where(aside.c.mark < after)
    return db.session.execute(rows.limit(PAGE + 1)).all()


def _unapplied(unit: str, after: str) -> Sequence[Row]:
    record = LedgerRecord
    rows = (
        select(record.kind, record.record_id, record.record_id.label("mark"))
        .add_columns(case((has_stumbled(), "stumbled"), else_=record.state).label("verdict"))
        .add_columns(record.fault.label("reason"))
        .add_columns(null().label("given_at"))
        .where(record.state != "ok", record.unit.in_(subtree_codes(unit)))
        .order_by(record.record_id.desc())
    )
    with suppress(ValueError):
        rows = rows.where(record.record_id < UUID(after))
    return db.session.execute(rows.limit(PAGE + 1)).all()
