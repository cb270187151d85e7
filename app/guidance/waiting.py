"""What of guidance waits for a person, for the first page."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.guidance import ReceiptState
from app.guidance.models import Guidance, Receipt
from app.guidance.service.reading import lines_of
from app.guidance.sight import is_asked_of
from app.records.waiting import Sort, Waiting, first_of


def waiting(by: Actor, today: date) -> list[Waiting]:
    """A commune: what nobody has confirmed, and answers due. An office: answers overdue."""
    if by.may(Permission.ANSWER_GUIDANCE):
        return list(_to_answer(by))
    return list(_overdue(by, today)) if by.may(Permission.WRITE_GUIDANCE) else []


def _to_answer(by: Actor) -> Iterator[Waiting]:
    answers = db.case((Guidance.addressee.in_(by.books), Guidance.addressee), else_=by.unit)
    own = (Receipt.guidance_id == Guidance.id) & (Receipt.unit == answers)
    due = Receipt.id.is_(None) | (
        Guidance.answer_by.is_not(None) & (Receipt.state == ReceiptState.RECEIVED)
    )
    rows = (
        db.select(Guidance.id, Guidance.title, Guidance.answer_by, Receipt.state)
        .outerjoin(Receipt, own)
        .where(is_asked_of(by), Guidance.withdrawn_on.is_(None), due)
        .order_by(Guidance.answer_by.is_(None), Guidance.answer_by, Guidance.id)
    )
    unread = Sort("chỉ đạo chưa xác nhận đã nhận", url_for("guidance.index"))
    for row in first_of(rows):
        address = url_for("guidance.detail", guidance_id=row.id)
        if row.state is None:
            yield Waiting(f"Chỉ đạo mới: {row.title}", row.answer_by, address, unread)
        else:
            yield Waiting(f"Chờ trả lời cấp trên: {row.title}", row.answer_by, address)


def _overdue(by: Actor, today: date) -> Iterator[Waiting]:
    columns = (
        Guidance.id,
        Guidance.title,
        Guidance.addressee,
        Guidance.answer_by,
        Guidance.withdrawn_on,
    )
    rows = (
        db.select(*columns)
        .where(
            Guidance.unit == by.unit,
            Guidance.answer_by < today,
            Guidance.withdrawn_on.is_(None),
        )
        .order_by(Guidance.answer_by.desc(), Guidance.id.desc())
    )
    for line in lines_of(first_of(rows), by, today=today):
        if line.late:
            address = url_for("guidance.detail", guidance_id=line.row.id)
            words = f"{line.late} đơn vị chưa trả lời: {line.row.title}"
            yield Waiting(words, line.row.answer_by, address)
