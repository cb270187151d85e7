"""Who opened a record that tells of people: one line per person, record and day.

Beside the journal and not in it: reading is more frequent than writing, and nothing of it is
sent to anybody. Lines are added, never changed but for the reason that names who was erased.

Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: access to sensitive data is watched.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.calendar import HERE
from app.records.model import choice
from app.records.types import Watched

_SEEN = "seen"
LONGEST_REASON = 1000


class Viewing(db.Model):
    """One line: ``reason`` is what was typed before a restricted record opened, else empty."""

    __tablename__ = "viewing"
    __table_args__ = (
        Index("ix_viewing_once", "record_id", "account_id", "day", "reason", unique=True),
        Index("ix_viewing_unit", "unit", "sequence"),
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now)
    account_id: Mapped[UUID]
    person: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(choice(Role))
    unit: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID]
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")


def remember(about: Watched) -> None:
    """In this request the record was opened; :func:`take_seen` gives what was remembered."""
    db.session().info.setdefault(_SEEN, set()).add(about)


def take_seen() -> Collection[Watched]:
    return db.session().info.pop(_SEEN, ())


def today_here() -> date:
    """The day on the wall, by which a line counts once."""
    return now().astimezone(HERE).date()


def note(seen: Collection[Watched], *, by: Actor, reason: str = "") -> None:
    """Write the lines that are not there yet; ``by`` is a person with an account. After one
    with a reason the same day needs none without."""
    day = today_here()
    with transaction() as session:
        there = db.select(Viewing.record_id).where(
            Viewing.record_id.in_([record_id for _, record_id in seen]),
            Viewing.account_id == by.account_id,
            Viewing.day == day,
        )
        if reason:
            there = there.where(Viewing.reason == reason)
        known = set(session.scalars(there))
        session.add_all(
            Viewing(
                day=day,
                account_id=by.account_id,
                person=by.name,
                role=by.role,
                unit=by.unit,
                kind=kind,
                record_id=record_id,
                reason=reason,
            )
            for kind, record_id in sorted(seen)
            if record_id not in known
        )


def said_why(record_id: Any, by: Actor) -> ColumnElement[bool]:
    """The condition that this person has given today a reason for opening the record: it holds for
    that day, and for no other."""
    return db.exists().where(
        Viewing.record_id == record_id,
        Viewing.account_id == by.account_id,
        Viewing.day == db.bindparam(None, callable_=today_here, type_=db.Date(), unique=True),
        Viewing.reason != "",
    )


def has_said_why(record_id: UUID, by: Actor) -> bool:
    return bool(db.session.scalar(db.select(said_why(record_id, by))))


def rewrite_reasons(
    rewritten: Callable[[str], str], record_ids: Collection[UUID] | None = None
) -> int:
    """Put ``rewritten`` in the place of each reason, of these records or of all; how many lines
    were changed. Inside the transaction of whoever erases."""
    rows = db.select(Viewing).where(Viewing.reason != "")
    if record_ids is not None:
        rows = rows.where(Viewing.record_id.in_(record_ids))
    changed = 0
    for line in db.session.scalars(rows.order_by(Viewing.sequence)):
        told = rewritten(line.reason)
        if told != line.reason:
            mark = f" [{line.sequence}]"  # two of one day that now say the same stay two
            line.reason = told[: LONGEST_REASON - len(mark)] + mark
            changed += 1
    db.session.flush()
    return changed


def lines_of(
    units: Collection[str],
    *,
    record_id: UUID | None = None,
    before: int | None = None,
    limit: int,
) -> Sequence[Viewing]:
    """The newest lines of people of these units, or those before the line ``before``."""
    rows = db.select(Viewing).where(Viewing.unit.in_(units))
    if record_id is not None:
        rows = rows.where(Viewing.record_id == record_id)
    if before is not None:
        rows = rows.where(Viewing.sequence < before)
    return db.session.scalars(rows.order_by(Viewing.sequence.desc()).limit(limit)).all()
