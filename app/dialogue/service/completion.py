"""The end of a conference: what of it is open, and the act that calls it done."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.dialogue.acts import DialogueAct
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.actors import Actor
from app.domain.dialogue import lifecycle
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OPEN
from app.domain.dialogue.promises import TO_DO
from app.records import journal
from app.records.locking import take


def open_numbers(dialogue_id: UUID) -> tuple[Sequence[int], Sequence[int]]:
    """The numbers of opinions and of conclusions of which somebody still has to do something."""
    found = (
        db.session.scalars(
            db.select(model.number)
            .where(model.dialogue_id == dialogue_id, model.state.in_(states))
            .order_by(model.number)
        ).all()
        for model, states in ((Opinion, OPEN), (Conclusion, TO_DO))
    )
    opinions, conclusions = found
    return opinions, conclusions


def complete(
    dialogue_id: UUID, *, completed_on: date, revision: int, today: date, by: Actor
) -> Dialogue:
    """Say that every point of a conference has come to its end."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        opinions, conclusions = open_numbers(dialogue_id)
        lifecycle.check_completing(
            dialogue.state,
            opinions=opinions,
            conclusions=conclusions,
            completed_on=completed_on,
            published_on=dialogue.published_on,
            today=today,
        )
        dialogue.state, dialogue.completed_on = DialogueState.COMPLETED, completed_on
        journal.write(dialogue, DialogueAct.COMPLETE, by=by)
    return dialogue
