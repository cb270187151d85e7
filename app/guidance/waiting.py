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
    own = (Receipt.guidance_id == Guidance.id) & Receipt.unit.in_(by.books)
    is_received = db.exists().where(own)
    is_answered = db.exists().where(own, Receipt.state == ReceiptState.ANSWERED)
    due = ~is_received | (Guidance.answer_by.is_not(None) & ~is_answered)
    rows = (
        db.select(Guidance.id, Guidance.title, Guidance.answer_by, is_received.label("received"))
        .where(is_asked_of(by), Guidance.withdrawn_on.is_(None), due)
        .order_by(Guidance.answer_by.is_(None), Guidance.answer_by, Guidance.id)
    )
    unread = Sort("chỉ đạo chưa xác nhận đã nhận", url_for("guidance.index"))
    for row in first_of(rows):
        address = url_for("guidance.detail", guidance_id=row.id)
        if row.received:
            yield Waiting(f"Chờ trả lời cấp trên: {row.title}", row.answer_by, address)
        else:
            yield Waiting(f"Chỉ đạo mới: {row.title}", row.answer_by, address, unread)


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
