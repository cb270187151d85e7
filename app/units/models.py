"""Units with validity (codes were reused in 2025, so a code alone names no epoch); villages."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db
from app.domain.units import UnitKind, VillageKind
from app.records.model import FieldClass, Leaves, Record, choice, column


class Unit(db.Model):
    """One administrative unit in one period; ``valid_to`` is the first day it is no more."""

    __tablename__ = "unit"
    __table_args__ = (Index("ix_unit_parent", "parent_code", "code"),)

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[UnitKind] = mapped_column(choice(UnitKind))
    parent_code: Mapped[str | None] = mapped_column(String(16))


class Village(Record, db.Model):
    """Thôn, bản, tổ dân phố của xã."""

    __tablename__ = "village"

    name: Mapped[str] = column(
        "Tên thôn, bản, tổ dân phố",
        String(200),
        listed=True,
        searched=True,
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
    )
    kind: Mapped[VillageKind] = column(
        "Loại",
        choice(VillageKind),
        listed=True,
        field_class=FieldClass.PUBLIC,
        leaves=Leaves.ALWAYS,
    )
    valid_from: Mapped[date] = column(
        "Có hiệu lực từ", field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS
    )
    valid_to: Mapped[date | None] = column(
        "Hết hiệu lực từ", field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS
    )

    @property
    def full_name(self) -> str:
        """``Bản Tả Lèng``, ``Tổ dân phố số 3``: the kind is said once."""
        if self.name.casefold().startswith(self.kind.label.casefold()):
            return self.name
        return f"{self.kind.label} {self.name}"
