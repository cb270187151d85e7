"""Who may meet an attached paper: whoever may meet the record that it belongs to."""

from collections.abc import Iterator

from flask import current_app
from sqlalchemy import ColumnElement, false

from app.attachments.models import Attachment
from app.db import db
from app.domain.actors import Actor, Permission
from app.records.locking import NotHere
from app.records.types import RecordType


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
    if not by.may(Permission.SEE_ATTACHMENTS):
        return false()
    return db.or_(
        false(),
        *(
            (Attachment.subject_kind == kind.key)
            & db.tuple_(Attachment.subject_id, Attachment.unit).in_(
                db.select(kind.model.id, kind.model.unit).where(kind.visible(by))
            )
            for kind in _carriers()
        ),
    )


def _carriers() -> Iterator[RecordType]:
    """The types whose records carry papers."""
    kinds = current_app.extensions["record_types"].values()
    return (kind for kind in kinds if kind.attachable_by is not None)
