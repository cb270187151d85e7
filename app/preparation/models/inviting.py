"""Whom this conference invites, and the invitations that went out."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.preparation.models.columns import inside, personal
from app.records.lists import id_list
from app.records.model import Record


class DialogueInvitation(Record, db.Model):
    """Giấy mời: one text for all whom it names; ``people`` are written down when it is issued.

    ``held_on`` is the day of the conference that it invites to: after another day was set
    everybody is invited anew.
    """

    __tablename__ = "dialogue_invitation"
    __table_args__ = (Index("ix_dialogue_invitation_dialogue", "dialogue_id", "id"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    number: Mapped[str] = inside("Số giấy mời", String(200), default="")
    issued_on: Mapped[date | None] = inside("Ngày của giấy mời")
    held_on: Mapped[date | None] = inside("Mời dự ngày")
    signer: Mapped[str] = inside("Người ký", String(200), default="")
    signer_post: Mapped[str] = inside("Chức vụ người ký", String(200), default="")
    present_at: Mapped[time | None] = inside("Giờ có mặt")
    content: Mapped[str] = inside("Nội dung", Text, default="")
    request: Mapped[str] = inside("Đề nghị với người được mời", Text, default="")
    contact: Mapped[str] = inside("Đầu mối liên hệ", String(200), default="")
    copies: Mapped[str] = inside("Nơi nhận khác", Text, default="")
    people: Mapped[list[UUID]] = inside("Người được mời", id_list("người"), default=list)

    @property
    def is_issued(self) -> bool:
        return self.issued_on is not None


class DialogueGuest(Record, db.Model):
    """Một người, một cơ quan trong danh sách mời của hội nghị, chép lại lúc chọn."""

    __tablename__ = "dialogue_guest"
    __table_args__ = (Index("ix_dialogue_guest_dialogue", "dialogue_id", "id"),)

    dialogue_id: Mapped[UUID] = inside("Hội nghị", ForeignKey("dialogue.id"))
    invitation_id: Mapped[UUID | None] = inside("Giấy mời", ForeignKey("dialogue_invitation.id"))
    group: Mapped[str] = inside("Thành phần", String(200), default="")
    name: Mapped[str] = personal("Họ và tên, tên cơ quan", String(200))
    post: Mapped[str] = personal("Chức vụ, đơn vị", String(200), default="")
    is_body: Mapped[bool] = inside("Là cơ quan, tổ chức", default=False)
    village_id: Mapped[UUID | None] = inside("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    chosen_on: Mapped[date] = inside("Ngày đưa vào danh sách")
    withdrawn: Mapped[bool] = inside("Đã rút khỏi danh sách", default=False)
