"""The plan of a year, part by part as it is printed, and its tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.bases import bases_in_words
from app.domain.guidance import EVERYBODY
from app.domain.plans import SENT, PlanState
from app.domain.profiles import Profile
from app.domain.workplan.plans import check_told
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, Timing, YearQuarter
from app.instance import this_instance
from app.records.lists import code_list, text_list
from app.records.model import Record, choice
from app.workplan.models.columns import public


class WorkPlan(Record, db.Model):
    """Kế hoạch công tác hòa giải ở cơ sở của một năm; mỗi dòng của ô nhiều dòng là một gạch đầu
    dòng.

    A plan of a superior is another unit's, so ``parent_id`` names it and does not refer to it.
    """

    __tablename__ = "work_plan"
    leaves_but = "Kế hoạch còn là dự thảo chưa gửi."
    # One plan per unit and year is kept by the lock under which it is drafted, not by a unique
    # index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_work_plan_unit_year", "unit", "year", "id"),
        Index("ix_work_plan_year", "year", "unit", "id"),
        Index("ix_work_plan_parent", "parent_id"),
    )

    year: Mapped[int] = public("Năm", listed=True)
    state: Mapped[PlanState] = public("Trạng thái", choice(PlanState), listed=True)
    title: Mapped[str] = public("Trích yếu", String(200), listed=True, searched=True)
    place: Mapped[str] = public("Địa danh", String(200), default="")
    known_bases: Mapped[list[str]] = public(
        "Căn cứ theo danh mục", text_list(bases_in_words), default=list
    )
    bases: Mapped[str] = public("Căn cứ khác", Text, default="")
    parent_id: Mapped[UUID | None] = public("Theo kế hoạch của cấp trên")
    parent_number: Mapped[str] = public("Số kế hoạch cấp trên", String(200), default="")
    parent_dated_on: Mapped[date | None] = public("Ngày kế hoạch cấp trên")
    parent_issuer: Mapped[str] = public("Cơ quan ban hành kế hoạch cấp trên", String(200))
    parent_subject: Mapped[str] = public("Trích yếu kế hoạch cấp trên", String(500), default="")
    purposes: Mapped[str] = public("Mục đích", Text, default="")
    requirements: Mapped[str] = public("Yêu cầu", Text, default="")
    organisation: Mapped[str] = public("Tổ chức thực hiện", Text, default="")
    send_before: Mapped[date | None] = public("Đơn vị trực thuộc gửi kế hoạch trước ngày")
    send_to: Mapped[str] = public("Gửi kế hoạch về", String(200), default="")
    for_report: Mapped[str] = public("Nơi nhận để báo cáo", Text, default="")
    recipients: Mapped[str] = public("Nơi nhận khác", Text, default="")
    website: Mapped[str] = public("Đăng trên trang thông tin", String(200), default="")
    for_units: Mapped[str] = public("Gửi xuống đơn vị trực thuộc", String(200), default="")
    kept: Mapped[str] = public("Lưu", String(200), default="")
    signer_post: Mapped[str] = public("Chức vụ người ký", String(200), default="")
    signer: Mapped[str] = public("Người ký", String(200), default="")
    number: Mapped[str] = public("Số kế hoạch", String(200), listed=True, searched=True, default="")
    issued_on: Mapped[date | None] = public("Ngày ban hành", listed=True)
    sent_on: Mapped[date | None] = public("Ngày gửi")
    replaces_id: Mapped[UUID | None] = public("Thay thế kế hoạch")
    replaces_number: Mapped[str] = public("Số kế hoạch được thay thế", String(200), default="")
    replaces_dated_on: Mapped[date | None] = public("Ngày kế hoạch được thay thế")
    replace_reason: Mapped[str] = public("Lý do thay thế", String(1000), default="")
    ended_on: Mapped[date | None] = public("Hết hiệu lực từ ngày")
    end_reason: Mapped[str] = public("Lý do hết hiệu lực", String(1000), default="")

    @property
    def is_issued(self) -> bool:
        """Whether it holds: issued, and neither replaced nor withdrawn since."""
        return self.state is PlanState.ISSUED

    @property
    def was_issued(self) -> bool:
        return self.state in SENT

    @property
    def is_draft(self) -> bool:
        return self.state is PlanState.DRAFT

    @property
    def is_for_units(self) -> bool:
        """Whether its nơi nhận name the units below."""
        return bool(self.for_units.strip())

    @property
    def is_handed_down(self) -> bool:
        return self.was_issued and self.is_for_units and this_instance().is_office

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict | None:
        return super().outgoing(profile) if self.was_issued else None

    def goes_down_to(self) -> str | None:
        return EVERYBODY if self.is_handed_down else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        is_whole = values["state"] in SENT and values["issued_on"] and values["sent_on"]
        check_told(values["year"], issued=bool(is_whole))


class WorkTask(Record, db.Model):
    """Một nhiệm vụ của kế hoạch; ``parent_task_id`` names the superior's task it was copied from.

    ``first_id`` is the same task in the first of the plans that replaced one another; None in
    that one.
    ``goes_down`` is the plan's word at the moment of issue on whom it is for.
    """

    __tablename__ = "work_task"
    leaves_but = "Nhiệm vụ của kế hoạch còn là dự thảo chưa gửi."
    __table_args__ = (
        Index("ix_work_task_plan", "plan_id", "number", "id"),
        Index("ix_work_task_parent", "parent_task_id"),
        Index("ix_work_task_first", "first_id"),
    )

    plan_id: Mapped[UUID] = public("Kế hoạch", ForeignKey("work_plan.id"))
    year: Mapped[int] = public("Năm")
    number: Mapped[int] = public("Thứ tự", listed=True)
    is_issued: Mapped[bool] = public("Đã ban hành", default=False)
    goes_down: Mapped[bool] = public("Gửi xuống đơn vị trực thuộc", default=False)
    content: Mapped[str] = public("Nội dung nhiệm vụ", String(500), listed=True, searched=True)
    items: Mapped[str] = public("Việc cụ thể", Text, searched=True, default="")
    lead: Mapped[str] = public("Chủ trì", String(500), listed=True, default="")
    co_actors: Mapped[str] = public("Phối hợp", String(500), default="")
    timing: Mapped[TaskTime] = public("Thời gian", choice(TaskTime), listed=True)
    quarters: Mapped[list[YearQuarter]] = public("Quý", code_list(YearQuarter), default=list)
    first_on: Mapped[date | None] = public("Từ ngày")
    last_on: Mapped[date | None] = public("Hoàn thành ngày")
    quality: Mapped[str] = public("Yêu cầu chất lượng", Text, default="")
    product: Mapped[str] = public("Sản phẩm", String(500), default="")
    measure: Mapped[Measure] = public("Theo dõi bằng", choice(Measure))
    parent_task_id: Mapped[UUID | None] = public("Theo nhiệm vụ của cấp trên")
    struck_on: Mapped[date | None] = public("Ngày bỏ khỏi dự thảo")
    first_id: Mapped[UUID | None] = public("Nhiệm vụ trong kế hoạch đầu tiên")

    @property
    def line_id(self) -> UUID:
        """What it shares with the same task of the plans before and after."""
        return self.first_id or self.id

    @property
    def when(self) -> Timing:
        return Timing(
            self.timing, self.year, tuple(self.quarters or ()), self.first_on, self.last_on
        )

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict | None:
        return super().outgoing(profile) if self.is_issued else None

    def goes_down_to(self) -> str | None:
        handed_down = self.is_issued and self.goes_down and this_instance().is_office
        return EVERYBODY if handed_down else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        check_told(values["year"], issued=values["is_issued"])
