"""What came back from the superior is marked until a person of the unit has looked it through.

The superior never had what stays in the commune: names, what was told. Of a record that came
back these are empty, or as old as the backup that was put in place. The marks are about this
book alone and do not travel.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import String, delete, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from app.db import db
from app.domain.labels import LabelledEnum


class RegainAct(LabelledEnum):
    """What is done to a record of whatever kind that was lost here."""

    REGAIN = "regain", "Nhận lại từ cấp trên"
    LOOK_THROUGH = "look_through", "Xem lại bản nhận từ cấp trên"


class RegainedRecord(db.Model):
    """The mark of one record; ``page_id`` names the page on which it is shown."""

    __tablename__ = "regained_record"

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(48))
    page_id: Mapped[UUID] = mapped_column(index=True)
    regained_on: Mapped[date]


_MARK = RegainedRecord.__table__


def mark(kind: str, record_id: UUID, page_id: UUID, on: date) -> None:
    db.session.merge(
        RegainedRecord(record_id=record_id, kind=kind, page_id=page_id, regained_on=on)
    )
    db.session.flush()


def settle(record_ids: Collection[UUID]) -> None:
    """Somebody has looked them through."""
    db.session.execute(delete(_MARK).where(_MARK.c.record_id.in_(record_ids)))


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(_MARK)) or 0


def marks_on(page_ids: Collection[UUID]) -> Sequence[RegainedRecord]:
    """The marks of what is shown on these pages."""
    shown = or_(RegainedRecord.page_id.in_(page_ids), RegainedRecord.record_id.in_(page_ids))
    return db.session.scalars(select(RegainedRecord).where(shown)).all()
