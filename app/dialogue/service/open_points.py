"""What earlier conferences left open comes back by itself before the next one of those villages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.db import db
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service.reading import WAITING
from app.domain.dialogue.opinions import concerns

LISTED = 100  # the oldest first


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """An opinion that still waits for its answer, and the conference that heard it."""

    opinion: Opinion
    heard_on: date


def open_points(dialogue: Dialogue) -> Sequence[OpenPoint]:
    """Of conferences of the same unit before this one, of its villages or of the whole unit.

    None once the minutes are signed or the conference is called off: it is then not prepared
    any more.
    """
    if dialogue.state.is_frozen or dialogue.state.is_called_off:
        return []
    rows = (
        db.select(Opinion, Dialogue.held_on, Dialogue.villages)
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(
            Opinion.unit == dialogue.unit,
            Opinion.state.in_(WAITING),
            Dialogue.held_on < dialogue.held_on,
        )
        .order_by(Dialogue.held_on, Opinion.dialogue_id, Opinion.number)
    )
    found = [
        OpenPoint(opinion, held_on)
        for opinion, held_on, heard_in in db.session.execute(rows)
        if concerns(dialogue.villages, opinion.village_id, heard_in)
    ]
    return found[:LISTED]
