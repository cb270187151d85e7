"""What follows a plan: that it was received, and how far its tasks are."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.workplan.progress import check_percent
from app.records.model import Record, column
from app.workplan.models.columns import sent


class WorkReceipt(Record, db.Model):
    """Việc nhận kế hoạch của cấp trên; its id is :func:`app.domain.guidance.receipt_id`.

    Who received it stays where it was received.
    """

    __tablename__ = "work_receipt"

    plan_id: Mapped[UUID] = sent("Kế hoạch", index=True)
    received_on: Mapped[date] = sent("Ngày nhận")
    received_by: Mapped[str | None] = column("Người xác nhận", String(200))


class WorkProgress(Record, db.Model):
    """Tiến độ một nhiệm vụ vào một ngày, do cán bộ ghi; the newest one holds."""

    __tablename__ = "work_progress"
    __table_args__ = (Index("ix_work_progress_task", "task_id", "noted_on", "id"),)

    task_id: Mapped[UUID] = sent("Nhiệm vụ", ForeignKey("work_task.id"))
    noted_on: Mapped[date] = sent("Ngày ghi", listed=True)
    percent: Mapped[int] = sent("Tiến độ (%)", listed=True)
    told: Mapped[str] = sent("Đã làm", Text)
    evidence: Mapped[str] = sent("Văn bản, minh chứng", String(500), default="")

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        check_percent(values["percent"])
