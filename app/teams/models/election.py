"""An election of mediators or of a team leader, and those who stood in it."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.teams.composition import LawTraining, Sex
from app.domain.teams.election_road import ElectionState
from app.domain.teams.kinds import ElectionOf, PutForward, Voting
from app.domain.teams.outcome import CandidateResult
from app.records.model import Record, choice
from app.teams.models.columns import Decided, counted, inner, private, sensitive


class Election(Decided, Record, db.Model):
    """Cuộc bầu hòa giải viên hoặc tổ trưởng. The superior counts it and reads no name."""

    __tablename__ = "election"
    __table_args__ = (Index("ix_election_state", "unit", "state"),)

    team_id: Mapped[UUID] = counted("Tổ hòa giải", ForeignKey("team.id"), index=True)
    of: Mapped[ElectionOf] = counted("Bầu", choice(ElectionOf), listed=True)
    state: Mapped[ElectionState] = counted("Tình trạng", choice(ElectionState), listed=True)
    is_by_election: Mapped[bool] = counted("Bầu bổ sung", default=False)
    voting: Mapped[Voting] = counted("Hình thức bầu", choice(Voting))
    held_on: Mapped[date] = counted("Ngày bầu", listed=True)
    place: Mapped[str | None] = inner("Địa điểm", String(200))
    started_at: Mapped[time | None] = inner("Giờ bắt đầu")
    ended_at: Mapped[time | None] = inner("Giờ kết thúc")

    seats: Mapped[int] = counted("Số người cần bầu")
    voters: Mapped[int | None] = counted("Số hộ gia đình (bầu tổ trưởng: số hòa giải viên)")
    present: Mapped[int | None] = counted("Số người dự họp")
    slips_out: Mapped[int | None] = counted("Số phiếu phát ra")
    slips_back: Mapped[int | None] = counted("Số phiếu thu về")
    slips_valid: Mapped[int | None] = counted("Số phiếu hợp lệ")
    candidates: Mapped[int] = counted("Số người ứng cử", default=0)
    elected: Mapped[int | None] = counted("Số người trúng cử")
    recognised: Mapped[int | None] = counted("Số người được công nhận")

    chaired_by: Mapped[str | None] = inner("Trưởng ban công tác Mặt trận", String(200))
    village_head: Mapped[str | None] = inner("Trưởng thôn, tổ trưởng tổ dân phố", String(200))
    secretary: Mapped[str | None] = inner("Thư ký", String(200))
    board: Mapped[str | None] = inner("Thành viên tổ bầu hòa giải viên, tổ kiểm phiếu", Text)
    remarks: Mapped[str | None] = inner("Ý kiến tại cuộc họp", Text)

    meets_standards: Mapped[bool | None] = inner("Đã xác nhận đủ tiêu chuẩn")
    proposed_on: Mapped[date | None] = counted("Ngày gửi danh sách")
    cancel_reason: Mapped[str | None] = inner("Lý do hủy", Text)


class Candidate(Record, db.Model):
    """Người ứng cử. Nothing of a candidate leaves the commune, not even that there was one."""

    __tablename__ = "candidate"

    election_id: Mapped[UUID] = inner("Cuộc bầu", ForeignKey("election.id"), index=True)
    mediator_id: Mapped[UUID | None] = inner("Hòa giải viên", ForeignKey("mediator.id"), index=True)
    place: Mapped[int] = inner("Thứ tự")
    name: Mapped[str] = inner("Họ và tên", String(200), listed=True, searched=True)
    sex: Mapped[Sex] = inner("Giới tính", choice(Sex))
    birth_year: Mapped[int | None] = private("Năm sinh")
    ethnicity: Mapped[str | None] = sensitive("Dân tộc", String(200))
    is_minority: Mapped[bool] = inner("Người dân tộc thiểu số")
    law_training: Mapped[LawTraining] = inner("Trình độ chuyên môn", choice(LawTraining))
    education: Mapped[str | None] = inner("Trình độ học vấn", String(200))
    occupation: Mapped[str | None] = inner("Nghề nghiệp", String(200))
    address: Mapped[str | None] = private("Nơi ở", String(200))
    put_forward: Mapped[PutForward | None] = inner("Hình thức ứng cử", choice(PutForward))
    votes: Mapped[int | None] = private("Số phiếu đồng ý")
    again: Mapped[int | None] = private("Số phiếu bầu lại")
    result: Mapped[CandidateResult | None] = inner("Kết quả", choice(CandidateResult))
