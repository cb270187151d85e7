"""What was noted about minutes after they were signed: it stands beside them, never inside."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.records.model import Record, column


class MinutesNote(Record, db.Model):
    """Ghi chú sau khi ký biên bản. Free words about people: nothing of it leaves the commune."""

    __tablename__ = "minutes_note"
    __table_args__ = (Index("ix_minutes_note_dialogue", "dialogue_id", "id"),)

    dialogue_id: Mapped[UUID] = column("Hội nghị", ForeignKey("dialogue.id"))
    noted_on: Mapped[date] = column("Ngày ghi", listed=True)
    author: Mapped[str] = column("Người ghi", String(200), listed=True)
    text: Mapped[str] = column("Nội dung ghi chú", Text)
