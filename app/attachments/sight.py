"""Who may meet an attached paper: whoever may meet the record that it belongs to."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, false

from app.attachments.models import Attachment
from app.db import db
from app.domain.actors import Actor, Permission
from app.records.locking import NotHere
from app.records.types import RecordType, Watched


def kind_of(key: str) -> RecordType:
    """The record type with this key; raises :class:`NotHere` where it carries no papers."""
    for kind in _carriers():
        if kind.key == key:
            return kind
    raise NotHere


def may_attach(kind: RecordType, by: Actor) -> bool:
    """Whether this person may attach to such a record of one's own unit and sight."""
    return by.may(Permission.ATTACH) and by.may(kind.attachable_by)


def visible_attachments(by: Actor) -> ColumnElement[bool]:
    """The condition that an attached paper is of a record this person may meet."""
    return _of(by, lambda kind: kind.visible(by))


def found_attachments(by: Actor) -> ColumnElement[bool]:
    """The condition that a search of this person finds what it is attached to."""
    return _of(by, lambda kind: kind.sought(by))


def _of(by: Actor, met: Callable[[RecordType], ColumnElement[bool]]) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_ATTACHMENTS):
        return false()
    return db.or_(
        false(),
        *(
            (Attachment.subject_kind == kind.key)
            & db.tuple_(Attachment.subject_id, Attachment.unit).in_(
                db.select(kind.model.id, kind.model.unit).where(met(kind))
            )
            for kind in _carriers()
        ),
    )


def watched_subject(held: Any, by: Actor) -> Watched | None:
    """What hangs on a record (``subject_kind``, ``subject_id``) is opened as that record."""
    kind = current_app.extensions["record_types"].get(held.subject_kind)
    if kind is None or kind.watched is None:
        return None
    subject = db.session.get(kind.model, held.subject_id)
    return kind.watched(subject, by) if subject is not None else None


def _carriers() -> Iterator[RecordType]:
    """The types whose records carry papers."""
    kinds = current_app.extensions["record_types"].values()
    return (kind for kind in kinds if kind.attachable_by is not None)
