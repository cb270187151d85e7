"""Voters who ask for a conference: how many signed, of how many, and what became of it."""

from datetime import date

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.records.model import Record, column
from app.yearplan.models.columns import personal, public


class VoterRequest(Record, db.Model):
    """Yêu cầu tổ chức hội nghị của cử tri; hội nghị trả lời nó ghi ở hội nghị đối thoại."""

    __tablename__ = "voter_request"
    __table_args__ = (Index("ix_voter_request_unit_received_on", "unit", "received_on", "id"),)

    received_on: Mapped[date] = public("Ngày nhận", listed=True)
    signatures: Mapped[int] = public("Số cử tri ký tên hợp lệ", listed=True)
    voters: Mapped[int] = public("Tổng số cử tri của xã", listed=True)
    representatives: Mapped[str | None] = personal("Người đại diện", String(200), searched=True)
    contact: Mapped[str | None] = personal("Địa chỉ, điện thoại của người đại diện", String(200))
    content: Mapped[str | None] = column("Nội dung yêu cầu đối thoại", Text, searched=True)
    refused_on: Mapped[date | None] = public("Ngày trả lời không tổ chức")
    refusal_reason: Mapped[str | None] = column("Lý do không tổ chức", String(1000))
