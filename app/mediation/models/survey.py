"""What a party said when asked whether the mediation was good; it stays in the commune."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.parties import Side
from app.domain.mediation.survey import Contentment
from app.mediation.models.columns import secret
from app.records.model import Record, choice, column


class Survey(Record, db.Model):
    """Ý kiến của một bên về việc hòa giải."""

    __tablename__ = "survey"

    case_id: Mapped[UUID] = column("Vụ, việc", ForeignKey("mediation_case.id"), index=True)
    side: Mapped[Side] = column("Bên", choice(Side))
    contentment: Mapped[Contentment] = secret("Mức độ hài lòng", choice(Contentment))
    asked_on: Mapped[date] = column("Ngày hỏi")
    remarks: Mapped[str | None] = secret("Ý kiến", Text)
