"""Who speaks next: names are put down, called in their order, and struck off."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, now, transaction
from app.dialogue.models import Dialogue, Turn
from app.dialogue.room_acts import TurnAct
from app.dialogue.service.holding import take_part
from app.domain.actors import Actor
from app.domain.dialogue import lifecycle, room
from app.domain.dialogue.kinds import SpeakerKind
from app.domain.dialogue.room import TurnState
from app.domain.errors import RuleViolation
from app.records import journal
from app.records.locking import take
from app.units.service import check_own_villages

_ACTS = {TurnState.LEFT: TurnAct.LEAVE, TurnState.WAITING: TurnAct.RETURN}


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFacts:
    """Who wants to speak; without a name it is the village that is called."""

    speaker: str = ""
    village_id: UUID | None = None
    speaker_kind: SpeakerKind = SpeakerKind.INDIVIDUAL


def ask_to_speak(dialogue_id: UUID, facts: TurnFacts, *, by: Actor) -> Turn:
    """Put somebody down behind those who wait."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        lifecycle.check_open(dialogue.state)
        if not facts.speaker and facts.village_id is None:
            raise RuleViolation("Hãy ghi họ tên hoặc thôn của người xin phát biểu.")
        check_own_villages(session, facts.village_id, by=by)
        last = session.scalar(
            db.select(db.func.max(Turn.number)).where(Turn.dialogue_id == dialogue_id)
        )
        turn = Turn(
            unit=by.unit,
            dialogue_id=dialogue_id,
            number=(last or 0) + 1,
            state=TurnState.WAITING,
            speaker=facts.speaker,
            village_id=facts.village_id,
            speaker_kind=facts.speaker_kind,
        )
        journal.write(turn, TurnAct.ASK, by=by)
    return turn


def call_next(dialogue_id: UUID, *, by: Actor) -> Turn | None:
    """Who spoke has spoken, and the first who waits has the floor; None where nobody waits."""
    with transaction() as session:
        dialogue = take(session, Dialogue, dialogue_id, by=by)
        room.check_in_session(dialogue.state, "Lượt phát biểu")
        line = turns_of(dialogue_id)
        if not any(one.state in (TurnState.WAITING, TurnState.SPEAKING) for one in line):
            raise RuleViolation("Không còn ai đăng ký phát biểu.")
        _give_up_the_floor(line, by)
        first = next((one for one in line if one.state is TurnState.WAITING), None)
        if first is not None:
            _give_the_floor(first, by)
    return first


def call(turn_id: UUID, *, revision: int, by: Actor) -> Turn:
    """Call somebody out of the order."""
    with transaction() as session:
        turn, dialogue = take_part(session, Turn, turn_id, by=by, revision=revision)
        room.check_in_session(dialogue.state, "Lượt phát biểu")
        room.check_turn(turn.state, TurnState.SPEAKING)
        _give_up_the_floor(turns_of(dialogue.id), by)
        _give_the_floor(turn, by)
    return turn


def finish(turn_id: UUID, *, revision: int, by: Actor) -> Turn:
    """Who had the floor has done speaking."""
    with transaction() as session:
        turn = _take_open(session, turn_id, revision, by)
        room.check_turn(turn.state, TurnState.DONE)
        _give_up_the_floor([turn], by)
    return turn


def leave_or_return(turn_id: UUID, *, wanted: TurnState, revision: int, by: Actor) -> Turn:
    """Somebody does not want to speak any more, or wants to after all."""
    with transaction() as session:
        turn = _take_open(session, turn_id, revision, by)
        room.check_turn(turn.state, wanted)
        turn.state = wanted
        journal.write(turn, _ACTS[wanted], by=by)
    return turn


def turns_of(dialogue_id: UUID) -> Sequence[Turn]:
    """In the order in which they asked."""
    rows = db.select(Turn).where(Turn.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(Turn.number)).all()


def _take_open(session: Session, turn_id: UUID, revision: int, by: Actor) -> Turn:
    turn, dialogue = take_part(session, Turn, turn_id, by=by, revision=revision)
    lifecycle.check_open(dialogue.state)
    return turn


def _give_the_floor(turn: Turn, by: Actor) -> None:
    turn.state, turn.called_at = TurnState.SPEAKING, now()
    journal.write(turn, TurnAct.CALL, by=by)


def _give_up_the_floor(line: Sequence[Turn], by: Actor) -> None:
    for turn in line:
        if turn.state is TurnState.SPEAKING:
            turn.state, turn.ended_at = TurnState.DONE, now()
            journal.write(turn, TurnAct.END, by=by)
