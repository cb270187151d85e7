"""Acts on an opinion up to the signing of the minutes: voice, correct, handle."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.dialogue.acts import OpinionAct
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service import dues
from app.domain.actors import Actor
from app.domain.dialogue import answers, lifecycle, opinions
from app.domain.dialogue.answers import STATE_AFTER, Handling
from app.domain.dialogue.fields import check_field
from app.domain.dialogue.opinions import OpinionState
from app.lawpack.service import law_of
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages


def voice_opinion(dialogue_id: UUID, facts: OpinionFacts, *, by: Actor) -> Opinion:
    """Write down an opinion under the next number; none is ever left out or deleted."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        numbers = db.select(db.func.max(Opinion.number)).where(Opinion.dialogue_id == dialogue_id)
        opinion = Opinion(
            unit=by.unit, dialogue_id=dialogue_id, number=(session.scalar(numbers) or 0) + 1
        )
        _check_facts(session, dialogue, facts, own=None, by=by)
        opinion.state = _state_of(facts)
        facts.write_into(opinion)
        journal.write(opinion, OpinionAct.VOICE, by=by)
    return opinion


def correct_opinion(opinion_id: UUID, facts: OpinionFacts, *, revision: int, by: Actor) -> Opinion:
    """Change what was noted of an opinion before the minutes are signed.

    A kind corrected across the border of complaint and proposal takes back the handling;
    the journal keeps it.
    """
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by, revision=revision)
        dialogue = take(session, Dialogue, opinion.dialogue_id, by=by)
        _check_facts(session, dialogue, facts, own=opinion, by=by)
        if opinion.disposition and opinions.loses_handling(opinion.matter, facts.matter):
            _take_back_handling(opinion)
        if (facts.same_as is None) is (opinion.state is OpinionState.MERGED):
            opinions.check_move(opinion.state, _state_of(facts))
            opinion.state = _state_of(facts)
        facts.write_into(opinion)
        journal.correct(opinion, OpinionAct.CORRECT, by=by)
    return opinion


def handle_opinion(
    opinion_id: UUID, handling: Handling, *, legal_basis: str = "", revision: int, by: Actor
) -> Opinion:
    """Note how the conference dealt with an opinion: answered, handed on, split off."""
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by, revision=revision)
        dialogue = take(session, Dialogue, opinion.dialogue_id, by=by)
        lifecycle.check_open(dialogue.state)
        answers.check_handling(opinion.matter, handling, held_on=dialogue.held_on)
        wanted = STATE_AFTER[handling.disposition]
        if opinion.state is not wanted:
            opinions.check_move(opinion.state, wanted)
        opinion.state = wanted
        _note_handling(opinion, handling, legal_basis)
        dues.set_due(opinion, dialogue, law_of(by.unit))
        answerer = handling.answered_by if wanted is OpinionState.ANSWERED_NOW else None
        journal.write(opinion, OpinionAct.HANDLE, by=by.on_behalf_of(answerer))
    return opinion


def _check_facts(
    session: Session, dialogue: Dialogue, facts: OpinionFacts, *, own: Opinion | None, by: Actor
) -> None:
    lifecycle.check_open(dialogue.state)
    check_field(facts.field)
    opinions.check_voicing(dialogue.state, facts.source, matter=facts.matter, voices=facts.voices)
    check_own_villages(session, facts.village_id, by=by)
    if facts.same_as is not None:
        rows = db.select(Opinion.number, Opinion.state, Opinion.same_as).where(
            Opinion.dialogue_id == dialogue.id
        )
        known = session.execute(rows).all()
        opinions.check_same_as(
            own and own.number,
            facts.same_as,
            matter=facts.matter,
            states={row.number: row.state for row in known},
            followers=[row.number for row in known if own and row.same_as == own.number],
        )


def _state_of(facts: OpinionFacts) -> OpinionState:
    return OpinionState.RECORDED if facts.same_as is None else OpinionState.MERGED


def _note_handling(opinion: Opinion, handling: Handling, legal_basis: str) -> None:
    opinion.disposition, opinion.due_on = handling.disposition, handling.due_on
    opinion.answered_by, opinion.answer = handling.answered_by, handling.answer
    opinion.handler, opinion.legal_basis = handling.handler, legal_basis
    opinion.current_handler = handling.handler


def _take_back_handling(opinion: Opinion) -> None:
    opinions.check_move(opinion.state, OpinionState.RECORDED)
    opinion.state = OpinionState.RECORDED
    opinion.disposition = opinion.due_on = opinion.current_due_on = None
    opinion.answered_by = opinion.answer = opinion.handler = opinion.legal_basis = ""
    opinion.current_handler = ""
