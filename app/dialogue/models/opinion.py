"""One opinion as the minutes hold it, and the reply that came later."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import field_code, found_by_what_is_open, personal, public
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.fields import field_label
from app.domain.dialogue.kinds import MatterKind, OpinionSource, SpeakerKind
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.steps import Satisfaction
from app.domain.profiles import Profile
from app.records.model import Record, choice, column


class Opinion(Record, db.Model):
    """Ý kiến, kiến nghị nêu với hội nghị đối thoại."""

    __tablename__ = "opinion"
    # Numbers are kept apart by the lock under which the owner gives them, not by a unique
    # index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_opinion_dialogue", "dialogue_id", "number"),
        Index("ix_opinion_open", "unit", "state", "current_due_on", "id", "current_handler"),
    )

    leaves_but = "Nội dung của khiếu nại, tố cáo không gửi."

    unit: Mapped[str] = found_by_what_is_open()
    dialogue_id: Mapped[UUID] = public("Hội nghị", ForeignKey("dialogue.id"))
    number: Mapped[int] = public("Số thứ tự", listed=True)
    state: Mapped[OpinionState] = public("Trạng thái", choice(OpinionState), listed=True)
    source: Mapped[OpinionSource] = public("Nguồn", choice(OpinionSource))
    matter: Mapped[MatterKind] = public("Loại ý kiến", choice(MatterKind), listed=True)
    field: Mapped[str] = public("Lĩnh vực", field_code(), listed=True)
    content: Mapped[str] = public("Nội dung ý kiến", Text, listed=True, searched=True)
    speaker_kind: Mapped[SpeakerKind] = public("Người nêu là", choice(SpeakerKind))
    speaker: Mapped[str | None] = personal("Họ tên người nêu", String(200), searched=True)
    address: Mapped[str | None] = personal("Địa chỉ người nêu", String(200))
    may_be_named: Mapped[bool | None] = column("Đồng ý nêu tên công khai", default=False)
    village_id: Mapped[UUID | None] = public("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    voices: Mapped[int] = public("Số người cùng ý kiến", default=1)
    same_as: Mapped[int | None] = public("Trùng với ý kiến số")
    disposition: Mapped[Disposition | None] = public("Cách giải quyết", choice(Disposition))
    answered_by: Mapped[str] = public("Người trả lời", String(200), default="")
    answer: Mapped[str] = public("Nội dung trả lời, lý do", Text, searched=True, default="")
    legal_basis: Mapped[str] = public("Căn cứ pháp luật", String(200), default="")
    handler: Mapped[str] = public(
        "Đơn vị giải quyết, nơi nhận", String(200), searched=True, default=""
    )
    due_on: Mapped[date | None] = public("Hạn trả lời")
    reply: Mapped[str] = public("Nội dung trả lời sau hội nghị", Text, searched=True, default="")
    reply_number: Mapped[str] = public("Số văn bản trả lời", String(200), default="")
    reply_basis: Mapped[str] = public("Căn cứ của trả lời", String(200), default="")
    reply_body: Mapped[str] = public("Cơ quan có thẩm quyền", String(200), default="")
    replied_on: Mapped[date | None] = public("Ngày trả lời")
    # As it stands after the last step; due_on and handler are those of the signed minutes.
    current_due_on: Mapped[date | None] = public("Hạn trả lời hiện nay")
    current_handler: Mapped[str] = public("Đơn vị đang giải quyết", String(200), default="")
    paused_on: Mapped[date | None] = public("Tạm dừng từ ngày")
    result: Mapped[str] = public("Kết quả thực hiện", Text, searched=True, default="")
    result_on: Mapped[date | None] = public("Ngày thực hiện xong")
    satisfaction: Mapped[Satisfaction | None] = public(
        "Ý kiến của người nêu về trả lời", choice(Satisfaction)
    )
    asked_on: Mapped[date | None] = public("Ngày hỏi người nêu")
    closed_on: Mapped[date | None] = public("Ngày đóng")

    @property
    def field_label(self) -> str:
        return field_label(self.field)

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any]:
        """As every record, but the words of a complaint or denunciation stay here.

        Căn cứ: Điều 8 Luật Tố cáo số 25/2018/QH14: what would reveal the person who
        denounces is kept secret; the superior learns that there was one and where it went.
        """
        body = super().outgoing(profile)
        return {**body, "content": ""} if self.matter.has_own_procedure else body
