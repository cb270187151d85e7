"""The lists that were made and what was decided; kept in this instance only, as accounts are."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from uuid6 import uuid7

from app.db import Moment, db, now
from app.domain.account_review import ReviewDecision, ReviewPeriod
from app.domain.actors import Role
from app.records.model import choice


class AccountReview(db.Model):
    """One look through the accounts of a unit, for one period."""

    __tablename__ = "account_review"
    __table_args__ = (UniqueConstraint("unit", "first_day"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    unit: Mapped[str] = mapped_column(String(16))
    first_day: Mapped[date]
    last_day: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)
    made_by: Mapped[str] = mapped_column(String(200))
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_by: Mapped[str | None] = mapped_column(String(200))
    revision: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["ReviewLine"]] = relationship(
        back_populates="review", order_by="ReviewLine.id", lazy="selectin"
    )

    @property
    def period(self) -> ReviewPeriod:
        return ReviewPeriod(self.first_day, self.last_day)


class ReviewLine(db.Model):
    """An account as it stood when the list was made, and what was decided of it."""

    __tablename__ = "account_review_line"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    review_id: Mapped[UUID] = mapped_column(
        ForeignKey(AccountReview.id, ondelete="CASCADE"), index=True
    )
    account_id: Mapped[UUID]
    login: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(choice(Role))
    team: Mapped[str | None] = mapped_column(String(200))
    last_seen: Mapped[datetime | None] = mapped_column(Moment)
    has_second_step: Mapped[bool]
    is_stopped: Mapped[bool]
    opened_by: Mapped[str | None] = mapped_column(String(200))
    decision: Mapped[ReviewDecision | None] = mapped_column(choice(ReviewDecision))
    new_role: Mapped[Role | None] = mapped_column(choice(Role))
    decided_by: Mapped[str | None] = mapped_column(String(200))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)

    review: Mapped[AccountReview] = relationship(back_populates="lines", lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether a decision is still to be made: of one that is stopped nothing is to decide."""
        return self.decision is None and not self.is_stopped
