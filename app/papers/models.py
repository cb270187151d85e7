"""A paper as it was made: what stands on it, under its check code. Nothing of it leaves."""

from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import Index, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped

from app.db import db
from app.records.model import FieldClass, Record, column

_secret = partial(column, field_class=FieldClass.SENSITIVE)


class paper_text(TypeDecorator[str]):
    """The papers as canonical JSON, which no history shows to people."""

    impl = Text
    cache_ok = True

    def in_words(self, value: str) -> str:
        return "(nội dung của văn bản)"


class MadePaper(Record, db.Model):
    """Văn bản đã lập về ``subject_kind`` và ``subject_id``.

    ``content`` is the canonical JSON of its papers (see :mod:`app.papers.codes`): it is shown
    from there for ever, whatever becomes of the record. ``symbol`` is set on an authority's
    paper, which gets a number after it was signed.
    """

    __tablename__ = "made_paper"
    __table_args__ = (
        Index("ix_made_paper_subject", "subject_kind", "subject_id", "id"),
        Index("ix_made_paper_list", "unit", "made_on", "id"),
        Index("ix_made_paper_code", "code"),
    )

    kind: Mapped[str] = column("Loại văn bản", String(40))
    subject_kind: Mapped[str] = column("Loại hồ sơ", String(40))
    subject_id: Mapped[UUID] = column("Hồ sơ")
    title: Mapped[str] = _secret("Tên văn bản", Text, listed=True, searched=True)
    content: Mapped[str] = _secret("Nội dung", paper_text())
    code: Mapped[str] = _secret("Mã đối chiếu", String(9), listed=True, searched=True)
    symbol: Mapped[str | None] = column("Ký hiệu", String(40))
    made_on: Mapped[date] = column("Ngày lập", listed=True)
    first_day: Mapped[date | None] = column("Từ ngày")
    last_day: Mapped[date | None] = column("Đến ngày")
    signed_on: Mapped[date | None] = column("Ngày ký", listed=True)
    number: Mapped[str | None] = column("Số văn bản", String(60), searched=True)
    issued_on: Mapped[date | None] = column("Ngày ban hành")
    withdrawn_on: Mapped[date | None] = column("Ngày thu hồi", listed=True)
    posted_on: Mapped[date | None] = column("Ngày đăng trang thông tin điện tử")
    posted_at: Mapped[str | None] = column("Địa chỉ nơi đăng", String(500))
    withdrawal_reason: Mapped[str | None] = _secret("Lý do thu hồi", String(200))
