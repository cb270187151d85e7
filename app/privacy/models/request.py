"""A person's request about their own data."""

from datetime import date
from typing import Any

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.privacy.requests import AskedBy, IdentityProof, RequestKind, RequestState
from app.privacy.models.columns import inside, mark_list, secret
from app.records.model import Record, choice


class DataRequest(Record, db.Model):
    """Yêu cầu của chủ thể dữ liệu. Nothing of it leaves.

    ``marks`` are the records that an official has found to be about this person: their kind,
    id, the columns in which the person stands, and whether the whole record is about them.
    """

    __tablename__ = "data_request"
    __table_args__ = (
        Index("ix_data_request_list", "unit", "received_on", "id"),
        Index("ix_data_request_state", "unit", "state", "due_on"),
        Index("uq_data_request_number", "unit", "year", "number", unique=True),
    )

    year: Mapped[int] = inside("Năm")
    number: Mapped[int] = inside("Số", listed=True)
    received_on: Mapped[date] = inside("Ngày nhận yêu cầu", listed=True)
    kind: Mapped[RequestKind] = inside("Yêu cầu", choice(RequestKind), listed=True)
    person: Mapped[str] = secret("Họ tên người có dữ liệu", String(200), listed=True, searched=True)
    birth_year: Mapped[int | None] = secret("Năm sinh")
    phone: Mapped[str | None] = secret("Điện thoại", String(200))
    address: Mapped[str | None] = secret("Địa chỉ để trả lời", String(200))
    asked_by: Mapped[AskedBy] = inside("Ai yêu cầu", choice(AskedBy))
    representative: Mapped[str | None] = secret("Người yêu cầu thay", String(200))
    identity: Mapped[IdentityProof] = inside("Xác minh người yêu cầu", choice(IdentityProof))
    content: Mapped[str] = secret("Nội dung yêu cầu", Text)
    state: Mapped[RequestState] = inside("Tình trạng", choice(RequestState), listed=True)
    answer_due_on: Mapped[date | None] = inside("Hạn trả lời lần đầu", listed=True)
    answered_on: Mapped[date | None] = inside("Ngày trả lời lần đầu", listed=True)
    due_on: Mapped[date | None] = inside("Hạn giải quyết", listed=True)
    extended_on: Mapped[date | None] = inside("Ngày gia hạn")
    extension_reason: Mapped[str | None] = secret("Lý do gia hạn", String(1000))
    marks: Mapped[list[dict[str, Any]]] = secret("Hồ sơ có người này", mark_list(), default=list)
    found_on: Mapped[date | None] = inside("Ngày tìm trong sổ")
    decided_on: Mapped[date | None] = inside("Ngày quyết định", listed=True)
    decided_by: Mapped[str | None] = inside("Người quyết định", String(200))
    refusal: Mapped[str | None] = secret("Lý do từ chối", String(1000))
    refusal_basis: Mapped[str | None] = secret("Căn cứ từ chối", String(1000))
    done_on: Mapped[date | None] = inside("Ngày thực hiện xong", listed=True)
    done_words: Mapped[str | None] = secret("Đã thực hiện", Text)
    noted_by: Mapped[str | None] = inside("Người ghi", String(200))

    @property
    def full_number(self) -> str:
        """``03/2026``."""
        return f"{self.number:02d}/{self.year}"
