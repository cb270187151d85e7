"""The texts that are kept ready, and the evidence that the people were told."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.dialogue.notices import Channel, TextKind, Told
from app.preparation.models.columns import inside
from app.records.model import Record, choice


class DialogueText(Record, db.Model):
    """Lời phát thanh, nội quy; without a conference it is the commune's own usual text."""

    __tablename__ = "dialogue_text"
    __table_args__ = (Index("ix_dialogue_text_dialogue", "dialogue_id", "kind"),)

    dialogue_id: Mapped[UUID | None] = inside("Hội nghị", ForeignKey("dialogue.id"))
    kind: Mapped[TextKind] = inside("Loại", choice(TextKind))
    text: Mapped[str] = inside("Nội dung", Text)


class Broadcast(Record, db.Model):
    """Một lần phát loa, niêm yết, đăng tin: evidence of the notice.

    Without a village it reached the whole commune. ``held_on`` is the day of the conference
    that was told. What was written down by mistake stays, struck out.
    """

    __tablename__ = "broadcast"
    __table_args__ = (Index("ix_broadcast_dialogue", "dialogue_id", "aired_on", "id"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    village_id: Mapped[UUID | None] = inside("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    channel: Mapped[Channel] = inside("Hình thức", choice(Channel))
    aired_on: Mapped[date] = inside("Ngày phát, niêm yết")
    aired_at: Mapped[time | None] = inside("Giờ phát")
    confirmed_by: Mapped[str] = inside("Người xác nhận", String(200), default="")
    held_on: Mapped[date] = inside("Ngày hội nghị đã thông báo")
    struck: Mapped[bool] = inside("Gạch vì ghi nhầm", default=False)

    @property
    def told(self) -> Told:
        return Told(self.aired_on, self.held_on)
