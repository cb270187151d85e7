"""The tables of the exchange: what :mod:`sync` must never forget (see ``sync/ports.py``)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db, only_where

HASH, SHORT = LargeBinary(16), LargeBinary(8)
UNIT, KIND = String(32), String(48)


class LedgerHead(db.Model):
    """One row: the own log's name and last place. Its lock is the order of all writes."""

    __tablename__ = "ledger_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    log: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int]
    chain: Mapped[bytes] = mapped_column(HASH)


class LedgerEntry(db.Model):
    """One position of the own log."""

    __tablename__ = "ledger_log"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    unit: Mapped[str] = mapped_column(UNIT)
    record_id: Mapped[UUID] = mapped_column(index=True)
    hash: Mapped[bytes] = mapped_column(HASH)
    chain: Mapped[bytes] = mapped_column(HASH)


class LedgerRecord(db.Model):
    """The current version of a record as the bytes that travel."""

    __tablename__ = "ledger_record"
    __table_args__ = (
        Index("ix_ledger_record_bucket", "unit", "kind", "bucket"),
        Index("ix_ledger_record_waiting", "state", "seq", **only_where("state <> 'ok'")),
        Index("ix_ledger_record_waits_for", "waits_for", **only_where("waits_for IS NOT NULL")),
        Index("ix_ledger_record_verdict", "verdict", **only_where("verdict IS NOT NULL")),
    )

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(UNIT, primary_key=True)
    kind: Mapped[str] = mapped_column(KIND)
    number: Mapped[int]
    schema: Mapped[int]
    hash: Mapped[bytes] = mapped_column(HASH)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    bucket: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[str] = mapped_column(String(8))
    fault: Mapped[str] = mapped_column(String(300))
    waits_for: Mapped[UUID | None]
    seq: Mapped[int | None]
    verdict: Mapped[str | None] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(300))
    above: Mapped[bytes | None] = mapped_column(SHORT)


class LedgerPast(db.Model):
    """A version that is known of but is not in the own log; the newest has the largest id."""

    __tablename__ = "ledger_past"
    __table_args__ = (Index("uq_ledger_past", "record_id", "unit", "short", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(UNIT)
    record_id: Mapped[UUID]
    short: Mapped[bytes] = mapped_column(SHORT)


class LedgerSum(db.Model):
    """One cell of the digest. The 64-bit total in two halves, so that SQL can add it up."""

    __tablename__ = "ledger_sum"

    unit: Mapped[str] = mapped_column(UNIT, primary_key=True)
    kind: Mapped[str] = mapped_column(KIND, primary_key=True)
    bucket: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    count: Mapped[int]
    low: Mapped[int] = mapped_column(BigInteger)
    high: Mapped[int] = mapped_column(BigInteger)


class LedgerReader(db.Model):
    """How far a foreign log has been taken in."""

    __tablename__ = "ledger_reader"

    log: Mapped[str] = mapped_column(String(32), primary_key=True)
    sender: Mapped[bytes] = mapped_column(LargeBinary(32))
    seq: Mapped[int] = mapped_column(BigInteger)
    chain: Mapped[bytes] = mapped_column(HASH)


class LedgerAnswer(db.Model):
    """What a sender was told about one of its lines.

    ``own_seq`` is where the own log stood then: a version kept later answers the refusal.
    """

    __tablename__ = "ledger_answer"
    __table_args__ = (Index("ix_ledger_answer_copy", "record_id", **only_where("raw IS NOT NULL")),)

    log: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chain: Mapped[bytes] = mapped_column(HASH)
    seq: Mapped[int] = mapped_column(BigInteger)
    verdict: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(300))
    held: Mapped[bytes | None] = mapped_column(SHORT)
    unit: Mapped[str | None] = mapped_column(UNIT)
    record_id: Mapped[UUID | None]
    hash: Mapped[bytes | None] = mapped_column(HASH)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    given_at: Mapped[datetime] = mapped_column(Moment)
    own_seq: Mapped[int]


class LedgerNote(db.Model):
    """A small thing to remember, by name."""

    __tablename__ = "ledger_note"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str | None] = mapped_column(Text)


class LedgerDown(db.Model):
    """One position of the log for those below; ``audience`` is None once a newer one came."""

    __tablename__ = "ledger_down"
    __table_args__ = (Index("ix_ledger_down_audience", "audience", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    audience: Mapped[str | None] = mapped_column(UNIT)
    unit: Mapped[str] = mapped_column(UNIT)
    record_id: Mapped[UUID] = mapped_column(index=True)
    hash: Mapped[bytes] = mapped_column(HASH)
    chain: Mapped[bytes] = mapped_column(HASH)
