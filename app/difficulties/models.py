"""A difficulty of the work, which its unit owns and sends up."""

from datetime import date
from functools import partial

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.difficulties import AskedOf, DifficultyField, DifficultyState
from app.records.model import FieldClass, Leaves, Record, choice, column

#: Between offices: it is written for the superior, and is not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


class Difficulty(Record, db.Model):
    """Khó khăn, vướng mắc, kiến nghị. Of the work, never of the parties; who noted it stays."""

    __tablename__ = "difficulty"
    __table_args__ = (
        Index("ix_difficulty_list", "unit", "found_on", "id"),
        Index("ix_difficulty_state", "state", "found_on", "id"),
    )

    found_on: Mapped[date] = sent("Ngày phát sinh", listed=True)
    field: Mapped[DifficultyField] = sent("Lĩnh vực", choice(DifficultyField), listed=True)
    title: Mapped[str] = sent("Khó khăn, vướng mắc", String(200), listed=True, searched=True)
    details: Mapped[str] = sent("Nội dung cụ thể", Text, default="", searched=True)
    cause: Mapped[str] = sent("Nguyên nhân", Text, default="")
    proposal: Mapped[str] = sent("Đề xuất, kiến nghị", Text, default="", searched=True)
    asked_of: Mapped[AskedOf] = sent("Kiến nghị với", choice(AskedOf), listed=True)
    other_body: Mapped[str] = sent("Tên cơ quan khác", String(200), default="")
    state: Mapped[DifficultyState] = sent("Tình trạng", choice(DifficultyState), listed=True)
    answered_on: Mapped[date | None] = sent("Ngày trả lời", listed=True)
    answered_by: Mapped[str | None] = sent("Nơi trả lời", String(200))
    answer: Mapped[str | None] = sent("Nội dung trả lời", Text)
    closed_on: Mapped[date | None] = sent("Ngày xong")
    closing_words: Mapped[str | None] = sent("Đã giải quyết thế nào", String(1000))
    noted_by: Mapped[str | None] = column("Người ghi", String(200))
