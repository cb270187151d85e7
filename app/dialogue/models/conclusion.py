"""One thing the chair concluded: who carries it out, by when."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import public
from app.records.model import Record


class Conclusion(Record, db.Model):
    """Kết luận của chủ trì hội nghị đối thoại."""

    __tablename__ = "conclusion"
    # Numbers are kept apart by the lock under which the owner gives them, not by a unique
    # index: the office above must hold whatever the owners wrote.
    __table_args__ = (Index("ix_conclusion_dialogue", "dialogue_id", "number"),)

    dialogue_id: Mapped[UUID] = public("Hội nghị", ForeignKey("dialogue.id"))
    number: Mapped[int] = public("Số thứ tự", listed=True)
    opinion_number: Mapped[int | None] = public("Về ý kiến số")
    content: Mapped[str] = public("Nội dung kết luận", Text, listed=True, searched=True)
    handler: Mapped[str] = public("Đơn vị thực hiện", String(200), listed=True, searched=True)
    person: Mapped[str] = public("Người chịu trách nhiệm", String(200), default="")
    due_on: Mapped[date] = public("Hạn thực hiện", listed=True)
