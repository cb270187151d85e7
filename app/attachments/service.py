"""What can be done with attached papers: one function per act, and reading them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.attachments import received, store
from app.attachments.intake import paint_anew
from app.attachments.models import Attachment
from app.attachments.sight import kind_of, may_attach
from app.attachments.store import is_sound_at
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.attachments import DocumentKind, check_stands
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.records import journal
from app.records.journal import history
from app.records.locking import NotHere, take
from app.records.model import Record
from app.records.sight import meet_own
from app.records.types import RecordType
from app.records.wording import HistoryLine, history_lines
from app.units.service import own_books

_LINES = db.select(
    Attachment.id,
    Attachment.document,
    Attachment.caption,
    Attachment.attached_on,
    Attachment.media_type,
    Attachment.pages,
    Attachment.size,
    Attachment.preview_sha256,
    Attachment.withdrawn_on,
    Attachment.withdrawal_reason,
)
# What the history of a paper tells; checksums and sizes say nothing to people.
_TOLD = {"document", "caption", "attached_on", "pages", "withdrawn_on", "withdrawal_reason"}


class AttachmentAct(LabelledEnum):
    ADD = "add", "Đính kèm"
    CHANGE = "change", "Sửa chú thích"
    WITHDRAW = "withdraw", "Rút tệp"


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file that is missing or altered, and a paper that needs it."""

    attachment_id: UUID
    digest: str


def papers_of(kind: RecordType, subject: Record) -> Sequence[Row[Any]]:
    """The papers of one record, oldest first; only its own unit's, whoever else names it."""
    lines = _LINES.where(
        Attachment.subject_kind == kind.key,
        Attachment.subject_id == subject.id,
        Attachment.unit == subject.unit,
    )
    return db.session.execute(lines.order_by(Attachment.id)).all()


def history_of(attachment: Attachment) -> list[HistoryLine]:
    """What happened to a paper in words, newest first."""
    kind = current_app.extensions["record_types"][Attachment.__tablename__]
    return history_lines(kind, history(kind.key, [attachment.id]), told=_TOLD)


def attach(
    subject: RecordType,
    subject_id: UUID,
    content: bytes,
    *,
    document: DocumentKind,
    caption: str | None,
    today: date,
    by: Actor,
) -> Attachment:
    """Keep the pictures of a photo or a PDF with a record that ``by`` may meet and write.

    The file is painted and lies safely on the disk before the transaction begins, so that
    nobody waits for it and no row tells of a file that a power cut took.
    """
    journal.refuse_repeat(db.session(), by)
    _meet_to_write(subject, subject_id, by)
    painted = paint_anew(content)
    kept, preview = store.keep(painted.kept), store.keep(painted.preview)
    with transaction():
        # the assignment may have ended while the file was painted
        held = _meet_to_write(subject, subject_id, by)
        attachment = Attachment(
            unit=held.unit,
            subject_kind=subject.key,
            subject_id=subject_id,
            document=document,
            caption=caption or None,
            attached_on=today,
            media_type=painted.media,
            pages=painted.pages,
            size=len(painted.kept),
            sha256=kept,
            preview_sha256=preview,
        )
        journal.write(attachment, AttachmentAct.ADD, by=by)
    return attachment


def change(
    attachment_id: UUID,
    *,
    document: DocumentKind,
    caption: str | None,
    reason: str,
    revision: int,
    by: Actor,
) -> Attachment:
    """Set right what was said of a paper; the journal keeps old and new."""
    with transaction() as session:
        attachment = _take(session, attachment_id, revision=revision, by=by)
        attachment.document, attachment.caption = document, caption or None
        journal.correct(attachment, AttachmentAct.CHANGE, by=by, reason=reason)
    return attachment


def withdraw(
    attachment_id: UUID, *, reason: str, revision: int, today: date, by: Actor
) -> Attachment:
    """Say that a paper no longer counts; its file is kept, and overseers still open it."""
    with transaction() as session:
        attachment = _take(session, attachment_id, revision=revision, by=by)
        attachment.withdrawn_on, attachment.withdrawal_reason = today, reason
        journal.write(attachment, AttachmentAct.WITHDRAW, by=by, reason=reason)
    return attachment


def content_of(attachment: Attachment) -> bytes:
    """The file of a paper; raises :class:`app.attachments.store.Lost`. An erased one has none."""
    if attachment.sha256 is None:
        raise NotHere
    if is_from_below(attachment):
        return received.read(attachment.unit, attachment.sha256)
    return store.read(attachment.sha256)


def is_from_below(record: Record) -> bool:
    """Whether it came from a unit below: its file lies apart from those of the own books."""
    return record.unit not in own_books()


def is_at_hand(attachment: Attachment) -> bool:
    """Whether its file is here and holds what it should; an erased one is meant to be gone."""
    if attachment.sha256 is None:
        return True
    if is_from_below(attachment):
        return is_sound_at(received.path_of(attachment.unit, attachment.sha256), attachment.sha256)
    return store.is_sound(attachment.sha256)


def verify_files() -> list[BadFile]:
    """Every file that a paper of the own books needs and that is not as it was kept, one line per
    paper. Those from below come again of themselves."""
    rows = db.session.execute(
        db.select(Attachment.id, Attachment.sha256, Attachment.preview_sha256).where(
            Attachment.unit.in_(own_books())
        )
    )
    sound: dict[str, bool] = {}
    found = []
    for attachment_id, *digests in rows:
        for digest in filter(None, digests):  # one that came back from above has no small picture
            if digest not in sound:
                sound[digest] = store.is_sound(digest)
            if not sound[digest]:
                found.append(BadFile(attachment_id, digest))
    return found


def papers_named(digests: Collection[str], *, most: int) -> Sequence[Row[Any]]:
    """What the papers of these files are and when they were attached, the newest first; nothing
    that names a person."""
    is_one = Attachment.sha256.in_(digests) | Attachment.preview_sha256.in_(digests)
    rows = db.select(Attachment.document, Attachment.attached_on).where(is_one)
    return db.session.execute(rows.order_by(Attachment.id.desc()).limit(most)).all()


def _take(session: Session, attachment_id: UUID, *, revision: int, by: Actor) -> Attachment:
    attachment = take(session, Attachment, attachment_id, by=by, revision=revision)
    _meet_to_write(kind_of(attachment.subject_kind), attachment.subject_id, by)
    check_stands(attachment.withdrawn_on)
    return attachment


def _meet_to_write(kind: RecordType, subject_id: UUID, by: Actor) -> Record:
    """The record; refuses who may not attach to its kind, hides what is out of sight."""
    held = meet_own(kind, subject_id, by)
    if not may_attach(kind, by):
        raise RuleViolation(
            f"Vai trò “{by.role.label}” không được đính kèm tệp vào hồ sơ “{kind.label}”."
        )
    return held
