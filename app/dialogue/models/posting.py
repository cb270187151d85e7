"""One place at which the results of a conference were made public."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import personal, public
from app.domain.dialogue.postings import PostingWay
from app.records.model import Record, choice, column


class Posting(Record, db.Model):
    """Việc đăng, niêm yết, gửi kết quả hội nghị; ảnh chụp được đính kèm."""

    __tablename__ = "posting"
    __table_args__ = (Index("ix_posting_dialogue", "dialogue_id", "posted_on", "id"),)

    dialogue_id: Mapped[UUID] = public("Hội nghị", ForeignKey("dialogue.id"))
    way: Mapped[PostingWay] = public("Cách công khai", choice(PostingWay))
    posted_on: Mapped[date] = public("Ngày đăng, niêm yết, gửi")
    place: Mapped[str] = public("Nơi đăng, phát, niêm yết", String(200), default="")
    village_id: Mapped[UUID | None] = public("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    received_by: Mapped[str | None] = personal("Người nhận", String(200))
    note: Mapped[str | None] = column("Ghi chú", String(1000))
