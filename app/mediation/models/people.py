"""Who is in a case: its parties, who mediates it, whom both sides will hear."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db, only_where
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.parties import PartyKind, Side, SupportNeed, ThirdConsent
from app.mediation.models.columns import case_column, secret, up
from app.records.lists import code_list
from app.records.model import FieldClass, Record, choice, column


class Party(Record, db.Model):
    """Một bên của vụ, việc. Only its side and kind are known above the commune.

    ``person_id`` is shared by the entries of one person in several cases; a person says so,
    the program only proposes it.
    """

    __tablename__ = "party"
    __table_args__ = (
        Index("ix_party_person_id", "person_id", **only_where("person_id IS NOT NULL")),
    )

    case_id: Mapped[UUID] = case_column()
    side: Mapped[Side] = up("Bên", choice(Side), listed=True)
    kind: Mapped[PartyKind] = up("Loại", choice(PartyKind), listed=True)
    name: Mapped[str | None] = secret("Họ và tên", String(200), listed=True, searched=True)
    birth_year: Mapped[int | None] = secret("Năm sinh")
    address: Mapped[str | None] = secret("Địa chỉ", String(200), searched=True)
    phone: Mapped[str | None] = secret("Điện thoại", String(200), searched=True)
    needs: Mapped[list[SupportNeed] | None] = secret("Cần hỗ trợ", code_list(SupportNeed))
    support_needs: Mapped[str | None] = secret("Hỗ trợ cụ thể", String(200))
    consent: Mapped[ThirdConsent | None] = secret(
        "Ý kiến của người có quyền lợi, nghĩa vụ liên quan", choice(ThirdConsent)
    )
    consented_on: Mapped[date | None] = secret("Ngày có ý kiến")
    person_id: Mapped[UUID | None] = secret("Cùng một người với")

    def wholes(self) -> Iterator[str]:
        """By its name the same person is looked for in other cases."""
        if self.name:
            yield self.name


class Assignment(Record, db.Model):
    """Việc một hòa giải viên nhận một vụ, việc; a replaced one stays as history."""

    __tablename__ = "assignment"

    case_id: Mapped[UUID] = case_column()
    mediator_id: Mapped[UUID] = up("Hòa giải viên", ForeignKey("mediator.id"), index=True)
    how: Mapped[AssignedHow] = up("Cách chọn", choice(AssignedHow))
    status: Mapped[AssignmentStatus] = up("Tình trạng", choice(AssignmentStatus))
    assigned_on: Mapped[date | None] = up("Ngày phân công")
    conflict: Mapped[ConflictAnswer] = up("Trả lời về sự khách quan", choice(ConflictAnswer))
    ended_on: Mapped[date | None] = up("Ngày thôi")
    reason: Mapped[str | None] = secret("Lý do từ chối hoặc thay", Text)


class CaseReader(Record, db.Model):
    """Người được mở một hồ sơ hạn chế, ngoài người đang giải quyết và lãnh đạo."""

    __tablename__ = "case_reader"

    case_id: Mapped[UUID] = column("Vụ, việc", ForeignKey("mediation_case.id"), index=True)
    account_id: Mapped[UUID] = column("Tài khoản")
    name: Mapped[str] = column("Họ và tên", String(200), field_class=FieldClass.RESTRICTED)
    named_on: Mapped[date] = column("Ngày cho mở")
    ended_on: Mapped[date | None] = column("Ngày thôi")


class Invitee(Record, db.Model):
    """Người được mời tham gia hòa giải (Điều 19). Nothing of it is known above."""

    __tablename__ = "invitee"

    case_id: Mapped[UUID] = column("Vụ, việc", ForeignKey("mediation_case.id"), index=True)
    name: Mapped[str] = secret("Họ và tên", String(200), searched=True)
    invited_as: Mapped[InvitedAs] = column("Mời vì là", choice(InvitedAs))
    invited_by: Mapped[InvitedBy] = column("Ai mời", choice(InvitedBy))
    other_side_agrees: Mapped[bool | None] = column("Bên kia đã đồng ý")
    note: Mapped[str | None] = secret("Ghi thêm", String(200))
