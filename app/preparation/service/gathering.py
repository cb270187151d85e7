"""Opinions collected beforehand: joined and taken apart by a press, marked as burning."""

from dataclasses import fields, replace
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Opinion
from app.dialogue.service.opinions import correct_opinion
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.preparation.acts import NoteAct
from app.preparation.models import OpinionNote
from app.preparation.service.common import open_dialogue
from app.records import journal
from app.records.locking import take


def join_opinion(opinion_id: UUID, *, same_as: int | None, revision: int, by: Actor) -> Opinion:
    """Say that an opinion is the same as an earlier one, or (None) take it apart again.

    It is the same correction that the page of the opinion makes.
    """
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by, revision=revision)
        known = {one.name: getattr(opinion, one.name) for one in fields(OpinionFacts)}
        facts = replace(OpinionFacts(**known), same_as=same_as)
        return correct_opinion(opinion_id, facts, revision=revision, by=by)


def mark_hot(opinion_id: UUID, *, is_hot: bool, by: Actor) -> OpinionNote:
    """Mark an opinion as burning and raised by many ("bức xúc, nổi cộm"), or take it back."""
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by)
        open_dialogue(session, opinion.dialogue_id, by=by)
        note = _note(session, opinion)
        if bool(note.is_hot) is is_hot:
            raise RuleViolation(
                "Ý kiến này đã được đánh dấu." if is_hot else "Ý kiến này không được đánh dấu."
            )
        note.is_hot = is_hot
        journal.write(note, NoteAct.MARK if is_hot else NoteAct.UNMARK, by=by)
    return note


def tell_apart(opinion_id: UUID, other_id: UUID, *, by: Actor) -> OpinionNote:
    """Say that two opinions are not the same, so that nobody is asked again."""
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by)
        other = take(session, Opinion, other_id, by=by)
        open_dialogue(session, opinion.dialogue_id, by=by)
        if other.dialogue_id != opinion.dialogue_id or other.id == opinion.id:
            raise RuleViolation("Hai ý kiến này không cùng một hội nghị.")
        note = _note(session, opinion)
        note.different = sorted({*(note.different or ()), other.id}, key=str)
        journal.write(note, NoteAct.TELL_APART, by=by)
    return note


def _note(session: Session, opinion: Opinion) -> OpinionNote:
    held = db.select(OpinionNote).where(
        OpinionNote.dialogue_id == opinion.dialogue_id, OpinionNote.opinion_id == opinion.id
    )
    return session.scalar(held) or OpinionNote(
        unit=opinion.unit,
        dialogue_id=opinion.dialogue_id,
        opinion_id=opinion.id,
        is_hot=False,
        different=[],
    )
