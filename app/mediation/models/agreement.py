"""What the parties agreed, version by version, and what each has to do by when."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.agreement import AgreementOrigin, AgreementState, ClauseState
from app.domain.mediation.parties import Side
from app.mediation.models.columns import case_column, secret, up
from app.records.model import Record, choice


class Agreement(Record, db.Model):
    """Một bản thỏa thuận. A later one stands beside it and never covers it."""

    __tablename__ = "agreement"

    case_id: Mapped[UUID] = case_column()
    round: Mapped[int] = up("Lần hòa giải")
    version: Mapped[int] = up("Bản thứ")
    state: Mapped[AgreementState] = up("Tình trạng", choice(AgreementState))
    origin: Mapped[AgreementOrigin] = up("Vì sao lập", choice(AgreementOrigin))
    agreed_on: Mapped[date | None] = up("Ngày thỏa thuận")
    is_written: Mapped[bool] = up("Lập thành văn bản", default=False)
    signed_on: Mapped[date | None] = up("Ngày các bên ký")
    content: Mapped[str | None] = secret("Nội dung chủ yếu của vụ, việc", Text)
    course: Mapped[str | None] = secret("Diễn biến của quá trình hòa giải", Text)
    terms: Mapped[str | None] = secret("Thỏa thuận đạt được và giải pháp thực hiện", Text)
    duties: Mapped[str | None] = secret("Quyền và nghĩa vụ của các bên", Text)
    method: Mapped[str | None] = secret("Phương thức, thời hạn thực hiện", Text)


class Clause(Record, db.Model):
    """Một việc phải làm theo thỏa thuận: who, what, how much (đồng), by when."""

    __tablename__ = "clause"

    case_id: Mapped[UUID] = case_column()
    agreement_id: Mapped[UUID] = up("Bản thỏa thuận", ForeignKey("agreement.id"), index=True)
    place: Mapped[int] = up("Thứ tự")
    state: Mapped[ClauseState] = up("Tình trạng", choice(ClauseState), listed=True)
    side: Mapped[Side] = up("Bên thực hiện", choice(Side))
    who: Mapped[str | None] = secret("Người thực hiện", String(200))
    what: Mapped[str | None] = secret("Việc phải làm", Text)
    amount: Mapped[int | None] = secret("Số tiền (đồng)", BigInteger)
    due_on: Mapped[date | None] = up("Thời hạn", listed=True)
    performed_on: Mapped[date | None] = up("Ngày thực hiện xong")
    note: Mapped[str | None] = secret("Ghi thêm", Text)
