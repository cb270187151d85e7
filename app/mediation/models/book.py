"""The book of a team in a year: what stands on its cover, and where its numbers begin."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from app.db import db
from app.mediation.models.columns import up
from app.records.model import Record


class Book(Record, db.Model):
    """Sổ theo dõi hoạt động hòa giải ở cơ sở của một tổ trong một năm.

    ``paper_last`` is the last number given in the paper book before this one took over.
    """

    __tablename__ = "mediation_book"
    __table_args__ = (Index("ix_mediation_book_year", "team_id", "year"),)

    team_id: Mapped[UUID] = up("Tổ hòa giải", ForeignKey("team.id"))
    year: Mapped[int] = up("Sổ năm")
    volume: Mapped[int] = up("Quyển số", default=1)
    opened_on: Mapped[date] = up("Ngày mở sổ")
    closed_on: Mapped[date | None] = up("Ngày khóa sổ")
    paper_last: Mapped[int] = up("Số cuối cùng đã cấp trong sổ giấy", default=0)
