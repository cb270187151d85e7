"""Acts on a conference by which the people and the invited hear of it."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.dialogue.acts import DialogueAct
from app.dialogue.models import Dialogue
from app.domain.actors import Actor
from app.domain.dialogue import lifecycle, meeting
from app.domain.dialogue.lifecycle import DialogueState
from app.records import journal
from app.records.locking import take


def announce(
    dialogue_id: UUID, *, announced_on: date, revision: int, today: date, by: Actor
) -> Dialogue:
    """Note the day on which time, place and content were announced, or set it right."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_open(dialogue.state)
        meeting.check_notice(announced_on, held_on=dialogue.held_on, today=today)
        if dialogue.state is DialogueState.IN_PREPARATION:
            dialogue.state = DialogueState.ANNOUNCED
        dialogue.announced_on = announced_on
        journal.write(dialogue, DialogueAct.ANNOUNCE, by=by)
    return dialogue


def note_invited(dialogue_id: UUID, *, by: Actor) -> Dialogue:
    """Note that invitations went out; a conference that has begun stays where it stands."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        if not dialogue.state.has_begun and dialogue.state is not DialogueState.INVITED:
            lifecycle.check_move(dialogue.state, DialogueState.INVITED)
            dialogue.state = DialogueState.INVITED
            journal.write(dialogue, DialogueAct.INVITE, by=by)
    return dialogue
