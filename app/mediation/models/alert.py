"""A report under khoản 4 or khoản 5 Điều 10, from the press of a button to its answer."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import Moment, db
from app.domain.mediation.alerts import AlertKind, AlertState, ForwardedTo
from app.mediation.models.columns import case_column, secret, up
from app.records.model import Record, choice


class Alert(Record, db.Model):
    """Báo cáo nguy cơ bạo lực, mất trật tự hoặc dấu hiệu vi phạm. No word of it goes up."""

    __tablename__ = "alert"
    __table_args__ = (Index("ix_alert_open", "unit", "state"),)

    case_id: Mapped[UUID] = case_column()
    team_id: Mapped[UUID] = up("Tổ hòa giải", ForeignKey("team.id"))
    kind: Mapped[AlertKind] = up("Loại", choice(AlertKind), listed=True)
    state: Mapped[AlertState] = up("Tình trạng", choice(AlertState), listed=True)
    raised_at: Mapped[datetime] = up("Lúc báo", Moment, listed=True)
    details: Mapped[str | None] = secret("Nội dung báo", Text)
    acknowledged_at: Mapped[datetime | None] = up("Lúc tổ trưởng nhận", Moment)
    forwarded_at: Mapped[datetime | None] = up("Lúc báo cáo lên", Moment)
    forwarded_to: Mapped[ForwardedTo | None] = up("Báo cáo đến", choice(ForwardedTo))
    receiver: Mapped[str | None] = secret("Người nhận báo cáo", String(200))
    answered_at: Mapped[datetime | None] = up("Lúc có kết quả", Moment)
    answer: Mapped[str | None] = secret("Kết quả", Text)
