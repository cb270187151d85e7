"""How a case goes: its rounds under one number, its sittings, the team that helps."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.joint import JointRole
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.states import CaseResult, EndingReason
from app.mediation.models.columns import case_column, more, secret, up
from app.records.lists import id_list
from app.records.model import Record, choice, column


class Round(Record, db.Model):
    """Một lần hòa giải. A case that ends without agreement may go on under its number, so
    what a day's figures must say of it is told by its rounds."""

    __tablename__ = "mediation_round"

    case_id: Mapped[UUID] = case_column()
    number: Mapped[int] = up("Lần hòa giải")
    started_on: Mapped[date | None] = up("Ngày bắt đầu")
    ended_on: Mapped[date | None] = up("Ngày kết thúc")
    result: Mapped[CaseResult | None] = up("Kết quả", choice(CaseResult))
    ending_reason: Mapped[EndingReason | None] = up("Lý do không thành", choice(EndingReason))
    demands: Mapped[str | None] = secret("Yêu cầu của mỗi bên, lý do không thành", Text)
    guided_to: Mapped[str | None] = column("Nơi các bên được hướng dẫn đến", String(200))


class Meeting(Record, db.Model):
    """Một buổi hòa giải, đã hẹn hoặc đã qua. The law asks for no log: whoever wants keeps one."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_calendar", "unit", "held_on"),
        Index("ix_meeting_state", "state", "held_on"),
    )

    case_id: Mapped[UUID] = case_column()
    round: Mapped[int] = up("Lần hòa giải")
    state: Mapped[MeetingState] = up("Tình trạng", choice(MeetingState), listed=True)
    held_on: Mapped[date] = up("Ngày", listed=True)
    starts_at: Mapped[time | None] = column("Giờ")
    place: Mapped[str | None] = secret("Địa điểm", String(200))
    present: Mapped[list[UUID] | None] = secret("Người có mặt", id_list("người có mặt"))
    why_not: Mapped[str | None] = secret("Lý do hoãn, vắng mặt", String(200))
    helped: Mapped[bool | None] = secret("Đã có phiên dịch hoặc hỗ trợ cần thiết")
    read_aloud: Mapped[bool | None] = secret("Đã đọc lại cho các bên nghe")
    position_a: Mapped[str | None] = secret("Ý kiến của bên A", Text)
    position_b: Mapped[str | None] = secret("Ý kiến của bên B", Text)
    options: Mapped[str | None] = secret("Phương án đưa ra", Text)
    what_happened: Mapped[str | None] = secret("Diễn biến", Text)


class Partner(Record, db.Model):
    """Tổ hòa giải phối hợp (Điều 22): of another village here, or of another commune.

    Two communes hold a part each, in their own books; ``joint_code``, told from one to the
    other on paper, is what links the two parts at the office above.
    """

    __tablename__ = "case_partner"

    case_id: Mapped[UUID] = case_column()
    own_role: Mapped[JointRole] = up("Vai trò của tổ trong sổ này", choice(JointRole))
    team_id: Mapped[UUID | None] = up("Tổ phối hợp", ForeignKey("team.id"), index=True)
    other_unit_name: Mapped[str | None] = more("Xã, phường phối hợp", String(200))
    other_team: Mapped[str | None] = more("Tổ hòa giải của nơi phối hợp", String(200))
    joint_code: Mapped[str | None] = up("Mã phối hợp", String(16), index=True)
    contact: Mapped[str | None] = secret("Người liên hệ, điện thoại", String(200))
    asked_on: Mapped[date] = up("Ngày đề nghị phối hợp")
    agreed_on: Mapped[date | None] = up("Ngày nhận phối hợp")
    declined_on: Mapped[date | None] = up("Ngày không nhận phối hợp")
    why_declined: Mapped[str | None] = secret("Lý do không nhận phối hợp", String(200))
    front_told_on: Mapped[date | None] = up("Ngày báo Trưởng ban công tác Mặt trận")
    ended_on: Mapped[date | None] = up("Ngày thôi phối hợp")
