"""Who answers, what has to be done, and what the preparing clerk notes beside an opinion."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import field_code
from app.domain.dialogue.fields import field_label
from app.domain.dialogue.preparation import TaskState
from app.preparation.models.columns import inside, personal
from app.records.lists import id_list
from app.records.model import Record, choice


class OpinionNote(Record, db.Model):
    """Ghi chú khi chuẩn bị: burning or not, and with which opinions it is not the same."""

    __tablename__ = "opinion_note"
    __table_args__ = (Index("ix_opinion_note_dialogue", "dialogue_id", "opinion_id"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    opinion_id: Mapped[UUID] = inside("Ý kiến", ForeignKey("opinion.id"))
    is_hot: Mapped[bool] = inside("Bức xúc, nổi cộm", default=False)
    different: Mapped[list[UUID]] = inside("Khác nội dung với", id_list("ý kiến"), default=list)


class Answerer(Record, db.Model):
    """Người trả lời một lĩnh vực, với nội dung chuẩn bị sẵn chỉ dùng trong phòng họp."""

    __tablename__ = "answerer"
    __table_args__ = (Index("ix_answerer_dialogue", "dialogue_id", "field"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    field: Mapped[str] = inside("Lĩnh vực", field_code())
    person: Mapped[str] = inside("Người trả lời", String(200))
    post: Mapped[str] = inside("Chức vụ", String(200), default="")
    body: Mapped[str] = inside("Đơn vị", String(200), default="")
    answer: Mapped[str] = personal("Nội dung trả lời chuẩn bị sẵn", Text, default="")
    legal_basis: Mapped[str] = inside("Căn cứ pháp luật", Text, default="")

    @property
    def field_label(self) -> str:
        return field_label(self.field)


class PreparationTask(Record, db.Model):
    """Một việc phải làm trước hội nghị."""

    __tablename__ = "preparation_task"
    __table_args__ = (
        Index("ix_preparation_task_dialogue", "dialogue_id", "due_on", "id"),
        Index("ix_preparation_task_open", "unit", "state", "due_on"),
    )

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    title: Mapped[str] = inside("Việc cần làm", String(200))
    person: Mapped[str] = inside("Người, đơn vị làm", String(200), default="")
    village_id: Mapped[UUID | None] = inside("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    due_on: Mapped[date] = inside("Hạn")
    state: Mapped[TaskState] = inside("Tình trạng", choice(TaskState))
    done_on: Mapped[date | None] = inside("Ngày làm xong")
    done_by: Mapped[str] = inside("Người làm xong", String(200), default="")
    remark: Mapped[str] = inside("Ghi chú", String(1000), default="")
