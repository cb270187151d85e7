"""Taking a part of a conference in hand together with the conference itself."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.dialogue.models import AgendaItem, Attendance, Dialogue, Turn
from app.domain.actors import Actor
from app.records.locking import NotHere, take

P = TypeVar("P", AgendaItem, Attendance, Turn)


def take_part(
    session: Session, model: type[P], part_id: UUID, *, by: Actor, revision: int
) -> tuple[P, Dialogue]:
    """The part and its conference, locked in the same order by everybody: conference first.

    Then what is written in one room is also noted in the journal in the order of its numbers,
    on which :mod:`app.dialogue.service.room` builds.
    """
    seen = session.get(model, part_id)
    if seen is None:
        raise NotHere
    dialogue = take(session, Dialogue, seen.dialogue_id, by=by)
    return take(session, model, part_id, by=by, revision=revision), dialogue
