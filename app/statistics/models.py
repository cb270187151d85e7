"""Forms written by offices, which go down; submitted reports, which go up; figures kept here."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Index, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source
from app.lawpack.models import FromOffice
from app.records.model import FieldClass, Leaves, Record, choice, column

public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who made and who signed a report is read on the paper and not sent with the numbers.
inside = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.NEVER)


class frozen_text(TypeDecorator[str]):
    """JSON of one spelling, kept as the text that was hashed; people read it as a sheet."""

    impl = Text
    cache_ok = True

    def __init__(self, words: str):
        super().__init__()
        self.words = words

    def in_words(self, value: str) -> str:
        return self.words


class StatisticsForm(FromOffice, Record, db.Model):
    """Mẫu thống kê do đơn vị lập. Of two with one code and version the nearer office's holds."""

    __tablename__ = "statistics_form"

    code: Mapped[str] = public("Ký hiệu biểu", String(16), listed=True)
    version: Mapped[str] = public("Phiên bản", String(16), listed=True)
    title: Mapped[str] = public("Tên biểu", String(200), listed=True)
    valid_from: Mapped[date | None] = public("Có hiệu lực từ", listed=True)
    valid_to: Mapped[date | None] = public("Hết hiệu lực từ")
    withdrawn_on: Mapped[date | None] = public("Thôi dùng từ")
    definition: Mapped[str] = public("Các cột, đẳng thức, hạn nộp", frozen_text("(đã ghi)"))


class StatisticsReport(Record, db.Model):
    """Báo cáo thống kê đã nộp. It is never changed: a correction is another record."""

    __tablename__ = "statistics_report"
    __table_args__ = (
        Index("ix_statistics_report_year", "unit", "year", "kind"),
        Index("ix_statistics_report_days", "first", "last", "unit"),
    )

    form_code: Mapped[str] = public("Biểu", String(16), listed=True)
    form_version: Mapped[str] = public("Phiên bản của biểu", String(16))
    kind: Mapped[Kind | None] = public("Kỳ báo cáo", choice(Kind), listed=True)
    year: Mapped[int] = public("Năm", listed=True)
    first: Mapped[date] = public("Từ ngày")
    last: Mapped[date] = public("Đến ngày")
    number: Mapped[int] = public("Lần", listed=True)
    corrects_id: Mapped[UUID | None] = public("Đính chính cho")
    reason: Mapped[str | None] = public("Lý do đính chính", String(1000))
    source: Mapped[Source] = public("Nguồn số liệu", choice(Source))
    submitted_on: Mapped[date] = public("Ngày nộp", listed=True)
    due_on: Mapped[date | None] = public("Hạn nộp")
    content: Mapped[str] = public("Số liệu", frozen_text("(đã đóng băng)"))
    digest: Mapped[str] = public("Mã băm SHA-256", String(64))
    prepared_by: Mapped[str | None] = inside("Người lập biểu", String(200))
    signed_by: Mapped[str | None] = inside("Người ký", String(200))


class KeptAnswer(db.Model):
    """What was counted from the book of ``unit`` while its state was ``word``: see
    :mod:`app.statistics.service.written`. ``question`` is a sum, ``name`` tells people of it."""

    __tablename__ = "kept_answer"

    question: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    word: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(100))
    answer: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[datetime] = mapped_column(Moment)
