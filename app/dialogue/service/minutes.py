"""Acts of the chair on the minutes: sum up, conclude, sign; and the publication of results."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.acts import ConclusionAct, DialogueAct, NoteAct
from app.dialogue.facts import ConclusionFacts
from app.dialogue.models import Conclusion, Dialogue, MinutesNote, Opinion
from app.dialogue.papers.kinds import MINUTES
from app.dialogue.service.completion import open_numbers
from app.dialogue.service.postings import check_ways_noted
from app.domain.actors import Actor
from app.domain.dialogue import after_signing, answers, lifecycle, meeting
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.errors import RuleViolation
from app.papers.service import keep_signed
from app.papers.types import Ask
from app.records import journal
from app.records.locking import NotHere, take


def sum_up(dialogue_id: UUID, *, words: str, revision: int, by: Actor) -> Dialogue:
    """Note what the chair concluded in general, beside the single conclusions."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        lifecycle.check_concluding(dialogue.state)
        dialogue.closing_words = words
        journal.write(dialogue, DialogueAct.SUM_UP, by=by)
    return dialogue


def conclude(dialogue_id: UUID, facts: ConclusionFacts, *, by: Actor) -> Conclusion:
    """Add a conclusion that a unit must carry out by a day."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        _check_conclusion(session, dialogue, facts)
        numbers = db.select(db.func.max(Conclusion.number)).where(
            Conclusion.dialogue_id == dialogue_id
        )
        number = (session.scalar(numbers) or 0) + 1
        conclusion = Conclusion(unit=by.unit, dialogue_id=dialogue_id, number=number)
        facts.write_into(conclusion)
        journal.write(conclusion, ConclusionAct.CONCLUDE, by=by)
    return conclusion


def correct_conclusion(
    conclusion_id: UUID, facts: ConclusionFacts, *, revision: int, by: Actor
) -> Conclusion:
    with transaction() as session:
        conclusion = take(session, Conclusion, conclusion_id, by=by, revision=revision)
        dialogue = take(session, Dialogue, conclusion.dialogue_id, by=by)
        _check_conclusion(session, dialogue, facts)
        facts.write_into(conclusion)
        journal.correct(conclusion, ConclusionAct.CORRECT, by=by)
    return conclusion


def sign_minutes(
    dialogue_id: UUID,
    *,
    signed_on: date,
    signed_by: str,
    minutes_number: str,
    revision: int,
    today: date,
    by: Actor,
) -> Dialogue:
    """Sign whole minutes; from then on what they say is frozen, and kept under a check code."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        meeting.check_signing(
            dialogue.state,
            held_on=dialogue.held_on,
            ended_at=dialogue.ended_at,
            chairs=dialogue.chairs,
            secretary=dialogue.secretary,
            has_conclusion=_has_conclusion(session, dialogue),
            unhandled=_unhandled(session, dialogue_id),
            signed_on=signed_on,
            today=today,
        )
        dialogue.state, dialogue.signed_on = DialogueState.MINUTES_SIGNED, signed_on
        dialogue.signed_by, dialogue.minutes_number = signed_by, minutes_number
        signer = by.on_behalf_of(signed_by)
        journal.write(dialogue, DialogueAct.SIGN, by=signer)
        ask = Ask(signer, today)
        keep_signed(MINUTES, dialogue, ask, signed_on=signed_on, number=minutes_number)
    return dialogue


def notify_conclusions(
    dialogue_id: UUID, *, notified_on: date, number: str, revision: int, today: date, by: Actor
) -> Dialogue:
    """Note day and number of the notice by which the conclusions were told."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        dialogue.state = after_signing.state_after_notice(
            dialogue.state,
            known_on=dialogue.notified_on,
            signed_on=dialogue.signed_on,
            notified_on=notified_on,
            today=today,
        )
        dialogue.notified_on, dialogue.notification_number = notified_on, number or None
        journal.write(dialogue, DialogueAct.NOTIFY, by=by)
    return dialogue


def add_note(dialogue_id: UUID, *, words: str, today: date, by: Actor) -> MinutesNote:
    """Write beside signed minutes; what they say stays as it was signed."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        after_signing.check_note(dialogue.state, words)
        author = by.acted_by or by.name
        note = MinutesNote(
            unit=by.unit, dialogue_id=dialogue_id, noted_on=today, author=author, text=words
        )
        journal.write(note, NoteAct.NOTE, by=by)
    return note


def publish_results(
    dialogue_id: UUID,
    *,
    published_on: date,
    explanation: str = "",
    revision: int,
    today: date,
    by: Actor,
) -> Dialogue:
    """Note that the results are public; ``explanation`` says why in another way than the law's.

    While something of the conference is open it is followed up from now on.
    """
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by, revision=revision)
        meeting.check_results_published(
            dialogue.state, held_on=dialogue.held_on, published_on=published_on, today=today
        )
        check_ways_noted(dialogue, explanation)
        dialogue.state = DialogueState.RESULTS_PUBLISHED
        dialogue.published_on, dialogue.publish_reason = published_on, explanation
        if any(open_numbers(dialogue.id)):
            lifecycle.check_move(dialogue.state, DialogueState.IN_FOLLOW_UP)
            dialogue.state = DialogueState.IN_FOLLOW_UP
        journal.write(dialogue, DialogueAct.PUBLISH, by=by, reason=explanation or None)
    return dialogue


def visible_conclusion(conclusion_id: UUID, units: set[str]) -> Conclusion:
    conclusion = db.session.get(Conclusion, conclusion_id)
    if conclusion is None or conclusion.unit not in units:
        raise NotHere
    return conclusion


def _check_conclusion(session: Session, dialogue: Dialogue, facts: ConclusionFacts) -> None:
    lifecycle.check_concluding(dialogue.state)
    answers.check_conclusion(
        text=facts.content, unit=facts.handler, due_on=facts.due_on, held_on=dialogue.held_on
    )
    if facts.opinion_number is None:
        return
    known = db.select(Opinion.id).where(
        Opinion.dialogue_id == dialogue.id, Opinion.number == facts.opinion_number
    )
    if session.scalar(known) is None:
        raise RuleViolation(
            f"Hội nghị này không có ý kiến số {facts.opinion_number}. Hãy xem lại số ý kiến."
        )


def _has_conclusion(session: Session, dialogue: Dialogue) -> bool:
    any_of = db.select(Conclusion.id).where(Conclusion.dialogue_id == dialogue.id).limit(1)
    return bool(dialogue.closing_words) or session.scalar(any_of) is not None


def _unhandled(session: Session, dialogue_id: UUID) -> list[int]:
    rows = (
        db.select(Opinion.number)
        .where(Opinion.dialogue_id == dialogue_id, Opinion.state == OpinionState.RECORDED)
        .order_by(Opinion.number)
    )
    return list(session.scalars(rows))
