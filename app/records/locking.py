"""Taking a record in hand to change it: the owner's, and as it was last seen."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.domain.actors import Actor
from app.records import journal
from app.records.model import Record

R = TypeVar("R", bound=Record)


class NotHere(Exception):
    """There is no such record for this person: whether it exists elsewhere is not told."""


class Stale(Exception):
    """Somebody saved ``record`` after ``seen`` (the revision the form was made from)."""

    def __init__(self, record: Record, seen: int):
        super().__init__(f"{record.__tablename__} {record.id}")
        self.record, self.seen = record, seen


def take(
    session: Session, model: type[R], record_id: UUID, *, by: Actor, revision: int | None = None
) -> R:
    """The record to be changed by ``by``, locked until the transaction ends.

    Only its owner unit may write a record, so another unit's id is :class:`NotHere`.
    ``revision`` comes from the form, never from a fresh read: :class:`Stale` tells that
    somebody was faster.
    """
    journal.refuse_repeat(session, by)
    record = session.get(model, record_id, with_for_update=True, populate_existing=True)
    if record is None or record.unit not in by.books:
        raise NotHere
    if revision is not None and record.revision != revision:
        raise Stale(record, revision)
    return record
