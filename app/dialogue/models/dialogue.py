"""One conference; what was said at it stands in its opinions and conclusions."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import public, villages_in_words
from app.domain.dialogue.kinds import DialogueForm, DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.records.lists import text_list
from app.records.model import Record, choice


class Dialogue(Record, db.Model):
    """Hội nghị đối thoại, được giữ như biên bản của một cuộc họp."""

    __tablename__ = "dialogue"
    __table_args__ = (
        Index("ix_dialogue_unit_held_on", "unit", "held_on", "id"),
        Index("ix_dialogue_held_on", "held_on", "id"),
        Index("ix_dialogue_state", "state", "held_on", "id"),
        Index("ix_dialogue_planned", "planned_id"),
        Index("ix_dialogue_request", "request_id"),
    )

    title: Mapped[str] = public("Tên hội nghị", String(200), listed=True, searched=True)
    kind: Mapped[DialogueKind] = public("Loại hội nghị", choice(DialogueKind), listed=True)
    form: Mapped[DialogueForm] = public("Hình thức", choice(DialogueForm))
    state: Mapped[DialogueState] = public("Trạng thái", choice(DialogueState), listed=True)
    held_on: Mapped[date] = public("Ngày tổ chức", listed=True)
    started_at: Mapped[time | None] = public("Giờ bắt đầu")
    ended_at: Mapped[time | None] = public("Giờ kết thúc")
    place: Mapped[str] = public("Địa điểm", String(200), listed=True, searched=True)
    villages: Mapped[list[str]] = public(
        "Thôn, bản, tổ dân phố dự", text_list(villages_in_words), default=list
    )
    organiser: Mapped[str] = public("Cơ quan tổ chức", String(200))
    co_organisers: Mapped[str] = public("Cơ quan phối hợp", String(200), default="")
    chairs: Mapped[str] = public("Người chủ trì", String(200), searched=True, default="")
    co_chair: Mapped[str] = public("Đồng chủ trì", String(200), searched=True, default="")
    secretary: Mapped[str] = public("Thư ký", String(200), searched=True, default="")
    delegates: Mapped[str] = public("Thành phần đại biểu", Text, default="")
    people: Mapped[int | None] = public("Số người dân dự", listed=True)
    agenda: Mapped[str] = public("Nội dung, chương trình", Text, searched=True, default="")
    announced_on: Mapped[date | None] = public("Ngày thông báo công khai")
    notice_reason: Mapped[str] = public("Giải trình về việc thông báo", String(1000), default="")
    closing_words: Mapped[str] = public("Kết luận chung của chủ trì", Text, default="")
    minutes_number: Mapped[str] = public("Số biên bản", String(200), searched=True, default="")
    signed_on: Mapped[date | None] = public("Ngày ký biên bản")
    signed_by: Mapped[str] = public("Người ký biên bản", String(200), default="")
    notified_on: Mapped[date | None] = public("Ngày thông báo kết luận")
    notification_number: Mapped[str | None] = public("Số thông báo kết luận", String(60))
    published_on: Mapped[date | None] = public("Ngày công khai kết quả")
    publish_reason: Mapped[str] = public(
        "Giải trình về cách công khai kết quả", String(1000), default=""
    )
    completed_on: Mapped[date | None] = public("Ngày hoàn thành")
    planned_id: Mapped[UUID | None] = public(
        "Phiên trong kế hoạch năm", ForeignKey("planned_session.id")
    )
    request_id: Mapped[UUID | None] = public(
        "Theo yêu cầu của cử tri", ForeignKey("voter_request.id")
    )
    off_reason: Mapped[str] = public("Lý do hoãn, hủy", String(1000), default="")

    @property
    def only_village(self) -> UUID | None:
        """The village that alone was asked to come: whoever speaks lives there, most likely."""
        return UUID(self.villages[0]) if len(self.villages) == 1 else None
