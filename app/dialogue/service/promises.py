"""Acts on a conclusion after the conference: progress, more time, done, dropped, reopened."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.dialogue.acts import ConclusionAct
from app.dialogue.models import Conclusion
from app.dialogue.service.steps import note, take_conclusion, take_up_again
from app.domain.actors import Actor
from app.domain.dialogue import promises
from app.domain.dialogue.follow_up import check_day
from app.domain.dialogue.promises import ConclusionState
from app.domain.dialogue.steps import StepKind, WantedBy
from app.records import journal


def note_progress(
    conclusion_id: UUID,
    *,
    person: str,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Conclusion:
    """Say what has been done so far, and by whom."""
    with transaction() as session:
        conclusion, dialogue = take_conclusion(session, conclusion_id, revision=revision, by=by)
        promises.check_progress(conclusion.state, words=words)
        check_day(happened_on, "Ngày", since=dialogue.held_on, today=today)
        conclusion.state = ConclusionState.IN_PROGRESS
        journal.write(conclusion, ConclusionAct.PROGRESS, by=by)
        told = {"handler": conclusion.handler, "person": person, "told": words}
        note(conclusion, StepKind.PROGRESS, happened_on=happened_on, by=by, **told)
    return conclusion


def extend(
    conclusion_id: UUID,
    *,
    new_due_on: date,
    words: str,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Conclusion:
    """Give a later day, before the earlier one is over; the minutes keep theirs."""
    with transaction() as session:
        conclusion, dialogue = take_conclusion(session, conclusion_id, revision=revision, by=by)
        promises.check_extending(
            conclusion.state,
            words=words,
            happened_on=happened_on,
            due_on=conclusion.current_due_on,
            new_due_on=new_due_on,
        )
        check_day(happened_on, "Ngày gia hạn", since=dialogue.held_on, today=today)
        conclusion.current_due_on = new_due_on
        journal.write(conclusion, ConclusionAct.EXTEND, by=by, reason=words)
        note(conclusion, StepKind.EXTEND, happened_on=happened_on, by=by, told=words)
    return conclusion


def finish(
    conclusion_id: UUID, *, words: str, happened_on: date, revision: int, today: date, by: Actor
) -> Conclusion:
    """Say that it was carried out, what one can see of it, and on which day."""
    with transaction() as session:
        conclusion, dialogue = take_conclusion(session, conclusion_id, revision=revision, by=by)
        promises.check_finishing(conclusion.state, result=words)
        check_day(happened_on, "Ngày làm xong", since=dialogue.held_on, today=today)
        conclusion.state, conclusion.result = ConclusionState.DONE, words
        conclusion.closed_on = happened_on
        journal.write(conclusion, ConclusionAct.FINISH, by=by)
        note(conclusion, StepKind.RESULT, happened_on=happened_on, by=by, told=words)
    return conclusion


def drop(
    conclusion_id: UUID, *, words: str, happened_on: date, revision: int, today: date, by: Actor
) -> Conclusion:
    """Say that it will not be carried out, and why."""
    with transaction() as session:
        conclusion, dialogue = take_conclusion(session, conclusion_id, revision=revision, by=by)
        promises.check_dropping(conclusion.state, words=words)
        check_day(happened_on, "Ngày thôi thực hiện", since=dialogue.held_on, today=today)
        conclusion.state, conclusion.result = ConclusionState.DROPPED, words
        conclusion.closed_on = happened_on
        journal.write(conclusion, ConclusionAct.DROP, by=by, reason=words)
        note(conclusion, StepKind.DROP, happened_on=happened_on, by=by, told=words)
    return conclusion


def reopen(
    conclusion_id: UUID,
    *,
    wanted_by: WantedBy,
    words: str,
    new_due_on: date,
    happened_on: date,
    revision: int,
    today: date,
    by: Actor,
) -> Conclusion:
    """Take up again what was called done or dropped, with a new day."""
    with transaction() as session:
        conclusion, dialogue = take_conclusion(session, conclusion_id, revision=revision, by=by)
        promises.check_reopening(
            conclusion.state, words=words, happened_on=happened_on, new_due_on=new_due_on
        )
        since = conclusion.closed_on or dialogue.held_on
        check_day(happened_on, "Ngày mở lại", since=since, today=today)
        conclusion.state, conclusion.current_due_on = ConclusionState.IN_PROGRESS, new_due_on
        conclusion.result, conclusion.closed_on = "", None
        journal.write(conclusion, ConclusionAct.REOPEN, by=by, reason=words)
        told = {"wanted_by": wanted_by, "told": words}
        note(conclusion, StepKind.REOPEN, happened_on=happened_on, by=by, **told)
        take_up_again(dialogue, by=by)
    return conclusion
