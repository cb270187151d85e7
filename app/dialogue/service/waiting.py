"""What of dialogues waits for who keeps the book: clocks that run out, points not ended."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import url_for
from sqlalchemy import ColumnElement, Row

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service.overdue import debtors
from app.domain.actors import Actor, Permission
from app.domain.calendar import show
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OPEN, UNANSWERED, OpinionState
from app.domain.dialogue.promises import TO_DO
from app.records.waiting import FEW, Sort, Waiting, first_of

SOON = timedelta(days=5)
_S = OpinionState
_RUNNING = UNANSWERED - {_S.PAUSED}
_NEXT = {
    _S.ANSWERED: "đã trả lời, chờ hỏi người nêu có hài lòng không",
    _S.UNSATISFIED: "người nêu chưa hài lòng, chờ mở lại hoặc đóng",
    _S.SATISFIED: "người nêu hài lòng, chờ đóng",
    _S.PAUSED: "đang tạm dừng có lý do, chờ tiếp tục",
    _S.REFUSED: "đã từ chối, chờ đóng hoặc mở lại",
}


def waiting(by: Actor, *, today: date) -> list[Waiting]:
    """Of one's own unit, in six queries; much that is late is told in one line."""
    if not by.may(Permission.RECORD_DIALOGUE):
        return []
    late = [one for one in debtors({by.unit}, today=today) if one.late]
    number = sum(one.late for one in late)
    since = today if number > FEW else date.min
    found = [_owed_answer(row) for row in _owed(Opinion, Opinion.current_handler, since, by, today)]
    found += [_owed_work(row) for row in _owed(Conclusion, Conclusion.handler, since, by, today)]
    if number > FEW:
        told = f"{number} việc sau hội nghị đối thoại đã quá hạn trả lời, thực hiện"
        oldest = min(one.oldest for one in late)
        found.append(Waiting(told, oldest, url_for("dialogue.owed")))
    return [*found, *_to_end(by), *_to_complete(by)]


def _owed(
    model: type[Opinion] | type[Conclusion],
    handler: ColumnElement[str],
    since: date,
    by: Actor,
    today: date,
) -> Sequence[Row]:
    states = _RUNNING if model is Opinion else TO_DO
    rows = db.select(
        model.id, model.number, handler.label("handler"), model.current_due_on, Dialogue.held_on
    ).join(Dialogue, Dialogue.id == model.dialogue_id)
    rows = rows.where(
        model.unit.in_(by.books),
        model.state.in_(states),
        model.current_due_on.between(since, today + SOON),
    )
    return first_of(rows.order_by(model.current_due_on, model.id))


def _owed_answer(row: Row) -> Waiting:
    what = _of(row)
    label = f"{row.handler} trả lời ý kiến số {row.number}, {what}"
    return Waiting(label, row.current_due_on, url_for("dialogue.opinion", opinion_id=row.id))


def _owed_work(row: Row) -> Waiting:
    what = _of(row)
    label = f"{row.handler} thực hiện kết luận số {row.number}, {what}"
    address = url_for("dialogue.follow_conclusion", conclusion_id=row.id)
    return Waiting(label, row.current_due_on, address)


def _of(row: Row) -> str:
    return f"hội nghị đối thoại ngày {show(row.held_on)}"


def _to_end(by: Actor) -> list[Waiting]:
    rows = (
        db.select(Opinion.id, Opinion.number, Opinion.state, Opinion.dialogue_id, Dialogue.held_on)
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(Opinion.unit.in_(by.books), Opinion.state.in_(_NEXT))
    )
    found = []
    for row in first_of(rows.order_by(Opinion.id)):
        what, act = _of(row), _NEXT[row.state]
        address = url_for("dialogue.opinion", opinion_id=row.id)
        all_of_it = url_for("dialogue.follow_up", dialogue_id=row.dialogue_id)
        sort = Sort(f"ý kiến, {what}: {act}", all_of_it)
        found.append(Waiting(f"Ý kiến số {row.number}, {what}: {act}", None, address, sort))
    return found


def _to_complete(by: Actor) -> list[Waiting]:
    """Conferences whose results are public and of which nothing is open any more."""
    done = (DialogueState.RESULTS_PUBLISHED, DialogueState.IN_FOLLOW_UP)
    still_open = (
        db.exists().where(Opinion.dialogue_id == Dialogue.id, Opinion.state.in_(OPEN)),
        db.exists().where(Conclusion.dialogue_id == Dialogue.id, Conclusion.state.in_(TO_DO)),
    )
    rows = db.select(Dialogue.id, Dialogue.title).where(
        Dialogue.unit.in_(by.books), Dialogue.state.in_(done), *(~one for one in still_open)
    )
    return [
        Waiting(
            f"Mọi việc đã xong, chờ ghi hoàn thành: {row.title}",
            None,
            url_for("dialogue.follow_up", dialogue_id=row.id),
        )
        for row in first_of(rows.order_by(Dialogue.held_on, Dialogue.id))
    ]
