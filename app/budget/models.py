"""A year's budget with its lines, and what was spent beside the payments of teams. Whole đồng.

The superior reads sums by item; on what a voucher stands and who wrote it stays here.
"""

from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.budget.items import BudgetItem, BudgetState
from app.records.model import FieldClass, Leaves, Record, choice, column

sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)
inner = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)


class Budget(Record, db.Model):
    """Kinh phí hòa giải ở cơ sở, đối thoại của một đơn vị trong một năm."""

    __tablename__ = "budget"
    __table_args__ = (Index("ix_budget_year", "year", "unit"),)

    year: Mapped[int] = sent("Năm", listed=True)
    state: Mapped[BudgetState] = sent("Tình trạng", choice(BudgetState), listed=True)
    estimated_on: Mapped[date] = sent("Ngày lập dự toán")
    allotted_on: Mapped[date | None] = sent("Ngày giao dự toán")
    document: Mapped[str | None] = sent("Quyết định giao dự toán", String(200))
    settled_on: Mapped[date | None] = sent("Ngày quyết toán")
    reopened_because: Mapped[str | None] = inner("Lý do mở lại quyết toán", String(1000))


class BudgetLine(Record, db.Model):
    """Một dòng của dự toán; what was struck counts no more."""

    __tablename__ = "budget_line"

    budget_id: Mapped[UUID] = sent("Kinh phí năm", ForeignKey("budget.id"), index=True)
    item: Mapped[BudgetItem] = sent("Nội dung chi", choice(BudgetItem), listed=True)
    details: Mapped[str] = sent("Diễn giải", String(500))
    count: Mapped[int] = sent("Số lượng")
    level: Mapped[int] = sent("Mức chi", BigInteger)
    allotted: Mapped[int] = sent("Được giao", BigInteger, default=0)
    struck_on: Mapped[date | None] = sent("Ngày bỏ dòng")

    @property
    def estimated(self) -> int:
        return self.count * self.level


class Cost(Record, db.Model):
    """Một khoản đã chi ngoài thù lao và hỗ trợ tổ: a conference, a class, a meeting."""

    __tablename__ = "cost"
    __table_args__ = (
        Index("ix_cost_list", "unit", "spent_on", "id"),
        Index("ix_cost_dialogue", "dialogue_id"),
        Index("ix_cost_class", "class_id"),
    )

    spent_on: Mapped[date] = sent("Ngày chi", listed=True)
    item: Mapped[BudgetItem] = sent("Nội dung chi", choice(BudgetItem), listed=True)
    amount: Mapped[int] = sent("Số tiền", BigInteger, listed=True)
    dialogue_id: Mapped[UUID | None] = sent("Hội nghị đối thoại", ForeignKey("dialogue.id"))
    class_id: Mapped[UUID | None] = sent("Lớp bồi dưỡng", ForeignKey("training_class.id"))
    details: Mapped[str | None] = inner("Diễn giải", String(500))
    voucher: Mapped[str | None] = inner("Chứng từ", String(200))
    struck_on: Mapped[date | None] = sent("Ngày bỏ")
    struck_because: Mapped[str | None] = inner("Lý do bỏ", String(1000))
