"""Taking in hand a conference that may still be prepared, or a part of its preparation."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.dialogue.lifecycle import check_open
from app.records.locking import take

R = TypeVar("R", bound=Any)


def open_dialogue(session: Session, dialogue_id: UUID, *, by: Actor) -> Dialogue:
    """The conference, locked; refused once its minutes are signed or it is called off."""
    dialogue = take(session, Dialogue, dialogue_id, by=by)
    check_open(dialogue.state)
    return dialogue


def open_part(
    session: Session, model: type[R], record_id: UUID, *, revision: int | None, by: Actor
) -> tuple[R, Dialogue]:
    """A record of a conference's preparation and the conference itself."""
    record = take(session, model, record_id, by=by, revision=revision)
    return record, open_dialogue(session, record.dialogue_id, by=by)
