"""Who is enrolled here, who was invited, whom this instance sends to, and what passed between."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Float, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db, now
from app.domain.heads import HeadFinding, HeadVerdict
from app.exchange.acts import LetterState
from app.records.chain import guards
from app.records.model import choice


class Peer(db.Model):
    """A subordinate instance, known by its public key; a unit has one living at a time.

    ``failure`` is why an exchange that was certainly its own could not be answered.
    """

    __tablename__ = "exchange_peer"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), index=True)
    enrolled_at: Mapped[datetime] = mapped_column(Moment, default=now)
    heard_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    failed_at: Mapped[datetime | None] = mapped_column(Moment)
    failure: Mapped[str | None] = mapped_column(String(300))


class Invitation(db.Model):
    """A one-time code that was given out, as the key derived from it."""

    __tablename__ = "exchange_invitation"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    until: Mapped[float] = mapped_column(Float(53))
    tries: Mapped[int]
    joined: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class Superior(db.Model):
    """The instance above: one row, or none. What the last sessions came to stands beside it.

    ``complete``: at the end of the last session its own count and digest equalled ours.
    ``failing``: the last session did not come to its end (a flag, because clocks jump).
    """

    __tablename__ = "exchange_superior"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    unit: Mapped[str] = mapped_column(String(16))
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    address: Mapped[str] = mapped_column(String(500))
    joined_at: Mapped[datetime] = mapped_column(Moment, default=now)
    last_success_at: Mapped[datetime | None] = mapped_column(Moment)
    last_failure_at: Mapped[datetime | None] = mapped_column(Moment)
    last_failure: Mapped[str | None] = mapped_column(String(500))
    complete: Mapped[bool] = mapped_column(default=False)
    failing: Mapped[bool] = mapped_column(default=False)


class JournalHeadBelow(db.Model):
    """A head of the journal of a unit below, as it was heard; never changed, never deleted.

    ``broken``: how many breaks the unit's own check had found by then; ``since``: the first line
    that may not be as it was, once that is known.
    """

    __tablename__ = "journal_head_below"
    __table_args__ = (
        Index("ix_journal_head_below_unit", "unit", "id"),
        Index("ix_journal_head_below_verdict", "verdict"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    log: Mapped[str] = mapped_column(String(32))
    sequence: Mapped[int]
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    verdict: Mapped[HeadVerdict] = mapped_column(choice(HeadVerdict))
    broken: Mapped[int]
    since: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(Moment)


guards.put_on(JournalHeadBelow.__table__)


class JournalHeadAnswer(db.Model):
    """Why the journal of a unit below did not follow: what the office found when it asked."""

    __tablename__ = "journal_head_answer"

    head_id: Mapped[int] = mapped_column(ForeignKey("journal_head_below.id"), primary_key=True)
    finding: Mapped[HeadFinding] = mapped_column(choice(HeadFinding))
    note: Mapped[str] = mapped_column(String(1000))
    answered_by: Mapped[str] = mapped_column(String(200))
    answered_at: Mapped[datetime] = mapped_column(Moment, default=now)


class MachineBelow(db.Model):
    """How the machine of a unit below stood when it last told, as
    :class:`app.domain.machines.MachineState`, and up to which line of its journal it has told its
    events: ``told_to`` with the moment of that line, by which a unit that was put back knows that
    its line of that number is another."""

    __tablename__ = "machine_below"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    told_to: Mapped[int | None]
    told_to_at: Mapped[datetime | None] = mapped_column(Moment)
    heard_at: Mapped[datetime] = mapped_column(Moment)


class SecurityEventBelow(db.Model):
    """One line of the journal of a unit below, as :class:`app.domain.machines.SecurityEvent`."""

    __tablename__ = "security_event_below"
    __table_args__ = (
        Index("ix_security_event_below_line", "unit", "sequence", "at", unique=True),
        Index("ix_security_event_below_unit", "unit", "id"),
        Index("ix_security_event_below_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    sequence: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    subject: Mapped[str] = mapped_column(String(40))
    act: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(8))


class FileAbove(db.Model):
    """What the superior last said of one file that goes up: how many bytes it holds of it, and
    why it wants no more."""

    __tablename__ = "exchange_file_above"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    held: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str | None] = mapped_column(String(16))
    heard_at: Mapped[datetime] = mapped_column(Moment, default=now)


class FileFailure(db.Model):
    """How often on one day a file from below came out as something else than its name says."""

    __tablename__ = "exchange_file_failure"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    failed_on: Mapped[date]
    times: Mapped[int]


class LetterSheet(db.Model):
    """The cover of one letter: written here for the superior, or read here from below.

    ``code`` names the file and compares sheet and file; ``unit`` is the other side;
    ``counts`` are versions by kind of record; ``refused`` were not taken; ``files`` lie in it,
    whole or in part.
    """

    __tablename__ = "exchange_letter"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    is_own: Mapped[bool]
    unit: Mapped[str] = mapped_column(String(16))
    number: Mapped[int | None]
    state: Mapped[LetterState] = mapped_column(choice(LetterState))
    made_at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)
    made_by: Mapped[str] = mapped_column(String(200))
    records: Mapped[int]
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    refused: Mapped[int] = mapped_column(default=0)
    files: Mapped[int] = mapped_column(default=0, server_default="0")


class Withdrawal(db.Model):
    """So many records of a unit and kind, of which these fields were taken back on a day."""

    __tablename__ = "exchange_withdrawal"

    unit: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(48), primary_key=True)
    noted_on: Mapped[date] = mapped_column(primary_key=True)
    fields: Mapped[str] = mapped_column(String(500), primary_key=True)
    records: Mapped[int]
