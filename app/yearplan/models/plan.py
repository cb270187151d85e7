"""The plan of a year, part by part as it is printed, and the conferences it names."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.dialogue.kinds import DialogueKind
from app.domain.plans import PlanState
from app.domain.quarters import Quarter
from app.records.lists import id_list, text_list
from app.records.model import Record, choice, column
from app.yearplan.models.columns import fields_in_words, public

_VILLAGES = "thôn, bản, tổ dân phố"


class DialoguePlan(Record, db.Model):
    """Kế hoạch tổ chức đối thoại của một năm; mỗi dòng của ô nhiều dòng là một gạch đầu dòng."""

    __tablename__ = "dialogue_plan"
    # One plan per unit, year and author is kept by the lock under which it is drafted, not by
    # a unique index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_dialogue_plan_unit_year", "unit", "year", "id"),
        Index("ix_dialogue_plan_year", "year", "unit", "id"),
    )

    year: Mapped[int] = public("Năm", listed=True)
    author: Mapped[DialogueKind] = public("Kế hoạch của", choice(DialogueKind), listed=True)
    state: Mapped[PlanState] = public("Trạng thái", choice(PlanState), listed=True)
    title: Mapped[str] = public("Trích yếu", String(200), listed=True, searched=True)
    bases: Mapped[str] = public("Căn cứ", Text, default="")
    rationale: Mapped[str] = public("Cơ sở thực tế", Text, default="")
    purposes: Mapped[str] = public("Mục đích", Text, default="")
    requirements: Mapped[str] = public("Yêu cầu", Text, default="")
    content: Mapped[str] = public("Nội dung đối thoại", Text, default="")
    fields_of_life: Mapped[list[str]] = public("Lĩnh vực", text_list(fields_in_words), default=list)
    organiser: Mapped[str] = public("Cơ quan tổ chức", String(200))
    co_organisers: Mapped[str] = public("Cơ quan phối hợp", String(200), default="")
    chair: Mapped[str] = public("Chủ trì", String(200), default="")
    co_chair: Mapped[str] = public("Đồng chủ trì", String(200), default="")
    participants: Mapped[str] = public("Thành phần tham dự", Text, default="")
    steps: Mapped[str] = public("Trình tự", Text, default="")
    manner: Mapped[str] = public("Hình thức tổ chức", Text, default="")
    places: Mapped[str] = public("Địa điểm", Text, default="")
    budget: Mapped[str] = public("Kinh phí", Text, default="")
    committee_tasks: Mapped[str] = public("Việc của Ủy ban nhân dân", Text, default="")
    office_tasks: Mapped[str] = public("Việc của Văn phòng", Text, default="")
    culture_tasks: Mapped[str] = public("Việc của bộ phận Văn hóa - Xã hội", Text, default="")
    radio_tasks: Mapped[str] = public("Việc của đài truyền thanh", Text, default="")
    village_tasks: Mapped[str] = public("Việc của các thôn được chọn", Text, default="")
    participant_rules: Mapped[str] = public("Quy định với người tham gia", Text, default="")
    recipients: Mapped[str] = public("Nơi nhận", Text, default="")
    signer_post: Mapped[str] = public("Chức vụ người ký", String(200), default="")
    signer: Mapped[str] = public("Người ký", String(200), default="")
    number: Mapped[str] = public("Số kế hoạch", String(200), listed=True, default="")
    issued_on: Mapped[date | None] = public("Ngày ban hành", listed=True)


class PlannedSession(Record, db.Model):
    """Một phiên đối thoại trong kế hoạch năm; phiên điều chỉnh sau ban hành là một dòng mới."""

    __tablename__ = "planned_session"
    __table_args__ = (
        Index("ix_planned_session_plan", "plan_id", "quarter", "id"),
        Index("ix_planned_session_unit_year", "unit", "year", "quarter", "id"),
    )

    plan_id: Mapped[UUID] = public("Kế hoạch", ForeignKey("dialogue_plan.id"))
    year: Mapped[int] = public("Năm")
    quarter: Mapped[int] = public("Quý", listed=True)
    kind: Mapped[DialogueKind] = public("Loại hội nghị", choice(DialogueKind), listed=True)
    villages: Mapped[list[UUID]] = public(_VILLAGES.capitalize(), id_list(_VILLAGES), default=list)
    cluster: Mapped[str] = public("Cụm", String(200), default="")
    place: Mapped[str] = public("Địa điểm", String(200), listed=True, default="")
    chair: Mapped[str] = public("Chủ trì", String(200), default="")
    organiser: Mapped[str] = public("Cơ quan tổ chức", String(200), default="")
    co_organisers: Mapped[str] = public("Cơ quan phối hợp", String(200), default="")
    note: Mapped[str | None] = column("Ghi chú", String(1000), default="")
    replaces_id: Mapped[UUID | None] = public("Thay cho phiên", ForeignKey("planned_session.id"))
    amended_on: Mapped[date | None] = public("Ngày bổ sung sau ban hành")
    amend_reason: Mapped[str] = public("Lý do bổ sung", String(1000), default="")
    struck_on: Mapped[date | None] = public("Ngày bỏ khỏi kế hoạch")
    strike_reason: Mapped[str] = public("Lý do bỏ", String(1000), default="")

    @property
    def struck_after_issue(self) -> bool:
        """Whether it stood in the plan when that was issued: only then a reason is kept."""
        return self.struck_on is not None and bool(self.strike_reason)

    @property
    def when(self) -> Quarter:
        return Quarter(self.year, self.quarter)
