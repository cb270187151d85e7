"""Who signs papers here."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from app.db import db
from app.records.model import FieldClass, Record, column


class Signer(Record, db.Model):
    """Người ký văn bản của đơn vị. Its papers bear the name; the list itself stays at home."""

    __tablename__ = "signer"

    name: Mapped[str] = column(
        "Họ tên người ký", String(200), listed=True, field_class=FieldClass.PUBLIC
    )
    post: Mapped[str] = column("Chức vụ", String(200), listed=True, field_class=FieldClass.PUBLIC)
    valid_from: Mapped[date] = column("Ký từ ngày", listed=True, field_class=FieldClass.PUBLIC)
    valid_to: Mapped[date | None] = column("Thôi ký từ ngày", field_class=FieldClass.PUBLIC)
