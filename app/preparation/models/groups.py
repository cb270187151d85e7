"""The groups that a commune invites again and again, and who is in them."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.preparation.models.columns import inside, personal
from app.records.model import Record


class RecipientGroup(Record, db.Model):
    """Nhóm thường mời: lãnh đạo, công chức, bí thư chi bộ và trưởng thôn, đoàn thể…"""

    __tablename__ = "recipient_group"

    name: Mapped[str] = inside("Tên nhóm", String(200), listed=True)
    place: Mapped[int] = inside("Thứ tự")


class Recipient(Record, db.Model):
    """Người hoặc cơ quan trong một nhóm mời; one with a village is invited where it is."""

    __tablename__ = "recipient"

    group_id: Mapped[UUID] = inside("Nhóm", ForeignKey("recipient_group.id"), index=True)
    name: Mapped[str] = personal("Họ và tên, tên cơ quan", String(200), listed=True)
    post: Mapped[str] = inside("Chức vụ, đơn vị", String(200), default="")
    is_body: Mapped[bool] = inside("Là cơ quan, tổ chức", default=False)
    village_id: Mapped[UUID | None] = inside("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    ended: Mapped[bool] = inside("Không còn trong nhóm", default=False)
