"""The stored day by which an opinion must be answered, kept in step with what it follows from."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from app.db import db, transaction
from app.dialogue.acts import OpinionAct
from app.dialogue.models import Dialogue, FollowUpStep, Opinion
from app.domain.actors import Actor
from app.domain.dialogue.due import Reckoned, Turn, reckon
from app.domain.dialogue.opinions import UNANSWERED
from app.domain.dialogue.steps import StepKind
from app.domain.lawpack import LawPack
from app.lawpack.service import law_of
from app.records import journal

_TURNING = (StepKind.PAUSE, StepKind.RESUME, StepKind.EXTEND, StepKind.REOPEN)
CHANGED_LAW = "Ngày nghỉ hoặc thời hạn của đơn vị đã thay đổi: hạn trả lời được tính lại."
CHANGED_DAY = "Ngày tổ chức hội nghị đã đổi: hạn trả lời được tính lại."


def steps_of(opinion_ids: Iterable[UUID]) -> dict[UUID, list[FollowUpStep]]:
    """The steps of each opinion in the order in which they were written."""
    wanted = list(opinion_ids)
    found: dict[UUID, list[FollowUpStep]] = {one: [] for one in wanted}
    rows = db.select(FollowUpStep).where(FollowUpStep.opinion_id.in_(wanted))
    for step in db.session.scalars(rows.order_by(FollowUpStep.id)):
        found[step.opinion_id].append(step)
    return found


def reckoned(
    opinion: Opinion, held_on: date, steps: Sequence[FollowUpStep | Turn], law: LawPack
) -> Reckoned | None:
    """Where the clock of an opinion stands after ``steps``; None where nobody owes an answer."""
    return reckon(
        opinion.due_on,
        [Turn(one.kind, one.happened_on, one.due_on) for one in steps if one.kind in _TURNING],
        held_on=held_on,
        law=law,
        is_promised=opinion.disposition is not None and opinion.disposition.promises,
    )


def set_due(
    opinion: Opinion, dialogue: Dialogue, law: LawPack, turn: Turn | None = None
) -> Reckoned | None:
    """Store the day that holds, with ``turn`` as the step that is being written now."""
    steps = [*steps_of([opinion.id])[opinion.id], *([turn] if turn else [])]
    found = reckoned(opinion, dialogue.held_on, steps, law)
    opinion.current_due_on = found and found.due_on
    return found


def set_dues_of(dialogue: Dialogue, *, by: Actor) -> None:
    """The day of the conference has changed: so have the days that count from it."""
    counted = (Opinion.dialogue_id == dialogue.id, Opinion.due_on.is_(None))
    _set_anew(db.select(Opinion, Dialogue).where(*counted), CHANGED_DAY, by)


def reckon_again(by: Actor) -> None:
    """Set the days of what is still to be answered by the law as it stands now.

    Lent to :mod:`app.lawpack`, which is below; joins its transaction.
    """
    owed = (Opinion.unit.in_(by.books), Opinion.state.in_(UNANSWERED))
    with transaction():
        _set_anew(db.select(Opinion, Dialogue).where(*owed), CHANGED_LAW, by)


def _set_anew(rows: Select[Any], reason: str, by: Actor) -> None:
    found = db.session.execute(rows.join(Dialogue, Dialogue.id == Opinion.dialogue_id)).all()
    if not found:
        return
    law, steps = law_of(by.unit), steps_of([opinion.id for opinion, _ in found])
    for opinion, dialogue in found:
        now = reckoned(opinion, dialogue.held_on, steps[opinion.id], law)
        due_on = now and now.due_on
        if opinion.current_due_on != due_on:
            opinion.current_due_on = due_on
            journal.write(opinion, OpinionAct.RECKON, by=by, reason=reason)
