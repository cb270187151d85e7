"""A request for payment of a team and quarter, its lines, and who gets how much of each.

The superior reads what was asked for, decided and paid, by team and quarter. Whose money it is,
why somebody got none and what an accident was stay in the commune.
"""

from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.states import CaseResult
from app.domain.quarters import Quarter
from app.domain.remuneration.eligibility import Taken
from app.domain.remuneration.rates import CountedPer
from app.domain.remuneration.requests import PAID_OUT, ItemKind, RequestState, Totals
from app.records.lists import id_list
from app.records.model import FieldClass, Leaves, Record, choice, column

#: Amounts, days and states: what the superior follows.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)
#: Names, and how the commune keeps its books.
inner = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)
#: What is told of a person: it stays in the commune.
secret = partial(column, field_class=FieldClass.SENSITIVE, leaves=Leaves.NEVER)


class PaymentRequest(Record, db.Model):
    """Đề nghị thanh toán thù lao, hỗ trợ của một tổ trong một quý. Sums are in đồng."""

    __tablename__ = "payment_request"
    __table_args__ = (
        Index("ix_payment_request_list", "unit", "year", "quarter", "id"),
        Index("ix_payment_request_team", "team_id", "year", "quarter"),
        Index("ix_payment_request_year", "year", "id"),
        Index("ix_payment_request_state", "state", "id"),
    )

    team_id: Mapped[UUID] = sent("Tổ hòa giải", ForeignKey("team.id"), listed=True)
    year: Mapped[int] = sent("Năm", listed=True)
    quarter: Mapped[int] = sent("Quý", listed=True)
    state: Mapped[RequestState] = sent("Tình trạng", choice(RequestState), listed=True)
    opened_on: Mapped[date] = sent("Ngày lập")
    cases: Mapped[int] = sent("Số vụ, việc", default=0)
    months: Mapped[int] = sent("Số tháng hỗ trợ tổ", default=0)
    case_amount: Mapped[int] = sent("Thù lao vụ, việc", BigInteger, default=0)
    team_amount: Mapped[int] = sent("Hỗ trợ tổ hòa giải", BigInteger, default=0)
    accident_amount: Mapped[int] = sent("Hỗ trợ tai nạn, rủi ro", BigInteger, default=0)
    register_shown: Mapped[bool] = sent("Đã đối chiếu với Sổ theo dõi", default=False)
    filed_on: Mapped[date | None] = sent("Ngày nộp đề nghị", listed=True)
    confirmed_by: Mapped[str | None] = inner("Tổ trưởng xác nhận", String(200))
    decision_due_on: Mapped[date | None] = sent("Hạn quyết định")
    decided_on: Mapped[date | None] = sent("Ngày quyết định", listed=True)
    decision_number: Mapped[str | None] = sent("Số văn bản quyết định", String(50))
    decided_by: Mapped[str | None] = inner("Người quyết định", String(200))
    refusal: Mapped[str | None] = inner("Lý do từ chối", Text)
    paid_on: Mapped[date | None] = sent("Ngày chi", listed=True)
    hand_over_due_on: Mapped[date | None] = sent("Hạn giao cho hòa giải viên")
    handed_on: Mapped[date | None] = sent("Ngày giao xong", listed=True)
    mending: Mapped[str | None] = inner("Lý do trả về, rút", Text)

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @property
    def totals(self) -> Totals:
        return Totals(
            self.cases, self.months, self.case_amount, self.team_amount, self.accident_amount
        )

    @property
    def is_paid(self) -> bool:
        return self.state in PAID_OUT


class PaymentItem(Record, db.Model):
    """Một khoản của đề nghị: a case, a month of the team, or what an accident cost.

    A line that ``stands`` holds its case or month: no other request may ask for it.
    ``result``, ``ended_on``, ``level`` and ``seen`` are what it was reckoned by.
    """

    __tablename__ = "payment_item"
    # Only where a line is written is its place kept: the office above must hold whatever the
    # owners wrote, and there ``holds`` is empty.
    __table_args__ = (Index("uq_payment_item_holds", "holds", unique=True),)

    request_id: Mapped[UUID] = sent("Đề nghị", ForeignKey("payment_request.id"), index=True)
    team_id: Mapped[UUID] = sent("Tổ hòa giải", ForeignKey("team.id"))
    kind: Mapped[ItemKind] = sent("Khoản chi", choice(ItemKind), listed=True)
    case_id: Mapped[UUID | None] = sent("Vụ, việc", ForeignKey("mediation_case.id"), index=True)
    month: Mapped[date | None] = sent("Tháng")
    result: Mapped[CaseResult | None] = sent("Kết quả", choice(CaseResult))
    ended_on: Mapped[date | None] = sent("Ngày kết thúc")
    level: Mapped[int] = sent("Mức chi", BigInteger)
    counted: Mapped[CountedPer | None] = sent("Mức chi tính cho", choice(CountedPer))
    rate_basis: Mapped[str | None] = sent("Căn cứ mức chi", String(200))
    amount: Mapped[int] = sent("Số tiền", BigInteger, listed=True)
    stands: Mapped[bool] = sent("Còn hiệu lực", default=True)
    seen: Mapped[list[UUID] | None] = inner(
        "Hòa giải viên theo sổ khi tính", id_list("hòa giải viên")
    )
    unpaid_because: Mapped[str | None] = secret("Lý do không chi", String(1000))
    told: Mapped[str | None] = secret("Sự việc, chứng từ", Text)
    holds: Mapped[str | None] = inner("Giữ chỗ", String(80))

    @property
    def taken(self) -> Taken:
        """Of a line of a case."""
        return Taken(self.result, self.ended_on, frozenset(self.seen or ()), self.level)

    @property
    def place(self) -> str | None:
        """What the line keeps others from asking for; None for an accident."""
        if self.kind is ItemKind.CASE:
            return f"case {self.case_id}"
        return None if self.month is None else f"month {self.team_id} {self.month:%Y-%m}"


class PaymentShare(Record, db.Model):
    """Phần của một hòa giải viên trong một khoản. Nothing of it leaves the commune."""

    __tablename__ = "payment_share"

    item_id: Mapped[UUID] = inner("Khoản chi", ForeignKey("payment_item.id"), index=True)
    mediator_id: Mapped[UUID] = inner("Hòa giải viên", ForeignKey("mediator.id"), index=True)
    amount: Mapped[int] = inner("Số tiền", BigInteger, listed=True)
    unpaid_because: Mapped[str | None] = secret("Lý do không chi", String(1000))
    dropped_on: Mapped[date | None] = inner("Ngày bỏ khỏi khoản chi")
    signed_on: Mapped[date | None] = inner("Ngày ký nhận")
