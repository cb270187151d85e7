"""An incident with personal data."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import Moment, db
from app.domain.privacy.incidents import IncidentKind, IncidentState
from app.privacy.models.columns import inside, mark_list, secret
from app.records.model import Record, choice


class DataIncident(Record, db.Model):
    """Sự cố dữ liệu cá nhân. ``affected`` are the records it reached; nothing of it leaves."""

    __tablename__ = "data_incident"
    __table_args__ = (Index("ix_data_incident_list", "unit", "discovered_at", "id"),)

    discovered_at: Mapped[datetime] = inside("Phát hiện lúc", Moment, listed=True)
    kind: Mapped[IncidentKind] = inside("Loại sự cố", choice(IncidentKind), listed=True)
    what: Mapped[str] = secret("Việc gì đã xảy ra", Text, listed=True)
    measures: Mapped[str] = secret("Đã làm gì để ngăn, giảm hậu quả", Text, default="")
    consequences: Mapped[str] = secret("Hậu quả có thể có", Text, default="")
    affected: Mapped[list[dict[str, Any]]] = secret("Hồ sơ bị ảnh hưởng", mark_list(), default=list)
    account_id: Mapped[UUID | None] = inside("Tài khoản liên quan")
    since: Mapped[date | None] = inside("Từ ngày")
    until: Mapped[date | None] = inside("Đến ngày")
    state: Mapped[IncidentState] = inside("Tình trạng", choice(IncidentState), listed=True)
    notice_due_at: Mapped[datetime] = inside("Hạn thông báo", Moment, listed=True)
    notified_on: Mapped[date | None] = inside("Ngày thông báo cơ quan có thẩm quyền", listed=True)
    notified_to: Mapped[str | None] = inside("Nơi nhận thông báo", String(200))
    people_told_on: Mapped[date | None] = inside("Ngày báo cho những người liên quan", listed=True)
    closed_on: Mapped[date | None] = inside("Ngày kết thúc", listed=True)
    closing_words: Mapped[str | None] = secret("Đã khắc phục thế nào", Text)
    noted_by: Mapped[str | None] = inside("Người ghi", String(200))
