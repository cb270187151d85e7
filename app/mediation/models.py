"""A mediation case, its parties, and who mediates it.

What may leave the commune is decided column by column: codes, dates and numbers do,
names, addresses, years of birth and every word somebody typed do not (khoản 3 Điều 4
Luật Hòa giải ở cơ sở số 35/2013/QH13; Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15).
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyKind, Side
from app.domain.mediation.performance import NotPerformed
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.records.model import FieldClass, Leaves, Record, choice, column

_UP = {"leaves": Leaves.ALWAYS}
_SECRET = {"field_class": FieldClass.SENSITIVE, "leaves": Leaves.NEVER}


class MediationCase(Record, db.Model):
    """Vụ, việc hòa giải ở cơ sở."""

    __tablename__ = "mediation_case"
    # The book's numbers are kept apart by the lock under which the owner gives them, not by
    # a unique index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_mediation_case_list", "unit", "received_on", "id"),
        Index("ix_mediation_case_received", "received_on", "id"),
        Index("ix_mediation_case_book", "team_id", "book_year", "book_number"),
        Index("ix_mediation_case_team_list", "team_id", "received_on", "id"),
    )

    team_id: Mapped[UUID] = column("Tổ hòa giải", ForeignKey("team.id"), listed=True, **_UP)
    village_id: Mapped[UUID] = column("Thôn, bản, tổ dân phố", ForeignKey("village.id"), **_UP)
    book_year: Mapped[int] = column("Sổ năm", **_UP)
    book_number: Mapped[int] = column("Số thứ tự trong sổ", listed=True, **_UP)

    ground: Mapped[Ground] = column("Căn cứ tiến hành hòa giải", choice(Ground), **_UP)
    proposed_by: Mapped[str | None] = column("Nơi hoặc người đề nghị", String(200), **_SECRET)
    received_on: Mapped[date] = column("Ngày tiếp nhận", listed=True, **_UP)
    summary: Mapped[str | None] = column("Nội dung vụ, việc", Text, searched=True, **_SECRET)
    parties_line: Mapped[str | None] = column(
        "Các bên", Text, listed=True, searched=True, **_SECRET
    )
    category: Mapped[str | None] = column("Loại vụ, việc", String(16), listed=True, **_UP)
    domestic_violence: Mapped[bool | None] = column("Có dấu hiệu bạo lực gia đình", **_SECRET)
    wanted_mediator_id: Mapped[UUID | None] = column(
        "Hòa giải viên các bên đề nghị", ForeignKey("mediator.id")
    )
    recorder_id: Mapped[UUID | None] = column("Tài khoản ghi sổ")

    state: Mapped[CaseState] = column("Tình trạng", choice(CaseState), listed=True, **_UP)
    assigned_on: Mapped[date | None] = column("Ngày phân công", **_UP)
    start_due_on: Mapped[date | None] = column("Hạn bắt đầu hòa giải", **_UP)
    started_on: Mapped[date | None] = column("Ngày bắt đầu hòa giải", **_UP)
    other_time_agreed: Mapped[bool] = column(
        "Các bên thỏa thuận thời gian khác", default=False, **_UP
    )
    is_public: Mapped[bool | None] = column("Hòa giải công khai")
    meetings: Mapped[int | None] = column("Số buổi hòa giải")
    invited: Mapped[str | None] = column("Người được mời", Text, **_SECRET)
    course: Mapped[str | None] = column("Diễn biến", Text, **_SECRET)
    paused_on: Mapped[date | None] = column("Ngày tạm dừng", **_UP)
    round: Mapped[int] = column("Lần hòa giải", default=1, **_UP)

    result: Mapped[CaseResult | None] = column("Kết quả", choice(CaseResult), **_UP)
    ended_on: Mapped[date | None] = column("Ngày kết thúc", listed=True, **_UP)
    ending_reason: Mapped[EndingReason | None] = column(
        "Lý do không thành", choice(EndingReason), **_UP
    )
    ending_note: Mapped[str | None] = column(
        "Yêu cầu của mỗi bên, lý do không thành", Text, **_SECRET
    )
    refusal_reason: Mapped[RefusalReason | None] = column(
        "Lý do không hòa giải", choice(RefusalReason), **_UP
    )
    refusal_law: Mapped[str | None] = column("Quy định không cho hòa giải", String(200))
    guided_to: Mapped[str | None] = column("Nơi các bên được hướng dẫn đến", String(200))

    agreement: Mapped[str | None] = column("Thỏa thuận", Text, **_SECRET)
    is_written: Mapped[bool | None] = column("Có văn bản hòa giải thành", **_UP)
    performance_due_on: Mapped[date | None] = column("Thời hạn thực hiện thỏa thuận", **_UP)
    performed_on: Mapped[date | None] = column("Ngày thực hiện xong", **_UP)
    not_performed: Mapped[NotPerformed | None] = column(
        "Vì sao chưa thực hiện", choice(NotPerformed)
    )
    closed_on: Mapped[date | None] = column("Ngày đóng hồ sơ", **_UP)
    note: Mapped[str | None] = column("Ghi chú", Text, **_SECRET)

    @property
    def number(self) -> str:
        """``05/2026``: the number in the team's book of that year."""
        return book_number(self.book_number, self.book_year)

    def words(self) -> Iterator[str]:
        yield self.number
        yield from super().words()


class Party(Record, db.Model):
    """Một bên của vụ, việc. Only its side and kind are known above the commune."""

    __tablename__ = "party"

    case_id: Mapped[UUID] = column("Vụ, việc", ForeignKey("mediation_case.id"), index=True, **_UP)
    side: Mapped[Side] = column("Bên", choice(Side), listed=True, **_UP)
    kind: Mapped[PartyKind] = column("Loại", choice(PartyKind), listed=True, **_UP)
    name: Mapped[str | None] = column(
        "Họ và tên", String(200), listed=True, searched=True, **_SECRET
    )
    birth_year: Mapped[int | None] = column("Năm sinh", **_SECRET)
    address: Mapped[str | None] = column("Địa chỉ", String(200), searched=True, **_SECRET)
    phone: Mapped[str | None] = column("Điện thoại", String(200), **_SECRET)
    support_needs: Mapped[str | None] = column("Cần hỗ trợ", String(200), **_SECRET)


class Assignment(Record, db.Model):
    """Việc một hòa giải viên nhận một vụ, việc; a replaced one stays as history."""

    __tablename__ = "assignment"

    case_id: Mapped[UUID] = column("Vụ, việc", ForeignKey("mediation_case.id"), index=True, **_UP)
    mediator_id: Mapped[UUID] = column(
        "Hòa giải viên", ForeignKey("mediator.id"), index=True, **_UP
    )
    how: Mapped[AssignedHow] = column("Cách chọn", choice(AssignedHow), **_UP)
    status: Mapped[AssignmentStatus] = column("Tình trạng", choice(AssignmentStatus), **_UP)
    assigned_on: Mapped[date] = column("Ngày phân công", **_UP)
    no_conflict: Mapped[bool] = column("Đã xác nhận khách quan, không có lợi ích liên quan", **_UP)
    ended_on: Mapped[date | None] = column("Ngày thôi", **_UP)
    reason: Mapped[str | None] = column("Lý do từ chối hoặc thay", Text, **_SECRET)


def book_number(number: int, year: int) -> str:
    return f"{number:02d}/{year}"
