"""Acts on an opinion that has its answer: the result, whether people are content, its end."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.dialogue.acts import OpinionAct
from app.dialogue.models import Opinion
from app.dialogue.service.steps import note, take_opinion, take_up_again
from app.domain.actors import Actor
from app.domain.dialogue import follow_up
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.steps import AskedWay, Satisfaction, StepKind, WantedBy
from app.records import journal

_AFTER_ASKING = {
    Satisfaction.SATISFIED: OpinionState.SATISFIED,
    Satisfaction.NOT_SATISFIED: OpinionState.UNSATISFIED,
}


def note_result(
    opinion_id: UUID, *, words: str, happened_on: date, revision: int, today: date, by: Actor
) -> Opinion:
    """Say what was really done and on which day; photos are attached to the opinion."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_result(opinion.state, words=words)
        follow_up.check_day(happened_on, "Ngày làm xong", since=dialogue.held_on, today=today)
        opinion.result, opinion.result_on = words, happened_on
        journal.write(opinion, OpinionAct.RESULT, by=by)
        note(opinion, StepKind.RESULT, happened_on=happened_on, by=by, told=words)
    return opinion


def ask_who_spoke(
    opinion_id: UUID,
    *,
    way: AskedWay,
    satisfaction: Satisfaction,
    told_by: str,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Note when and how people were asked whether the answer satisfies them, and what they said."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_asking(opinion.state, way=way, satisfaction=satisfaction, words=words)
        since = opinion.replied_on or dialogue.held_on
        follow_up.check_day(happened_on, "Ngày hỏi", since=since, today=today)
        opinion.state = _AFTER_ASKING.get(satisfaction, opinion.state)
        opinion.satisfaction, opinion.asked_on = satisfaction, happened_on
        journal.write(opinion, OpinionAct.ASK, by=by)
        told = {"way": way, "satisfaction": satisfaction, "told_by": told_by, "told": words}
        note(opinion, StepKind.ASK, happened_on=happened_on, by=by, **told)
    return opinion


def reopen(
    opinion_id: UUID,
    *,
    wanted_by: WantedBy,
    told_by: str,
    words: str,
    handler: str,
    new_due_on: date,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """Take up again what was answered, with a new day; what was answered stays in the steps."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_reopening(
            opinion.state,
            wanted_by=wanted_by,
            words=words,
            handler=handler,
            happened_on=happened_on,
            new_due_on=new_due_on,
        )
        since = opinion.closed_on or opinion.replied_on or dialogue.held_on
        follow_up.check_day(happened_on, "Ngày mở lại", since=since, today=today)
        opinion.state, opinion.current_handler = OpinionState.NEEDS_MORE, handler
        opinion.current_due_on = new_due_on
        opinion.satisfaction = opinion.asked_on = opinion.closed_on = opinion.result_on = None
        opinion.result = ""
        journal.write(opinion, OpinionAct.REOPEN, by=by, reason=words)
        told = {"wanted_by": wanted_by, "told_by": told_by, "told": words, "handler": handler}
        note(opinion, StepKind.REOPEN, happened_on=happened_on, by=by, **told)
        take_up_again(dialogue, by=by)
    return opinion


def close(
    opinion_id: UUID,
    wanted: OpinionState,
    *,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Opinion:
    """End an opinion with its result, or without a remedy; the two are counted apart."""
    with transaction() as session:
        opinion, dialogue = take_opinion(session, opinion_id, revision=revision, by=by)
        follow_up.check_closing(
            opinion.state,
            wanted,
            words=words,
            result=opinion.result,
            has_reply=opinion.replied_on is not None,
            was_asked=opinion.asked_on is not None,
        )
        since = opinion.replied_on or dialogue.held_on
        follow_up.check_day(happened_on, "Ngày đóng", since=since, today=today)
        opinion.state, opinion.closed_on = wanted, happened_on
        journal.write(opinion, OpinionAct.CLOSE, by=by, reason=words or None)
        kind = StepKind.CLOSE
        if wanted is OpinionState.CLOSED_WITHOUT_REMEDY:
            kind = StepKind.CLOSE_WITHOUT_REMEDY
        note(opinion, kind, happened_on=happened_on, by=by, told=words)
    return opinion
