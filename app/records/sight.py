"""Meeting a record: in this person's sight, or it is as if it were not there."""

from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.records import viewing
from app.records.locking import NotHere
from app.records.model import Record
from app.records.types import RecordType


def meet(kind: RecordType, record_id: UUID, by: Actor) -> Record:
    """The record, or :class:`NotHere` where ``by`` may not know of it.

    That it was opened is noted where its kind is watched (:mod:`app.records.viewing`).
    """
    wanted = db.select(kind.model).where(kind.model.id == record_id, kind.visible(by))
    record = db.session.scalar(wanted)
    if record is None:
        raise NotHere
    if kind.watched is not None and (about := kind.watched(record, by)):
        viewing.remember(about)
    return record


def meet_own(kind: RecordType, record_id: UUID, by: Actor) -> Record:
    """The record, to be changed by its own unit; another unit's is :class:`NotHere`."""
    record = meet(kind, record_id, by)
    if record.unit not in by.books:
        raise NotHere
    return record
