"""Writing down one step of a follow-up, beside the record that it changes."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.dialogue.acts import DialogueAct, FollowUpAct
from app.dialogue.models import Conclusion, Dialogue, FollowUpStep, Opinion
from app.domain.actors import Actor
from app.domain.dialogue.follow_up import check_follow_up, check_own_course
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.steps import StepKind
from app.records import journal
from app.records.locking import take


def take_opinion(
    session: Session, opinion_id: UUID, *, revision: int, by: Actor
) -> tuple[Opinion, Dialogue]:
    """An opinion of signed minutes to be followed up; an echo is refused."""
    opinion = take(session, Opinion, opinion_id, by=by, revision=revision)
    dialogue = take(session, Dialogue, opinion.dialogue_id, by=by)
    check_own_course(opinion.state, opinion.same_as)
    check_follow_up(dialogue.state)
    return opinion, dialogue


def take_conclusion(
    session: Session, conclusion_id: UUID, *, revision: int, by: Actor
) -> tuple[Conclusion, Dialogue]:
    """A conclusion of signed minutes to be followed up."""
    conclusion = take(session, Conclusion, conclusion_id, by=by, revision=revision)
    dialogue = take(session, Dialogue, conclusion.dialogue_id, by=by)
    check_follow_up(dialogue.state)
    return conclusion, dialogue


def note(
    record: Opinion | Conclusion, kind: StepKind, *, happened_on: date, by: Actor, **told: Any
) -> FollowUpStep:
    """Keep a step for good; write the record's own journal line before."""
    own = {"opinion_id": record.id} if isinstance(record, Opinion) else {"conclusion_id": record.id}
    step = FollowUpStep(
        unit=record.unit,
        dialogue_id=record.dialogue_id,
        kind=kind,
        happened_on=happened_on,
        due_on=record.current_due_on,
        **own,
        **told,
    )
    journal.write(step, FollowUpAct.NOTE, by=by)
    return step


def take_up_again(dialogue: Dialogue, *, by: Actor) -> None:
    """A conference whose results are public is followed up again once a point is reopened."""
    if dialogue.state in (DialogueState.RESULTS_PUBLISHED, DialogueState.COMPLETED):
        dialogue.state, dialogue.completed_on = DialogueState.IN_FOLLOW_UP, None
        journal.write(dialogue, DialogueAct.REOPEN, by=by)
