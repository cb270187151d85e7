"""What earlier conferences left open comes back by itself before the next one of those villages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service.reading import WAITING
from app.domain.dialogue.opinions import OpinionState, concerns
from app.domain.dialogue.promises import TO_DO
from app.units.service.reading import carried_by

LISTED = 100  # the oldest first
_STILL_OPEN = (*WAITING, OpinionState.UNSATISFIED)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """An opinion or a conclusion that is not done with, and the conference it comes from."""

    record: Opinion | Conclusion
    heard_on: date


def open_points(dialogue: Dialogue) -> Sequence[OpenPoint]:
    """Of conferences of the same unit, or one merged into it, before this one: of its villages or
    of the whole unit.

    None once the minutes are signed or the conference is called off: it is then not prepared
    any more.
    """
    if dialogue.state.is_frozen or dialogue.state.is_called_off:
        return []
    found = [*_opinions(dialogue), *_conclusions(dialogue)]
    return sorted(found, key=lambda one: one.heard_on)[:LISTED]


def _opinions(dialogue: Dialogue) -> Iterator[OpenPoint]:
    rows = (
        db.select(Opinion, Dialogue.held_on, Dialogue.villages)
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(
            Opinion.unit.in_(db.select(carried_by(dialogue.unit))),
            Opinion.state.in_(_STILL_OPEN),
            Dialogue.held_on < dialogue.held_on,
        )
        .order_by(Dialogue.held_on, Opinion.dialogue_id, Opinion.number)
    )
    for opinion, held_on, heard_in in db.session.execute(rows):
        if concerns(dialogue.villages, opinion.village_id, heard_in):
            yield OpenPoint(opinion, held_on)


def _conclusions(dialogue: Dialogue) -> Iterator[OpenPoint]:
    """A conclusion about an opinion belongs to its village, a general one to all who came."""
    village = (
        db.select(Opinion.village_id)
        .where(
            Opinion.dialogue_id == Conclusion.dialogue_id,
            Opinion.number == Conclusion.opinion_number,
        )
        .limit(1)
        .scalar_subquery()
    )
    rows = (
        db.select(Conclusion, Dialogue.held_on, Dialogue.villages, village)
        .join(Dialogue, Dialogue.id == Conclusion.dialogue_id)
        .where(
            Conclusion.unit.in_(db.select(carried_by(dialogue.unit))),
            Conclusion.state.in_(TO_DO),
            Dialogue.held_on < dialogue.held_on,
        )
        .order_by(Dialogue.held_on, Conclusion.dialogue_id, Conclusion.number)
    )
    of_village: UUID | None
    for conclusion, held_on, heard_in, of_village in db.session.execute(rows):
        if concerns(dialogue.villages, of_village, heard_in):
            yield OpenPoint(conclusion, held_on)
