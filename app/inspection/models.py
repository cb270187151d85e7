"""Inspections with their points, which an inspecting unit owns; replies and lists."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.inspection.kinds import (
    SIGNED,
    Appointment,
    InspectionKind,
    InspectionState,
    WovenInto,
)
from app.domain.profiles import Profile
from app.domain.workplan.timing import YearQuarter
from app.instance import this_instance
from app.lawpack.models import FromOffice
from app.records.model import FieldClass, Leaves, Record, choice, column
from app.statistics.models import frozen_text

#: Between offices; names of officials stand in it and none of a party.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)


def _audience(subject_unit: str, unit: str) -> str | None:
    """Who below an office is told: the inspected unit."""
    return subject_unit if this_instance().is_office and subject_unit != unit else None


class Inspection(Record, db.Model):
    """Một lần kiểm tra, tự kiểm tra; mỗi dòng của ô nhiều dòng là một gạch đầu dòng.

    The inspected unit or team is not always the owner's, so both are named and not referred to.
    """

    __tablename__ = "inspection"
    leaves_but = "Chỉ gửi khi đã thông báo hoặc đã ký biên bản."
    __table_args__ = (
        Index("ix_inspection_year", "unit", "year", "id"),
        Index("ix_inspection_subject", "subject_unit", "year", "id"),
        Index("ix_inspection_team", "team_id"),
    )

    kind: Mapped[InspectionKind] = sent("Loại", choice(InspectionKind), listed=True)
    state: Mapped[InspectionState] = sent("Trạng thái", choice(InspectionState), listed=True)
    subject_unit: Mapped[str] = sent("Đơn vị được kiểm tra", String(16), listed=True)
    team_id: Mapped[UUID | None] = sent("Tổ hòa giải được kiểm tra")
    subject_name: Mapped[str] = sent(
        "Tên nơi được kiểm tra", String(200), listed=True, searched=True
    )
    year: Mapped[int] = sent("Năm", listed=True)
    quarter: Mapped[YearQuarter | None] = sent("Quý dự kiến", choice(YearQuarter), listed=True)
    planned_on: Mapped[date | None] = sent("Ngày dự kiến", listed=True)
    since: Mapped[date] = sent("Xem xét việc từ ngày")
    until: Mapped[date] = sent("Xem xét việc đến ngày")
    woven: Mapped[WovenInto] = sent("Lồng ghép trong", choice(WovenInto), listed=True)
    woven_words: Mapped[str] = sent("Tên cuộc kiểm tra khác", String(200), default="")
    grounds: Mapped[str] = sent("Căn cứ", Text, default="")
    leader: Mapped[str] = sent("Trưởng đoàn, người chủ trì", String(200), default="")
    leader_post: Mapped[str] = sent("Chức vụ trưởng đoàn", String(200), default="")
    members: Mapped[str] = sent("Thành viên", Text, default="")
    with_front: Mapped[bool] = sent("Mặt trận Tổ quốc cùng kiểm tra", default=False)
    front_body: Mapped[str] = sent("Ủy ban Mặt trận Tổ quốc", String(200), default="")
    front_name: Mapped[str] = sent("Người đại diện Mặt trận", String(200), default="")
    front_post: Mapped[str] = sent("Chức vụ người đại diện Mặt trận", String(200), default="")
    announced_on: Mapped[date | None] = sent("Ngày thông báo")
    announced_number: Mapped[str] = sent("Số thông báo", String(200), default="")
    held_on: Mapped[date | None] = sent("Ngày kiểm tra", listed=True)
    place: Mapped[str] = sent("Địa điểm", String(200), default="")
    secretary: Mapped[str] = sent("Thư ký", String(200), default="")
    received_by: Mapped[str] = sent("Đại diện nơi được kiểm tra", String(200), default="")
    received_post: Mapped[str] = sent("Chức vụ đại diện nơi được kiểm tra", String(200), default="")
    others: Mapped[str] = sent("Người khác cùng dự", Text, default="")
    checklist: Mapped[str | None] = sent("Bảng kiểm", frozen_text("(đã điền)"))
    strengths: Mapped[str] = sent("Ưu điểm, kết quả", Text, default="")
    opinion: Mapped[str] = sent("Ý kiến của nơi được kiểm tra", Text, default="")
    conclusion: Mapped[str] = sent("Kết luận", Text, default="")
    concluded_on: Mapped[date | None] = sent("Ngày ký biên bản")
    number: Mapped[str] = sent("Số biên bản", String(200), default="")
    closed_on: Mapped[date | None] = sent("Ngày kết thúc")
    cancelled_on: Mapped[date | None] = sent("Ngày hủy")
    cancel_reason: Mapped[str] = sent("Lý do hủy", String(1000), default="")
    noted_by: Mapped[str | None] = column("Người ghi", String(200))

    @property
    def when(self) -> Appointment:
        return Appointment(self.year, self.quarter, self.planned_on)

    @property
    def is_self(self) -> bool:
        return self.kind is InspectionKind.SELF

    @property
    def is_signed(self) -> bool:
        return self.state in SIGNED

    @property
    def is_told(self) -> bool:
        """Whether others than its own unit read it."""
        return self.announced_on is not None or self.is_signed

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        return super().outgoing(profile) if self.is_told else None

    def goes_down_to(self) -> str | None:
        return _audience(self.subject_unit, self.unit) if self.is_told else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        if not values["announced_on"] and values["state"] not in {one.value for one in SIGNED}:
            raise RuleViolation("Lần kiểm tra chưa thông báo, chưa ký biên bản thì không được gửi.")


class InspectionPoint(Record, db.Model):
    """Một tồn tại và kiến nghị; it is in force from the day on which the minutes are signed.

    ``round`` counts how often it was asked for: a reply to an earlier round is answered by asking
    again.
    """

    __tablename__ = "inspection_point"
    leaves_but = "Kiến nghị chỉ gửi khi biên bản đã ký."
    __table_args__ = (
        Index("ix_inspection_point_list", "inspection_id", "number", "id"),
        Index("ix_inspection_point_open", "subject_unit", "closed_on", "due_on"),
    )

    inspection_id: Mapped[UUID] = sent("Lần kiểm tra", ForeignKey("inspection.id"))
    subject_unit: Mapped[str] = sent("Đơn vị được kiểm tra", String(16))
    team_id: Mapped[UUID | None] = sent("Tổ hòa giải được kiểm tra")
    number: Mapped[int] = sent("Thứ tự", listed=True)
    item: Mapped[str] = sent("Mục của bảng kiểm", String(16), default="")
    finding: Mapped[str] = sent("Tồn tại, hạn chế", String(2000), listed=True, searched=True)
    recommendation: Mapped[str] = sent("Kiến nghị", String(2000), searched=True, default="")
    responsible: Mapped[str] = sent("Nơi thực hiện", String(200), listed=True, default="")
    due_on: Mapped[date | None] = sent("Thời hạn", listed=True)
    is_issued: Mapped[bool] = sent("Có hiệu lực", default=False)
    round: Mapped[int] = sent("Lần yêu cầu", default=1)
    remark: Mapped[str] = sent("Yêu cầu làm tiếp", String(1000), default="")
    closed_on: Mapped[date | None] = sent("Ngày xác nhận xong", listed=True)
    closing_words: Mapped[str] = sent("Nhận xét khi xác nhận", String(1000), default="")
    struck_on: Mapped[date | None] = sent("Ngày bỏ")

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        return super().outgoing(profile) if self.is_issued else None

    def goes_down_to(self) -> str | None:
        return _audience(self.subject_unit, self.unit) if self.is_issued else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        if not values["is_issued"]:
            raise RuleViolation("Kiến nghị của biên bản chưa ký thì không được gửi.")


class InspectionReply(Record, db.Model):
    """Báo cáo thực hiện một kiến nghị của cấp trên; its id is
    :func:`app.domain.guidance.receipt_id`. The point is another unit's, so it is named.

    Who reported stays where it was reported.
    """

    __tablename__ = "inspection_reply"

    point_id: Mapped[UUID] = sent("Kiến nghị", index=True)
    round: Mapped[int] = sent("Lần yêu cầu")
    reported_on: Mapped[date] = sent("Ngày báo cáo", listed=True)
    told: Mapped[str] = sent("Đã thực hiện", Text)
    evidence: Mapped[str] = sent("Văn bản, minh chứng", String(500), default="")
    reported_by: Mapped[str | None] = column("Người báo cáo", String(200))


class InspectionList(FromOffice, Record, db.Model):
    """Mẫu bảng kiểm do đơn vị lập; của hai mẫu, mẫu có hiệu lực sau được dùng."""

    __tablename__ = "inspection_list"

    title: Mapped[str] = public("Tên bảng kiểm", String(200), listed=True)
    valid_from: Mapped[date] = public("Có hiệu lực từ", listed=True)
    withdrawn_on: Mapped[date | None] = public("Thôi dùng từ")
    definition: Mapped[str] = public("Các mục", frozen_text("(đã ghi)"))
