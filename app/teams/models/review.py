"""The yearly review of a team with its judgement of each mediator, and the leader's report."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.classification import IndicatorKind
from app.domain.teams.kinds import Level, ReportKind
from app.records.model import Record, choice
from app.teams.models.columns import counted, inner, private, told


class TeamReview(Record, db.Model):
    """Rà soát, đánh giá tổ hòa giải hằng năm."""

    __tablename__ = "team_review"

    team_id: Mapped[UUID] = counted("Tổ hòa giải", ForeignKey("team.id"), index=True)
    year: Mapped[int] = counted("Năm", listed=True)
    held_on: Mapped[date] = counted("Ngày rà soát", listed=True)
    led_by: Mapped[str | None] = inner("Trưởng ban công tác Mặt trận, chủ trì", String(200))
    with_whom: Mapped[str | None] = inner("Cùng rà soát", String(200))
    remarks: Mapped[str | None] = inner("Nhận xét chung", Text)
    proposals: Mapped[str | None] = inner("Đề nghị kiện toàn", Text)
    mediators: Mapped[int] = counted("Số hòa giải viên được đánh giá")
    sent_on: Mapped[date | None] = counted("Ngày gửi Mặt trận và Ủy ban nhân dân xã")


class Evaluation(Record, db.Model):
    """Đánh giá một hòa giải viên; it is nobody's business above the commune."""

    __tablename__ = "evaluation"

    review_id: Mapped[UUID] = inner("Lần rà soát", ForeignKey("team_review.id"), index=True)
    mediator_id: Mapped[UUID] = inner("Hòa giải viên", ForeignKey("mediator.id"), index=True)
    level: Mapped[Level] = private("Mức đánh giá", choice(Level))
    comment: Mapped[str | None] = private("Nhận xét", String(1000))


class TeamReport(Record, db.Model):
    """Báo cáo của tổ trưởng. Its figures are counted from the book and frozen, never typed."""

    __tablename__ = "team_report"

    team_id: Mapped[UUID] = counted("Tổ hòa giải", ForeignKey("team.id"), index=True)
    kind: Mapped[ReportKind] = counted("Loại báo cáo", choice(ReportKind), listed=True)
    first: Mapped[date] = counted("Từ ngày", listed=True)
    last: Mapped[date] = counted("Đến ngày", listed=True)
    counted_on: Mapped[date] = counted("Ngày chốt số liệu")
    received: Mapped[int] = counted("Vụ, việc tiếp nhận")
    conflicts: Mapped[int] = counted(IndicatorKind.CONFLICT.label)
    civil_family: Mapped[int] = counted(IndicatorKind.CIVIL_FAMILY.label)
    others: Mapped[int] = counted(IndicatorKind.OTHER.label)
    unclassified: Mapped[int] = counted("Chưa phân loại")
    settled: Mapped[int] = counted("Hòa giải thành")
    not_settled: Mapped[int] = counted("Hòa giải không thành")
    not_started: Mapped[int] = counted("Chưa giải quyết")
    in_progress: Mapped[int] = counted("Đang giải quyết")
    out_of_scope: Mapped[int] = counted("Không thuộc phạm vi, đã hướng dẫn")
    mediators: Mapped[int] = counted("Hòa giải viên")
    women: Mapped[int] = counted("Hòa giải viên nữ")
    difficulties: Mapped[str | None] = told("Khó khăn, vướng mắc", Text)
    proposals: Mapped[str | None] = told("Đề xuất, kiến nghị", Text)
    reported_by: Mapped[str | None] = inner("Tổ trưởng báo cáo", String(200))
    sent_on: Mapped[date | None] = counted(
        "Ngày gửi Ủy ban nhân dân xã và Ban Thường trực Ủy ban Mặt trận Tổ quốc xã"
    )
