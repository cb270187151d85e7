"""One line per write: history of the record, audit of the office, outbox of the exchange.

The line also carries the key of the form that caused it: the same form sent twice
finds its own line and changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Moment, db, now
from app.domain.actors import Actor
from app.domain.labels import LabelledEnum, Term
from app.records import regained
from app.records.chain import guards
from app.records.chain.sealing import HASH, HOLDS, SALTED, seal, standing
from app.records.handed import refuse_where_handed_over
from app.records.ledger import log_write
from app.records.model import Leaves, Record
from app.records.regained import RegainAct
from app.records.search.index import enter
from app.records.taken_along import is_taken_along, take_changes


class JournalEntry(db.Model):
    """One line of the journal; never changed, never deleted: the database refuses both.

    ``changes`` maps a column to ``[old, new]``. ``recorded_by`` sat at the keyboard,
    ``acted_by`` is whose act it was: many mediators are old and have no account. The last five
    columns put the line on the chain (:mod:`app.domain.chain`); no ``salt`` means that what a
    person said in it was erased (:mod:`app.records.chain.forgetting`).
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_subject", "subject", "subject_id", "sequence"),)

    sequence: Mapped[int] = mapped_column(primary_key=True)
    written_at: Mapped[datetime] = mapped_column(Moment, default=now)
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[UUID | None]
    unit: Mapped[str] = mapped_column(String(16))
    revision: Mapped[int | None]
    acted_by: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))
    account_id: Mapped[UUID | None]
    reason: Mapped[str | None] = mapped_column(String(1000))
    request_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    salt: Mapped[bytes | None] = mapped_column(SALTED)
    content: Mapped[bytes] = mapped_column(HASH)
    state_salt: Mapped[bytes | None] = mapped_column(HASH)
    state: Mapped[bytes | None] = mapped_column(HASH)
    hash: Mapped[bytes] = mapped_column(HASH)


guards.put_on(JournalEntry.__table__)
_FIRST = "first_line"
_AS_IT_WAS = "as_it_was"


class AlreadyDone(Exception):
    """The same form came a second time; ``entry`` is what the first one did."""

    def __init__(self, entry: JournalEntry):
        super().__init__(entry.request_key)
        self.entry = entry


def write(
    record: Record,
    act: LabelledEnum,
    *,
    by: Actor,
    reason: str | None = None,
    tells_old: bool = True,
) -> None:
    """Note that ``by`` did ``act`` to ``record``; call it last, inside the transaction.
    Where an act erases what stood there, the line does not tell it: ``tells_old`` is False.

    The record is flushed with its next revision; raises :class:`AlreadyDone` where the
    form has been taken before, and SQLAlchemy's ``StaleDataError`` where another has
    written since the record was read, and refuses where the book was handed over.
    """
    refuse_where_handed_over()
    changes = _put_in_place(record, act, by, reason, tells_old)
    stays = (one.key for one, field in record.fields() if field.leaves is not Leaves.ALWAYS)
    if any(key in changes for key in stays):
        regained.settle([record.id])  # what the superior never had is written again
    log_write(record)


def correct(record: Record, act: LabelledEnum, *, by: Actor, reason: str | None = None) -> bool:
    """The same for an act that only sets right what stands: where nothing of it changed,
    nothing is written. Whether it was.

    Whatever else of the transaction waits to be written is a change of ``record`` too.
    """
    db.session().add(record)
    if was_changed := something_changed():
        write(record, act, by=by, reason=reason)
    return was_changed


def something_changed() -> bool:
    """Whether this transaction has anything to write; where not, the page says so."""
    session = db.session()
    if (
        session.new
        or session.deleted
        or any(map(session.is_modified, session.dirty))
        or is_taken_along(session)
    ):
        return True
    leave_as_it_was()
    return False


def leave_as_it_was() -> None:
    """What a form brought back stands already; where nothing else is written, the page says so."""
    refuse_where_handed_over()
    db.session().info[_AS_IT_WAS] = True


def write_regained(record: Record, *, by: Actor) -> None:
    """The same for what the superior gave back: that is not sent to it again."""
    _put_in_place(record, RegainAct.REGAIN, by, None, True)


def _put_in_place(
    record: Record, act: LabelledEnum, by: Actor, reason: str | None, tells_old: bool
) -> dict[str, list[Any]]:
    session = db.session()
    session.add(record)
    record.revision = (record.revision or 0) + 1
    session.flush()
    changes = take_changes(session, record)
    if not tells_old:
        changes = {key: [None, new] for key, (_, new) in changes.items()}
    enter([record])
    _add(
        session,
        {
            "subject": record.__tablename__,
            "subject_id": record.id,
            "unit": record.unit,
            "revision": record.revision,
            "reason": reason,
            "changes": changes,
            HOLDS: standing([record])[0],
        },
        act,
        by,
    )
    return changes


def note(
    act: LabelledEnum,
    *,
    by: Actor,
    subject: str,
    subject_id: UUID | None = None,
    changes: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """A line about something that is no record of the exchange: an account, a login, a unit."""
    line = {
        "subject": subject,
        "subject_id": subject_id,
        "unit": by.unit,
        "revision": None,
        "reason": reason,
        "changes": changes or {},
    }
    _add(db.session(), line, act, by)


def history(subject: str, ids: Iterable[UUID]) -> Sequence[JournalEntry]:
    """The lines about these records, newest first."""
    lines = (
        db.select(JournalEntry)
        .where(JournalEntry.subject == subject, JournalEntry.subject_id.in_(list(ids)))
        .order_by(JournalEntry.sequence.desc())
    )
    return db.session.scalars(lines).all()


def touched_since(moment: datetime) -> int:
    """How many records were written, changed or taken away after ``moment``."""
    touched = db.select(db.func.count(JournalEntry.subject_id.distinct())).where(
        JournalEntry.written_at > moment, JournalEntry.revision.is_not(None)
    )
    return db.session.scalar(touched) or 0


def refuse_repeat(session: Session, by: Actor) -> None:
    """Raise :class:`AlreadyDone` where an earlier transaction took the same form."""
    if not by.request_key or session.info.get("request_key") == by.request_key:
        return
    known = db.select(JournalEntry).where(JournalEntry.request_key == by.request_key)
    if done := session.scalar(known):
        raise AlreadyDone(done)


def begin_request() -> None:
    """Nothing has been done yet of which :func:`first_written` would tell."""
    for told in (_FIRST, _AS_IT_WAS):
        db.session().info.pop(told, None)


def left_as_it_was() -> bool:
    """Whether a form came back since then as it had been given out, and nothing was written."""
    return _AS_IT_WAS in db.session().info and first_written() is None


def first_written() -> tuple[Term, str] | None:
    """The act of the first line since then that stands in the journal, and its subject.

    What a form asks for is written first; what follows from it comes after.
    """
    session = db.session()
    if _FIRST not in session.info:
        return None
    entry, act, subject = session.info[_FIRST]
    return (act, subject) if entry in session else None  # not where it was rolled back


def _add(session: Session, line: dict[str, Any], act: LabelledEnum, by: Actor) -> None:
    refuse_repeat(session, by)
    is_first = by.request_key and session.info.get("request_key") != by.request_key
    line["request_key"] = by.request_key if is_first else None
    if is_first:
        session.info["request_key"] = by.request_key
    line |= {
        "act": act.value,
        "recorded_by": by.name,
        "acted_by": by.acted_by or by.name,
        "account_id": by.account_id,
    }
    seal([line])
    entry = JournalEntry(**line)
    session.add(entry)
    session.flush()
    if first_written() is None:
        session.info[_FIRST] = (entry, act.label, entry.subject)
