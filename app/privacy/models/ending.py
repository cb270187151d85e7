"""How data ends: what must not end yet, what is proposed, and the stone that is left."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.privacy.keeping import DisposalState, ErasureGround
from app.privacy.models.columns import inside, mark_list, secret, stone
from app.records.model import Record, choice


class Disposal(Record, db.Model):
    """Danh mục hồ sơ hết hạn lưu, which the head of the office decides on."""

    __tablename__ = "disposal"
    __table_args__ = (Index("ix_disposal_list", "unit", "proposed_on", "id"),)

    proposed_on: Mapped[date] = inside("Ngày lập danh mục", listed=True)
    proposed_by: Mapped[str | None] = inside("Người lập danh mục", String(200))
    files: Mapped[list[dict[str, Any]]] = inside("Hồ sơ", mark_list(), default=list)
    state: Mapped[DisposalState] = inside("Tình trạng", choice(DisposalState), listed=True)
    decision_number: Mapped[str | None] = inside("Số quyết định", String(200), listed=True)
    decided_on: Mapped[date | None] = inside("Ngày quyết định", listed=True)
    decided_by: Mapped[str | None] = inside("Người quyết định", String(200))
    witnesses: Mapped[str | None] = inside("Người chứng kiến", String(1000))
    done_on: Mapped[date | None] = inside("Ngày hủy")
    why_not: Mapped[str | None] = inside("Lý do không hủy", String(1000))


class Erasure(Record, db.Model):
    """Bia xóa: of one record, when and why which columns were emptied, never what they held."""

    __tablename__ = "erasure"
    __table_args__ = (Index("ix_erasure_subject", "subject_kind", "subject_id"),)

    subject_kind: Mapped[str] = stone("Loại hồ sơ", String(40), listed=True)
    subject_id: Mapped[UUID] = stone("Hồ sơ")
    ground: Mapped[ErasureGround] = stone("Vì sao xóa", choice(ErasureGround), listed=True)
    paper: Mapped[str] = stone("Số yêu cầu, số quyết định", String(200), listed=True)
    emptied: Mapped[list[str]] = stone("Các mục đã xóa", JSON, default=list)
    erased_on: Mapped[date] = stone("Ngày xóa", listed=True)
    erased_by: Mapped[str | None] = inside("Người xóa", String(200))
    request_id: Mapped[UUID | None] = inside("Yêu cầu", ForeignKey("data_request.id"), index=True)
    disposal_id: Mapped[UUID | None] = inside(
        "Danh mục hồ sơ hết hạn", ForeignKey("disposal.id"), index=True
    )


class LegalHold(Record, db.Model):
    """Giữ nguyên theo yêu cầu: nothing of this record is erased or destroyed until it is lifted."""

    __tablename__ = "legal_hold"
    __table_args__ = (Index("ix_legal_hold_subject", "subject_kind", "subject_id"),)

    subject_kind: Mapped[str] = inside("Loại hồ sơ", String(40))
    subject_id: Mapped[UUID] = inside("Hồ sơ")
    reason: Mapped[str] = secret("Lý do", String(1000))
    authority: Mapped[str] = inside("Cơ quan yêu cầu", String(200), listed=True)
    document: Mapped[str | None] = inside("Số, ngày văn bản yêu cầu", String(200))
    placed_on: Mapped[date] = inside("Giữ nguyên từ ngày", listed=True)
    until: Mapped[date | None] = inside("Dự kiến đến ngày", listed=True)
    lifted_on: Mapped[date | None] = inside("Ngày thôi giữ", listed=True)
    lift_reason: Mapped[str | None] = secret("Lý do thôi giữ", String(1000))
