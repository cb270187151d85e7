"""The report in words and figures, which goes up when it is issued and is never changed."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.periodic.kinds import PeriodicKind, PeriodicState
from app.domain.profiles import Profile
from app.domain.statistics.reports import digest
from app.domain.units import Boundaries
from app.records.lists import id_list
from app.records.model import FieldClass, Leaves, Record, choice, column
from app.statistics.models import frozen_text

public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)


class PeriodicReport(Record, db.Model):
    """Báo cáo công tác hòa giải ở cơ sở; mỗi dòng của ô nhiều dòng là một gạch đầu dòng."""

    leaves_but = "Dự thảo không gửi; báo cáo chỉ gửi lên khi đã ban hành."

    __tablename__ = "periodic_report"
    # One draft per unit, kind and year is kept by the lock under which it is begun, not by a
    # unique index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_periodic_report_unit_year", "unit", "year", "kind", "id"),
        Index("ix_periodic_report_year", "year", "kind", "unit", "id"),
    )

    kind: Mapped[PeriodicKind] = public("Loại báo cáo", choice(PeriodicKind), listed=True)
    year: Mapped[int] = public("Năm", listed=True)
    first: Mapped[date] = public("Từ ngày")
    last: Mapped[date] = public("Đến ngày")
    boundaries: Mapped[Boundaries] = public(
        "Đơn vị theo", choice(Boundaries), default=Boundaries.TODAY
    )
    state: Mapped[PeriodicState] = public("Trạng thái", choice(PeriodicState), listed=True)
    title: Mapped[str] = public("Trích yếu", String(200), listed=True, searched=True)
    issuer: Mapped[str] = public("Cơ quan ban hành", String(200))
    addressees: Mapped[str] = public("Kính gửi", Text, default="")
    direction: Mapped[str] = public("Tình hình chỉ đạo, triển khai", Text, default="")
    results: Mapped[str] = public("Kết quả đạt được", Text, default="")
    difficulties: Mapped[str] = public("Khó khăn, vướng mắc", Text, default="")
    causes: Mapped[str] = public("Nguyên nhân", Text, default="")
    plans: Mapped[str] = public("Phương hướng, nhiệm vụ", Text, default="")
    proposals: Mapped[str] = public("Đề xuất, kiến nghị", Text, default="")
    drawn: Mapped[list[UUID]] = public(
        "Lấy từ nhật ký khó khăn, vướng mắc", id_list("khó khăn, vướng mắc"), default=list
    )
    figures: Mapped[str | None] = public("Số liệu", frozen_text("(đã đóng băng)"))
    digest: Mapped[str | None] = public("Mã băm SHA-256 của số liệu", String(64))
    due_on: Mapped[date | None] = public("Hạn gửi")
    number: Mapped[str] = public("Số báo cáo", String(200), listed=True, default="")
    issued_on: Mapped[date | None] = public("Ngày ban hành", listed=True)
    signer: Mapped[str] = public("Người ký", String(200), default="")
    signer_post: Mapped[str] = public("Chức vụ người ký", String(200), default="")
    replaces_id: Mapped[UUID | None] = public("Thay cho báo cáo")
    reason: Mapped[str | None] = public("Lý do thay thế", String(1000))
    prepared_by: Mapped[str | None] = column("Người soạn", String(200))

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        """What is being written is nobody's business above."""
        is_issued = self.state is PeriodicState.ISSUED
        return super().outgoing(profile) if is_issued else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        """A draft is not taken, nor figures other than those that were frozen."""
        if values["state"] != PeriodicState.ISSUED or not values["issued_on"]:
            raise RuleViolation("Báo cáo chưa ban hành không được gửi lên cấp trên.")
        if digest(values["figures"] or "") != values["digest"]:
            raise RuleViolation("Số liệu của báo cáo không đúng với mã băm gửi kèm.")
