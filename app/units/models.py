"""Units with validity (codes were reused in 2025, so a code alone names no epoch); villages."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.units import UnitKind, VillageKind
from app.instance import this_instance
from app.records.lists import id_list
from app.records.model import FieldClass, Leaves, Record, choice, column
from app.units.acts import ListAct
from sync.down import ALL

told = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)


class Unit(db.Model):
    """One administrative unit in one period; ``valid_to`` is the first day it is no more.

    ``told_by``: the office whose change made this period, the unit itself where it came under
    another superior by its own word; None for the shipped list. ``successor_code``: the unit
    that goes on where this one ended by a merger.
    """

    __tablename__ = "unit"
    __table_args__ = (
        Index("ix_unit_parent", "parent_code", "code"),
        Index("ix_unit_successor", "successor_code"),
    )

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[UnitKind] = mapped_column(choice(UnitKind))
    parent_code: Mapped[str | None] = mapped_column(String(16))
    successor_code: Mapped[str | None] = mapped_column(String(16))
    told_by: Mapped[str | None] = mapped_column(String(16))


class UnitChange(Record, db.Model):
    """Thay đổi trong danh mục đơn vị do một cơ quan ghi cho các đơn vị dưới mình.

    It tells what the unit ``code`` is from ``valid_from`` on; of an ``END``, that it is no more
    from that day; of a ``GIVE``, that ``villages`` of it belong to ``successor_code`` from then
    on. It is never changed: a later one puts it right. It goes up, and down to everybody; what
    it does to the list, see ``app/units/service/telling.py``.
    """

    schema_version: ClassVar[int] = 2  # since villages are given: an older list cannot follow

    __tablename__ = "unit_change"
    __table_args__ = (Index("ix_unit_change_code", "code", "valid_from"),)

    what: Mapped[ListAct] = told("Việc", choice(ListAct), listed=True)
    code: Mapped[str] = told("Mã đơn vị", String(16), listed=True)
    name: Mapped[str] = told("Tên đơn vị", String(200), listed=True)
    kind: Mapped[UnitKind] = told("Loại đơn vị", choice(UnitKind))
    parent_code: Mapped[str] = told("Cấp trên", String(16), listed=True)
    valid_from: Mapped[date] = told("Từ ngày", listed=True)
    successor_code: Mapped[str | None] = told("Đơn vị tiếp nhận", String(16))
    decree_number: Mapped[str | None] = told("Số quyết định", String(200), listed=True)
    decree_date: Mapped[date | None] = told("Ngày quyết định")
    villages: Mapped[list[UUID] | None] = told("Các thôn được giao", id_list("thôn"))
    village_names: Mapped[str | None] = told("Tên các thôn được giao", Text)

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        try:
            for one in values["villages"] or ():
                UUID(one)
        except ValueError:
            raise RuleViolation("Mã của một thôn được giao không đúng.") from None

    def goes_down_to(self) -> str | None:
        return ALL if this_instance().is_office else None


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
