"""Acts on a conference before and at its meeting."""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.acts import DialogueAct
from app.dialogue.facts import DialogueFacts
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service.dues import set_dues_of
from app.domain.actors import Actor
from app.domain.dialogue import lifecycle, meeting
from app.domain.dialogue.lifecycle import DialogueState
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages
from app.yearplan.service.linking import check_links


def record_dialogue(facts: DialogueFacts, *, today: date, by: Actor) -> Dialogue:
    """Enter a conference that is to be held, is being held or was held."""
    _check_meeting(facts, today)
    with transaction() as session:
        check_own_villages(session, *facts.villages, by=by)
        _check_links(session, facts, None, by)
        state = lifecycle.starting_state(
            held_on=facts.held_on,
            announced_on=facts.announced_on,
            ended_at=facts.ended_at,
            today=today,
        )
        dialogue = Dialogue(unit=by.unit, state=state)
        facts.write_into(dialogue)
        journal.write(dialogue, DialogueAct.RECORD, by=by)
    return dialogue


def correct_dialogue(
    dialogue_id: UUID, facts: DialogueFacts, *, revision: int, today: date, by: Actor
) -> Dialogue:
    """Change what is noted of a conference, as long as its minutes are not signed."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_open(dialogue.state)
        _check_meeting(facts, today)
        meeting.check_correction(
            dialogue.state,
            held_on=facts.held_on,
            ended_at=facts.ended_at,
            announced_on=facts.announced_on,
            was_announced=dialogue.announced_on is not None,
            first_due_on=_first_due_on(session, dialogue_id),
            today=today,
        )
        check_own_villages(session, *facts.villages, by=by)
        _check_links(session, facts, dialogue.planned_id, by)
        if dialogue.state is DialogueState.IN_PREPARATION and facts.announced_on:
            dialogue.state = DialogueState.ANNOUNCED
        is_moved = dialogue.held_on != facts.held_on
        facts.write_into(dialogue)
        journal.correct(dialogue, DialogueAct.CORRECT, by=by)
        if is_moved:
            set_dues_of(dialogue, by=by)
    return dialogue


def begin_session(
    dialogue_id: UUID, *, started_at: time, revision: int, today: date, by: Actor
) -> Dialogue:
    """Open the conference: from now on opinions are heard in the room."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        meeting.check_beginning(dialogue.state, held_on=dialogue.held_on, today=today)
        dialogue.state, dialogue.started_at = DialogueState.IN_SESSION, started_at
        journal.write(dialogue, DialogueAct.BEGIN, by=by)
    return dialogue


def end_session(
    dialogue_id: UUID,
    *,
    ended_at: time,
    people: int | None,
    revision: int,
    today: date,
    by: Actor,
) -> Dialogue:
    """Close the conference; its minutes are a draft until the chair signs them."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_move(dialogue.state, DialogueState.MINUTES_DRAFTED)
        meeting.check_meeting(
            held_on=dialogue.held_on,
            started_at=dialogue.started_at,
            ended_at=ended_at,
            announced_on=dialogue.announced_on,
            people=people,
            today=today,
        )
        dialogue.state, dialogue.ended_at = DialogueState.MINUTES_DRAFTED, ended_at
        dialogue.people = people
        journal.write(dialogue, DialogueAct.END, by=by)
    return dialogue


def call_off(
    dialogue_id: UUID, wanted: DialogueState, *, reason: str, revision: int, by: Actor
) -> Dialogue:
    """Postpone or cancel a conference that has not begun."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_calling_off(dialogue.state, wanted, reason=reason)
        dialogue.state, dialogue.off_reason = wanted, reason
        journal.write(dialogue, DialogueAct.CALL_OFF, by=by, reason=reason)
    return dialogue


def reschedule(
    dialogue_id: UUID, *, held_on: date, revision: int, today: date, by: Actor
) -> Dialogue:
    """Give a postponed conference a new day; the people must be told anew."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_move(dialogue.state, DialogueState.IN_PREPARATION)
        meeting.check_rescheduling(held_on, today=today)
        dialogue.state, dialogue.held_on = DialogueState.IN_PREPARATION, held_on
        dialogue.announced_on, dialogue.notice_reason = None, ""
        journal.write(dialogue, DialogueAct.RESCHEDULE, by=by)
        set_dues_of(dialogue, by=by)
    return dialogue


def _check_meeting(facts: DialogueFacts, today: date) -> None:
    meeting.check_meeting(
        held_on=facts.held_on,
        started_at=facts.started_at,
        ended_at=facts.ended_at,
        announced_on=facts.announced_on,
        people=facts.people,
        today=today,
    )


def _check_links(session: Session, facts: DialogueFacts, was: UUID | None, by: Actor) -> None:
    check_links(session, facts.planned_id, facts.request_id, kind=facts.kind, by=by, was=was)


def _first_due_on(session: Session, dialogue_id: UUID) -> date | None:
    dues = (
        session.scalar(db.select(db.func.min(model.due_on)).where(model.dialogue_id == dialogue_id))
        for model in (Opinion, Conclusion)
    )
    return min((due for due in dues if due), default=None)
