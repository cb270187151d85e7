"""Asking the court to recognise an agreement, and what the court asks back."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.court import CourtState
from app.mediation.models.columns import case_column, more, secret, up
from app.records.lists import id_list
from app.records.model import Record, choice, column


class CourtRequest(Record, db.Model):
    """Yêu cầu Tòa án công nhận kết quả hòa giải thành: the four conditions of Điều 417, the
    court's steps, the outcome."""

    __tablename__ = "court_request"

    case_id: Mapped[UUID] = case_column()
    agreement_id: Mapped[UUID] = up("Bản thỏa thuận", ForeignKey("agreement.id"))
    state: Mapped[CourtState] = up("Tình trạng", choice(CourtState), listed=True)
    due_on: Mapped[date] = up("Hạn nộp đơn")
    has_capacity: Mapped[bool] = column("Các bên có đủ năng lực hành vi dân sự", default=False)
    holds_rights: Mapped[bool] = column(
        "Các bên là người có quyền, nghĩa vụ đối với nội dung thỏa thuận", default=False
    )
    third_agrees: Mapped[bool] = column(
        "Không liên quan người thứ ba, hoặc người thứ ba đồng ý", default=False
    )
    is_voluntary: Mapped[bool] = column(
        "Tự nguyện, không vi phạm điều cấm, không trái đạo đức xã hội, không trốn tránh nghĩa vụ",
        default=False,
    )
    applicants: Mapped[list[UUID] | None] = secret("Người yêu cầu", id_list("người yêu cầu"))
    court_name: Mapped[str | None] = more("Tòa án", String(200))
    filed_on: Mapped[date | None] = up("Ngày nộp đơn")
    accepted_on: Mapped[date | None] = up("Ngày Tòa án thụ lý")
    hearing_on: Mapped[date | None] = up("Ngày mở phiên họp")
    decided_on: Mapped[date | None] = up("Ngày Tòa án quyết định")
    decision_number: Mapped[str | None] = column("Số quyết định", String(200))
    note: Mapped[str | None] = secret("Ghi chú", Text)


class CourtInquiry(Record, db.Model):
    """Tòa án yêu cầu cung cấp tài liệu: the answer is due within 5 working days (Điều 419.3)."""

    __tablename__ = "court_inquiry"

    case_id: Mapped[UUID] = case_column()
    request_id: Mapped[UUID] = up("Yêu cầu công nhận", ForeignKey("court_request.id"))
    asked_on: Mapped[date] = up("Ngày nhận yêu cầu của Tòa án")
    due_on: Mapped[date] = up("Hạn trả lời")
    asked_for: Mapped[str | None] = secret("Tòa án yêu cầu", Text)
    answered_on: Mapped[date | None] = up("Ngày trả lời")
    answer: Mapped[str | None] = secret("Nội dung trả lời", Text)
