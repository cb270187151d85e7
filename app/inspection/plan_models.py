"""The year's plan of inspections: its words. What is inspected when, the inspections say."""

from functools import partial

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.bases import bases_in_words
from app.records.lists import text_list
from app.records.model import FieldClass, Record, column

inner = partial(column, field_class=FieldClass.INTERNAL)


class InspectionPlan(Record, db.Model):
    """Kế hoạch kiểm tra năm; mỗi dòng của ô nhiều dòng là một gạch đầu dòng.

    It stays here: who is inspected is told by the announcement of each inspection.
    """

    __tablename__ = "inspection_plan"
    __table_args__ = (Index("ix_inspection_plan_year", "unit", "year", unique=True),)

    year: Mapped[int] = inner("Năm", listed=True)
    title: Mapped[str] = inner("Trích yếu", String(200), listed=True)
    known_bases: Mapped[list[str]] = inner(
        "Căn cứ theo danh mục", text_list(bases_in_words), default=list
    )
    bases: Mapped[str] = inner("Căn cứ khác", Text, default="")
    purposes: Mapped[str] = inner("Mục đích", Text, default="")
    requirements: Mapped[str] = inner("Yêu cầu", Text, default="")
    contents: Mapped[str] = inner("Nội dung kiểm tra", Text, default="")
    organisation: Mapped[str] = inner("Tổ chức thực hiện, phân công", Text, default="")
    recipients: Mapped[str] = inner("Nơi nhận", Text, default="")
    kept: Mapped[str] = inner("Nơi lưu", String(200), default="VT")
    signer: Mapped[str] = inner("Người ký", String(200), default="")
    signer_post: Mapped[str] = inner("Chức vụ người ký", String(200), default="")
