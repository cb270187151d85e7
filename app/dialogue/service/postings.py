"""Evidence of where and when the results were made public, and what of it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.dialogue.acts import PostingAct
from app.dialogue.models import Dialogue, Posting
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.postings import (
    PostingWay,
    check_posting,
    check_receiver,
    check_ways,
    missing_ways,
)
from app.lawpack.service import law_of
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages, villages_of


@dataclass(frozen=True, slots=True)
class Publicity:
    """What is noted of the three ways; ``without`` are the villages that have no record.

    ``missing`` says in words what of the ways that the law asks for is not noted: nothing
    where the law of that day asks for none.
    """

    postings: Sequence[Posting]
    villages: dict[UUID, str]
    without: Sequence[str]
    missing: Sequence[str]


def publicity_of(dialogue: Dialogue) -> Publicity:
    rows = db.select(Posting).where(Posting.dialogue_id == dialogue.id)
    postings = db.session.scalars(rows.order_by(Posting.posted_on, Posting.id)).all()
    told = {one.village_id for one in postings}
    villages = villages_of(dialogue.unit, on=dialogue.held_on)
    without = [one.full_name for one in villages if one.id not in told]
    asked = _asking_law(dialogue) is not None
    return Publicity(
        postings=postings,
        villages={one.id: one.full_name for one in villages},
        without=without,
        missing=missing_ways({one.way for one in postings}, without) if asked else [],
    )


def check_ways_noted(dialogue: Dialogue, explanation: str) -> None:
    """Refuse publication of which the law's three ways are neither noted nor explained."""
    if basis := _asking_law(dialogue):
        check_ways(publicity_of(dialogue).missing, explanation, basis=basis)


def note_postings(
    dialogue_id: UUID,
    *,
    way: PostingWay,
    posted_on: date,
    place: str,
    villages: Sequence[UUID],
    received_by: str,
    words: str,
    today: date,
    by: Actor,
) -> Sequence[Posting]:
    """Note one place, or one for each of ``villages``; photos are attached to the records."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        check_receiver(received_by, len(villages))
        check_own_villages(session, *villages, by=by)
        written = []
        for village_id in villages or [None]:
            posting = Posting(unit=by.unit, dialogue_id=dialogue_id)
            _fill(posting, dialogue, way, posted_on, place, village_id, today)
            posting.received_by, posting.note = received_by or None, words or None
            journal.write(posting, PostingAct.NOTE, by=by)
            written.append(posting)
    return written


def correct_posting(
    posting_id: UUID,
    *,
    way: PostingWay,
    posted_on: date,
    place: str,
    village_id: UUID | None,
    received_by: str,
    words: str,
    revision: int,
    today: date,
    by: Actor,
) -> Posting:
    """Set right what was noted of a place; the journal keeps old and new."""
    with transaction() as session:
        posting = take(session, Posting, posting_id, by=by, revision=revision)
        dialogue = take(session, Dialogue, posting.dialogue_id, by=by)
        check_own_villages(session, village_id, by=by)
        _fill(posting, dialogue, way, posted_on, place, village_id, today)
        posting.received_by, posting.note = received_by or None, words or None
        journal.correct(posting, PostingAct.CORRECT, by=by)
    return posting


def _fill(
    posting: Posting,
    dialogue: Dialogue,
    way: PostingWay,
    posted_on: date,
    place: str,
    village_id: UUID | None,
    today: date,
) -> None:
    check_posting(
        dialogue.state,
        way,
        posted_on=posted_on,
        place=place,
        has_village=village_id is not None,
        held_on=dialogue.held_on,
        today=today,
    )
    posting.way, posting.posted_on = way, posted_on
    posting.place, posting.village_id = place, village_id


def _asking_law(dialogue: Dialogue) -> str | None:
    """The article that asks for the three ways on the day of the conference, if any does."""
    if dialogue.kind is not DialogueKind.GOVERNMENT:
        return None
    limit = law_of(dialogue.unit).deadline(Clock.DIALOGUE_RESULTS, dialogue.held_on)
    return limit and limit.rule.basis
