"""A model "Dân vận khéo" in mediation, which its unit owns and sends up."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.emulation.models import ModelState
from app.emulation.models.columns import inner, sent
from app.records.model import Record, choice


class EmulationModel(Record, db.Model):
    """Mô hình “Dân vận khéo”. Of the work, never of the parties; who noted it stays.

    Of a team, of a village, or of the whole commune where neither is named. The four figures
    are counted when its result is noted, and stay as they were then.
    """

    __tablename__ = "emulation_model"
    __table_args__ = (
        Index("ix_emulation_model_list", "unit", "year", "id"),
        Index("ix_emulation_model_state", "year", "state", "unit"),
    )

    year: Mapped[int] = sent("Năm", listed=True)
    title: Mapped[str] = sent("Tên mô hình", String(200), listed=True, searched=True)
    field: Mapped[str] = sent("Lĩnh vực", String(200), listed=True)
    village_id: Mapped[UUID | None] = sent("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    team_id: Mapped[UUID | None] = sent("Tổ hòa giải", ForeignKey("team.id"), index=True)
    content: Mapped[str] = sent("Nội dung", Text, default="", searched=True)
    registered_on: Mapped[date] = sent("Ngày đăng ký", listed=True)
    registered_with: Mapped[str] = sent("Đăng ký với", String(200), default="")
    state: Mapped[ModelState] = sent("Tình trạng", choice(ModelState), listed=True)
    state_on: Mapped[date] = sent("Từ ngày")
    result: Mapped[str] = sent("Kết quả, lý do", String(1000), default="")
    decision_number: Mapped[str] = sent("Số quyết định công nhận", String(200), default="")
    recognised_by: Mapped[str] = sent("Nơi công nhận", String(200), default="")
    received: Mapped[int | None] = sent("Tiếp nhận trong năm")
    settled: Mapped[int | None] = sent("Hòa giải thành trong năm")
    received_before: Mapped[int | None] = sent("Tiếp nhận năm trước")
    settled_before: Mapped[int | None] = sent("Hòa giải thành năm trước")
    noted_by: Mapped[str | None] = inner("Người ghi", String(200))
