"""One thing the chair concluded: who carries it out, by when."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import found_by_what_is_open, public
from app.domain.dialogue.promises import ConclusionState
from app.records.model import Record, choice


class Conclusion(Record, db.Model):
    """Kết luận của chủ trì hội nghị đối thoại."""

    __tablename__ = "conclusion"
    # Numbers are kept apart by the lock under which the owner gives them, not by a unique
    # index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_conclusion_dialogue", "dialogue_id", "number"),
        Index("ix_conclusion_open", "unit", "state", "current_due_on", "id", "handler"),
    )

    unit: Mapped[str] = found_by_what_is_open()
    dialogue_id: Mapped[UUID] = public("Hội nghị", ForeignKey("dialogue.id"))
    number: Mapped[int] = public("Số thứ tự", listed=True)
    opinion_number: Mapped[int | None] = public("Về ý kiến số")
    content: Mapped[str] = public("Nội dung kết luận", Text, listed=True, searched=True)
    handler: Mapped[str] = public("Đơn vị thực hiện", String(200), listed=True, searched=True)
    person: Mapped[str] = public("Người chịu trách nhiệm", String(200), default="")
    due_on: Mapped[date] = public("Hạn thực hiện", listed=True)
    state: Mapped[ConclusionState] = public(
        "Tình trạng", choice(ConclusionState), listed=True, default=ConclusionState.OPEN
    )
    # As it stands after the last step; due_on is that of the signed minutes.
    current_due_on: Mapped[date | None] = public("Hạn hiện nay")
    result: Mapped[str] = public("Kết quả thực hiện", Text, searched=True, default="")
    closed_on: Mapped[date | None] = public("Ngày thực hiện xong hoặc thôi")
