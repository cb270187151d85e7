"""Learning material that every mediator reads on the house's own network."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.training.kinds import Topic
from app.records.model import Record, choice
from app.training.models.columns import inside


class Material(Record, db.Model):
    """Tài liệu bồi dưỡng: a text, or the way to the documents of a class.

    ``retired_on`` is the first day it no longer holds; it is then kept and not shown to readers.
    """

    __tablename__ = "material"

    title: Mapped[str | None] = inside("Tên tài liệu", String(200), listed=True, searched=True)
    topic: Mapped[Topic | None] = inside("Chuyên đề", choice(Topic), listed=True)
    text: Mapped[str | None] = inside("Nội dung", Text, searched=True)
    source: Mapped[str | None] = inside("Nguồn, căn cứ", String(200))
    class_id: Mapped[UUID | None] = inside(
        "Tài liệu của lớp", ForeignKey("training_class.id"), index=True
    )
    written_on: Mapped[date | None] = inside("Ngày đưa vào", listed=True)
    retired_on: Mapped[date | None] = inside("Hết dùng từ ngày")
