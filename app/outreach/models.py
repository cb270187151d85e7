"""An occasion on which people were told of law and mediation; no person is named."""

from datetime import date
from functools import partial

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.outreach import OutreachWay
from app.records.category import category_code
from app.records.model import FieldClass, Leaves, Record, choice, column

public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)


class Outreach(Record, db.Model):
    """Buổi tuyên truyền, phổ biến pháp luật gắn với hòa giải ở cơ sở."""

    __tablename__ = "outreach"
    __table_args__ = (Index("ix_outreach_list", "unit", "held_on", "id"),)

    held_on: Mapped[date] = public("Ngày tuyên truyền", listed=True)
    way: Mapped[OutreachWay] = public("Hình thức", choice(OutreachWay), listed=True)
    topic: Mapped[str] = public("Nội dung", String(200), listed=True, searched=True)
    category: Mapped[str | None] = public("Gắn với loại vụ, việc", category_code())
    place: Mapped[str] = public("Địa điểm", String(200), default="", searched=True)
    organiser: Mapped[str] = public("Cơ quan, tổ chức thực hiện", String(200), default="")
    people: Mapped[int | None] = public("Số người dự", listed=True)
    note: Mapped[str] = public("Ghi chú", String(1000), default="")
    struck_on: Mapped[date | None] = public("Ngày bỏ khỏi nhật ký")
