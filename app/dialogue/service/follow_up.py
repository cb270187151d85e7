"""Acts on an opinion after the conference while an answer is owed: progress, clock, answer."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.dialogue.acts import OpinionAct
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service.dues import set_due, steps_of
from app.dialogue.service.steps import note, take_opinion
from app.domain.actors import Actor
from app.domain.dialogue import answers, follow_up
from app.domain.dialogue.due import Turn
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.steps import PauseGround, StepKind
from app.lawpack.service import law_of
from app.records import journal
from app.records.locking import take


def note_progress(
    opinion_id: UUID,
    *,
    happened_on: date,
    handler: str,
    person: str,
    words: str,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Say who is dealing with an opinion now, and what has been done."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_progress(opinion.state, handler=handler, words=words)
        follow_up.check_day(happened_on, "Ngày", since=dialogue.held_on, today=today)
        opinion.state, opinion.current_handler = OpinionState.IN_PROGRESS, handler
        journal.write(opinion, OpinionAct.PROGRESS, by=by)
        told = {"handler": handler, "person": person, "told": words}
        note(opinion, StepKind.PROGRESS, happened_on=happened_on, by=by, **told)
    return opinion


def pause(
    opinion_id: UUID,
    *,
    ground: PauseGround,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Let the clock stand still from ``happened_on`` on."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_pause(
            opinion.state,
            ground=ground,
            words=words,
            paused_on=happened_on,
            due_on=opinion.current_due_on,
        )
        since = _running_since(opinion, dialogue)
        follow_up.check_day(happened_on, "Ngày tạm dừng", since=since, today=today)
        opinion.state, opinion.paused_on = OpinionState.PAUSED, happened_on
        journal.write(opinion, OpinionAct.PAUSE, by=by, reason=words)
        note(opinion, StepKind.PAUSE, happened_on=happened_on, by=by, ground=ground, told=words)
    return opinion


def resume(
    opinion_id: UUID, *, words: str, happened_on: date, revision: int, today: date, by: Actor
) -> Opinion:
    """Let the clock go on from ``happened_on``; the days between are not counted."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_resuming(opinion.state)
        since = opinion.paused_on or dialogue.held_on
        follow_up.check_day(happened_on, "Ngày tiếp tục", since=since, today=today)
        turn = Turn(StepKind.RESUME, happened_on)
        found = set_due(opinion, dialogue, law_of(by.unit), turn)
        opinion.state, opinion.paused_on = OpinionState.IN_PROGRESS, None
        journal.write(opinion, OpinionAct.RESUME, by=by)
        days = found.days if found else 0
        note(opinion, StepKind.RESUME, happened_on=happened_on, by=by, told=words, days=days)
    return opinion


def extend(
    opinion_id: UUID,
    *,
    new_due_on: date,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Give a later day, before the earlier one is over; the earlier one stays to be read."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_extending(opinion.state)
        follow_up.check_extension(
            words=words,
            happened_on=happened_on,
            due_on=opinion.current_due_on,
            new_due_on=new_due_on,
        )
        since = _running_since(opinion, dialogue)
        follow_up.check_day(happened_on, "Ngày gia hạn", since=since, today=today)
        opinion.current_due_on = new_due_on
        journal.write(opinion, OpinionAct.EXTEND, by=by, reason=words)
        note(opinion, StepKind.EXTEND, happened_on=happened_on, by=by, told=words)
    return opinion


def reply_to_opinion(
    opinion_id: UUID,
    *,
    reply: str,
    reply_number: str,
    replied_on: date,
    reply_basis: str = "",
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Note the reply that was promised in writing; it stands beside the minutes."""
    with transaction() as session:
        opinion = take(session, Opinion, opinion_id, by=by, revision=revision)
        dialogue = take(session, Dialogue, opinion.dialogue_id, by=by)
        follow_up.check_own_course(opinion.state, opinion.same_as)
        answers.check_reply(
            opinion.state, reply=reply, replied_on=replied_on, held_on=dialogue.held_on, today=today
        )
        since = _running_since(opinion, dialogue)
        follow_up.check_day(replied_on, "Ngày trả lời", since=since, today=today)
        opinion.state = OpinionState.ANSWERED
        _note_reply(opinion, reply, reply_number, replied_on, reply_basis, "")
        journal.write(opinion, OpinionAct.REPLY, by=by)
        told = {"told": reply, "document_number": reply_number, "basis": reply_basis}
        note(opinion, StepKind.REPLY, happened_on=replied_on, by=by, **told)
    return opinion


def refuse(
    opinion_id: UUID,
    *,
    words: str,
    basis: str,
    body: str,
    document_number: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Answer that it is not done, with the reason and the rule, or with who has the power."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_refusal(opinion.state, words=words, basis=basis, body=body)
        since = _running_since(opinion, dialogue)
        follow_up.check_day(happened_on, "Ngày từ chối", since=since, today=today)
        opinion.state = OpinionState.REFUSED
        _note_reply(opinion, words, document_number, happened_on, basis, body)
        journal.write(opinion, OpinionAct.REFUSE, by=by, reason=words)
        told = {"basis": basis, "body": body, "document_number": document_number, "told": words}
        note(opinion, StepKind.REFUSE, happened_on=happened_on, by=by, **told)
    return opinion


def _running_since(opinion: Opinion, dialogue: Dialogue) -> date:
    """The day since which the clock runs without a break."""
    starts = (StepKind.RESUME, StepKind.REOPEN)
    steps = steps_of([opinion.id])[opinion.id]
    return max([dialogue.held_on, *(one.happened_on for one in steps if one.kind in starts)])


def _note_reply(
    opinion: Opinion, reply: str, number: str, replied_on: date, basis: str, body: str
) -> None:
    opinion.reply, opinion.reply_number, opinion.replied_on = reply, number, replied_on
    opinion.reply_basis, opinion.reply_body = basis, body
