"""Overwriting what a record holds of a person, here, in the index, the journal and the files."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import Column, Uuid

from app.attachments.models import Attachment
from app.attachments.record import ATTACHMENT
from app.db import db
from app.domain.actors import Actor
from app.domain.privacy.names import without
from app.drafts.models import FormDraft
from app.privacy.service.blanking import Blanking
from app.privacy.service.catalogue import BIRTH_YEAR, kinds, personal_columns, text_columns
from app.records import journal
from app.records.erased import EraseAct
from app.records.model import Record
from app.records.types import RecordType
from app.records.viewing import rewrite_reasons


@dataclass(frozen=True)
class Eraser:
    """Who goes (``name`` and ``phone``; None and "" where whole files go), what stands instead;
    ``blanking`` gathers the lines of the journal, and is carried out at the end."""

    name: re.Pattern[str] | None
    phone: str
    instead: str

    @cached_property
    def blanking(self) -> Blanking:
        return Blanking(self.name, self.phone, self.instead)

    def empty(self, kind: RecordType, record: Record, *, whole: bool, by: Actor) -> list[str]:
        """Overwrite the record and its entry of the index; its lines of the journal wait.

        ``whole``: all that is closed in it goes; else only where the person is named. What had
        left goes up again without it. Returns the names of the columns that were emptied.
        """
        columns = personal_columns(kind) if whole else ()
        gone = {one.key for one, _ in columns if getattr(record, one.key) not in (None, "", [])}
        for one, _ in columns:
            if one.key in gone:
                setattr(record, one.key, self._left_of(one, kind, getattr(record, one.key)))
        touched = set()
        for one, _ in text_columns(kind.model):
            held = getattr(record, one.key)
            left = self.without_person(held)
            if one.key not in gone and left != held:
                setattr(record, one.key, left)
                touched.add(one.key)
        if gone or touched:
            journal.write(record, EraseAct.ERASE, by=by, tells_old=False)
        self.blanking.add(kind.key, record.id, emptied={one.key for one, _ in columns})
        named = {one.key: str(field.label) for one, field in kind.model.fields()}
        return [named[key] for key in named if key in gone | touched]

    def without_person(self, told: Any) -> Any:
        """A value in which the person is named no more."""
        return without(told, self.name, self.phone, self.instead)

    def forget_reasons(self) -> None:
        """What people typed before they opened a restricted record may name the person."""
        rewrite_reasons(self.without_person)

    def drop_drafts(self) -> int:
        """Unsaved typing of anybody that names the person; how many went."""
        named = [
            draft
            for draft in db.session.scalars(db.select(FormDraft))
            if self.without_person(draft.fields) != draft.fields
        ]
        for draft in named:
            db.session.delete(draft)
        db.session.flush()
        return len(named)

    def drop_filters(self) -> int:
        """What anybody has kept of lists, where its name or its words name the person; how many
        went. The room of the search, above this one, lends it."""
        drop: Callable[[Callable[[str], bool]], int] = current_app.extensions["drop_filters"]
        return drop(lambda told: self.without_person(told) != told)

    def _left_of(self, one: Column[Any], kind: RecordType, held: Any) -> Any:
        if kind.person is not None and one.key == kind.person.key:
            return self.instead
        if isinstance(held, list | dict):
            return type(held)()
        if one.nullable or isinstance(one.type, Uuid) or one.key == BIRTH_YEAR:
            return None
        return self.instead


def drop_attachments(
    ids: Collection[UUID], eraser: Eraser, *, today: date, by: Actor
) -> tuple[int, list[str]]:
    """Withdraw these papers and forget what they show; how many, and the files nobody needs now.

    A paper that had gone up is deleted above with its file by the next exchange.
    """
    rows = db.select(Attachment).where(Attachment.id.in_(list(ids)), Attachment.unit.in_(by.books))
    digests: set[str] = set()
    papers = db.session.scalars(rows).all()
    for paper in papers:
        digests |= files_of(ATTACHMENT, paper)
        paper.withdrawn_on, paper.withdrawal_reason = today, eraser.instead
        paper.caption = paper.sha256 = paper.preview_sha256 = None
        journal.write(paper, EraseAct.ERASE, by=by, tells_old=False)
        emptied = {"caption", "sha256", "preview_sha256"}
        eraser.blanking.add(Attachment.__tablename__, paper.id, emptied=emptied)
    return len(papers), unneeded(digests)


def drop_letters() -> None:
    """Letters to the superior that wait on the disk hold what is being erased; the next one, which
    holds everything again, does not. The exchange, above this room, lends it."""
    current_app.extensions["drop_letters"]()


def forget_in_files() -> bool:
    """After the transaction: whether nothing of the former words stays in the database's files.

    SQLite overwrites what is deleted (``secure_delete``), but the index of the search keeps
    former words until it is put in order, and the log that it writes ahead former pages until it
    is taken in. Where others are reading, the next time will do.
    """
    db.session.rollback()
    if db.engine.dialect.name != "sqlite":
        return True
    connection = db.engine.raw_connection()
    try:
        connection.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")
        connection.execute("PRAGMA busy_timeout=200")
        is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    finally:
        connection.execute("PRAGMA busy_timeout=15000")
        connection.close()


def attachments_of(subjects: Sequence[tuple[str, UUID]]) -> Sequence[Attachment]:
    """The papers that hang on these records and were not erased, oldest first."""
    if not subjects:
        return []
    named = [
        (Attachment.subject_kind == kind) & (Attachment.subject_id == one) for kind, one in subjects
    ]
    rows = db.select(Attachment).where(db.or_(*named), Attachment.sha256.is_not(None))
    return db.session.scalars(rows.order_by(Attachment.id)).all()


def files_of(kind: RecordType, record: Record) -> set[str]:
    """The kept files that the record names."""
    return {held for one in kind.files if (held := getattr(record, one.key))}


def unneeded(digests: set[str]) -> list[str]:
    """Those that no record names any more: the same content is one file."""
    db.session.flush()
    found: set[str] = set()
    for column in (one for kind in kinds() for one in kind.files):
        found |= set(db.session.scalars(db.select(column).where(column.in_(digests))))
    return sorted(digests - found)
