"""The notes that stand beside signed minutes."""

from collections.abc import Sequence
from uuid import UUID

from app.db import db
from app.dialogue.models import MinutesNote


def notes_of(dialogue_id: UUID) -> Sequence[MinutesNote]:
    """In the order in which they were written."""
    rows = db.select(MinutesNote).where(MinutesNote.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(MinutesNote.id)).all()


def has_notes(dialogue_id: UUID) -> bool:
    rows = db.select(MinutesNote.id).where(MinutesNote.dialogue_id == dialogue_id).limit(1)
    return db.session.scalar(rows) is not None
