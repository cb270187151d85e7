"""Guidance, which an office owns and sends down, and receipts, which go back up."""

from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.guidance import GuidanceKind, ReceiptState
from app.records.model import FieldClass, Leaves, Record, choice, column

#: Between offices: it travels, and is not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


class Guidance(Record, db.Model):
    """Chỉ đạo của cấp trên. ``addressee`` is the code of a unit below, or everybody (``*``).

    The record it is about is another unit's, so it is named and not referred to.
    """

    __tablename__ = "guidance"
    __table_args__ = (Index("ix_guidance_about", "about_id"),)

    kind: Mapped[GuidanceKind] = sent("Loại", choice(GuidanceKind), listed=True)
    title: Mapped[str] = sent("Tiêu đề", String(200), listed=True, searched=True)
    number: Mapped[str | None] = sent("Số văn bản", String(200), listed=True, searched=True)
    dated_on: Mapped[date | None] = sent("Ngày của văn bản")
    text: Mapped[str] = sent("Nội dung", Text, searched=True)
    addressee: Mapped[str] = sent("Nơi nhận", String(16), listed=True)
    about_kind: Mapped[str | None] = sent("Loại hồ sơ", String(40))
    about_id: Mapped[UUID | None] = sent("Hồ sơ")
    answer_by: Mapped[date | None] = sent("Trả lời trước ngày", listed=True)
    sent_on: Mapped[date] = sent("Ngày gửi", listed=True)
    withdrawn_on: Mapped[date | None] = sent("Ngày thu hồi")
    withdrawn_reason: Mapped[str | None] = sent("Lý do thu hồi", String(1000))

    def goes_down_to(self) -> str:
        return self.addressee


class Receipt(Record, db.Model):
    """Việc nhận và trả lời của một đơn vị; its id is :func:`app.domain.guidance.receipt_id`.

    A record hangs only on records of its own unit, so the guidance is named and not referred
    to. Who answered stays in the commune.
    """

    __tablename__ = "guidance_receipt"

    guidance_id: Mapped[UUID] = sent("Chỉ đạo", index=True)
    state: Mapped[ReceiptState] = sent("Tình trạng", choice(ReceiptState))
    received_on: Mapped[date] = sent("Ngày nhận")
    answered_on: Mapped[date | None] = sent("Ngày trả lời")
    reply: Mapped[str | None] = sent("Nội dung trả lời", Text)
    answered_by: Mapped[str | None] = column("Người xác nhận, trả lời", String(200))
