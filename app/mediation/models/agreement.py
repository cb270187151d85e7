"""What the parties agreed, version by version, and what each has to do by when."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.clauses import ClauseFacts, ClauseState, Obliged, Standing, Told
from app.mediation.models.columns import case_column, more, secret, up
from app.records.model import Record, choice


class Agreement(Record, db.Model):
    """Một bản thỏa thuận. A later one stands beside it and never covers it."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_court", "unit", "state", "is_written", "agreed_on"),)

    case_id: Mapped[UUID] = case_column()
    round: Mapped[int] = up("Lần hòa giải")
    version: Mapped[int] = up("Bản thứ")
    state: Mapped[AgreementState] = up("Tình trạng", choice(AgreementState))
    origin: Mapped[AgreementOrigin] = up("Vì sao lập", choice(AgreementOrigin))
    agreed_on: Mapped[date | None] = up("Ngày thỏa thuận")
    is_written: Mapped[bool | None] = up("Lập thành văn bản")
    signed_on: Mapped[date | None] = up("Ngày các bên ký")
    told_no_paper: Mapped[bool | None] = more(
        "Đã nói cho các bên biết: không có văn bản thì không yêu cầu Tòa án công nhận được"
    )
    content: Mapped[str | None] = secret("Nội dung chủ yếu của vụ, việc", Text)
    course: Mapped[str | None] = secret("Diễn biến của quá trình hòa giải", Text)
    terms: Mapped[str | None] = secret(
        "Thỏa thuận đạt được và giải pháp thực hiện", Text, searched=True
    )
    duties: Mapped[str | None] = secret("Quyền và nghĩa vụ của các bên", Text)
    method: Mapped[str | None] = secret("Phương thức, thời hạn thực hiện", Text)


class Clause(Record, db.Model):
    """Một việc phải làm theo thỏa thuận: who, what, how much (đồng), by when.

    It stays with the version in which it was agreed; a paper made later repeats its words
    and not the thing.
    """

    __tablename__ = "clause"
    __table_args__ = (Index("ix_clause_due", "unit", "state", "due_on"),)

    case_id: Mapped[UUID] = case_column()
    agreement_id: Mapped[UUID] = up("Bản thỏa thuận", ForeignKey("agreement.id"), index=True)
    place: Mapped[int] = up("Thứ tự")
    state: Mapped[ClauseState] = up("Tình trạng", choice(ClauseState), listed=True)
    side: Mapped[Obliged] = up("Bên thực hiện", choice(Obliged))
    who: Mapped[str | None] = secret("Người thực hiện", String(200), searched=True)
    what: Mapped[str | None] = secret("Việc phải làm", Text, searched=True)
    amount: Mapped[int | None] = secret("Số tiền (đồng)", BigInteger)
    due_on: Mapped[date | None] = up("Thời hạn", listed=True)
    performed_on: Mapped[date | None] = up("Ngày thực hiện xong")
    noted_on: Mapped[date | None] = more("Ngày ghi nhận")
    note: Mapped[str | None] = secret("Ghi thêm", Text)
    other_side_told_on: Mapped[date | None] = more("Ngày trao đổi với bên kia")
    leader_told_on: Mapped[date | None] = more("Ngày báo tổ trưởng")
    front_told_on: Mapped[date | None] = more("Ngày báo Trưởng ban công tác Mặt trận")

    @property
    def facts(self) -> ClauseFacts:
        return ClauseFacts(self.side, self.what or "", self.due_on, self.who, self.amount)

    @property
    def standing(self) -> Standing:
        return Standing(self.state, self.due_on or date.max)

    @property
    def told(self) -> Told:
        return Told(self.other_side_told_on, self.leader_told_on, self.front_told_on)
