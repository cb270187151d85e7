"""What an office is told of those below it: who sent what and when, and what was not taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, case, func, select
from sqlalchemy.orm import aliased

from app.db import db, now
from app.domain.actors import Actor
from app.exchange.models import Peer
from app.exchange.record_pages import kind_in_words, pages_of
from app.exchange.state import NOT_TAKEN_CODES, why
from app.instance import this_instance
from app.records.ledger.tables import LedgerAnswer, LedgerReader, LedgerRecord, LedgerSum
from app.units.service import unit_names

SILENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Sender:
    """A subordinate as the office sees it: counts of records; ``heard_at``: last exchange.

    ``unapplied`` are kept here and wait for an upgrade or for another record.
    """

    unit: str
    name: str
    records: int
    unapplied: int
    refused: int
    heard_at: datetime | None
    revoked_at: datetime | None

    @property
    def is_silent(self) -> bool:
        return self.heard_at is None or now() - self.heard_at > SILENT


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that this office did not take; ``unit`` is who sent it, ``address`` the page of
    the older version that stands here, if there is one."""

    unit: str
    name: str
    label: str
    address: str | None
    reason: str
    given_at: datetime


def senders() -> list[Sender]:
    """Every subordinate that was ever enrolled and still is, by unit code."""
    here = this_instance()
    peers = db.session.scalars(
        select(Peer).where(Peer.revoked_at.is_(None)).order_by(Peer.unit)
    ).all()
    names = unit_names({peer.unit for peer in peers})
    held = select(LedgerSum.unit, func.sum(LedgerSum.count)).group_by(LedgerSum.unit)
    records = {unit: int(count) for unit, count in db.session.execute(held)}
    waiting = select(LedgerRecord.unit, func.count()).where(LedgerRecord.state != "ok")
    unapplied = dict(iter(db.session.execute(waiting.group_by(LedgerRecord.unit))))
    refused: dict[str, int] = {}
    for row in _set_aside():
        refused[row.unit] = refused.get(row.unit, 0) + 1
    return [
        Sender(
            peer.unit,
            names.get(peer.unit, peer.unit),
            records.get(peer.unit, 0),
            unapplied.get(peer.unit, 0),
            refused.get(peer.unit, 0),
            peer.heard_at,
            peer.revoked_at,
        )
        for peer in peers
        if peer.unit != here.unit
    ]


def heard() -> tuple[int, int]:
    """How many subordinates are enrolled, and how many of them have been silent for long."""
    quiet = case((Peer.heard_at.is_(None) | (Peer.heard_at < now() - SILENT), 1), else_=0)
    rows = select(func.count(), func.coalesce(func.sum(quiet), 0))
    enrolled, silent = db.session.execute(rows.where(Peer.revoked_at.is_(None))).one()
    return enrolled, silent


def set_aside(by: Actor) -> list[SetAside]:
    """Lines that were not taken here and that no later version has answered, newest first."""
    rows = _set_aside()
    names, pages = unit_names({row.unit for row in rows}), pages_of(rows, by)
    return [
        SetAside(
            row.unit,
            names.get(row.unit, row.unit),
            page.label if page else _without_page(row),
            page.address if page else None,
            why(row.verdict, row.reason),
            row.given_at,
        )
        for row in rows
        for page in [pages.get(row.record_id)]
    ]


def _without_page(row: Row) -> str:
    if row.record_id is None:
        return "không đọc được"
    return f"{kind_in_words(row.kind)}, mã {row.record_id}" if row.kind else f"mã {row.record_id}"


def count_set_aside() -> int:
    return len(_set_aside())


def _set_aside() -> list[Row]:
    answer, record, newer = LedgerAnswer, LedgerRecord, aliased(LedgerRecord)
    later = (
        select(newer.record_id)
        .where(newer.record_id == answer.record_id, newer.unit == answer.unit)
        .where(newer.seq > answer.own_seq)
        .exists()
    )
    rows = db.session.execute(
        select(
            Peer.unit,
            answer.record_id,
            answer.verdict,
            answer.reason,
            answer.given_at,
            record.kind,
        )
        .join(LedgerReader, LedgerReader.log == answer.log)
        .join(Peer, Peer.key == LedgerReader.sender)
        .outerjoin(record, (record.record_id == answer.record_id) & (record.unit == answer.unit))
        .where(answer.verdict.in_(NOT_TAKEN_CODES), ~later)
        .order_by(answer.given_at, answer.number)
    )
    newest = {(row.unit, row.record_id): row for row in rows}
    return list(reversed(newest.values()))
