"""A mediation case: what the register says of it, and where it stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text, literal_column
from sqlalchemy import column as table_column
from sqlalchemy.orm import Mapped

from app.db import days_between, db, only_where
from app.domain.mediation.entry import EntrySource
from app.domain.mediation.grounds import Ground
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.mediation.models.columns import more, secret, up
from app.records.category import category_code
from app.records.model import Record, choice, column

LONG = 60
"""Days; few cases take longer, and an index has them apart."""


def took_long(received_on: Any, ended_on: Any) -> ColumnElement[bool]:
    """The condition of that index; a query that says it otherwise does not use it."""
    return days_between(received_on, ended_on) > literal_column(str(LONG))


class MediationCase(Record, db.Model):
    """Vụ, việc hòa giải ở cơ sở."""

    __tablename__ = "mediation_case"
    # The book's numbers are kept apart by the lock under which the owner gives them, not by
    # a unique index: the office above must hold whatever the owners wrote.
    __table_args__ = (
        Index("ix_mediation_case_list", "unit", "received_on", "id"),
        Index("ix_mediation_case_received", "received_on", "id"),
        Index("ix_mediation_case_ended", "unit", "ended_on", "received_on"),
        Index(
            "ix_mediation_case_long",
            *("unit", "ended_on", "received_on"),
            **only_where(took_long(table_column("received_on"), table_column("ended_on"))),
        ),
        Index("ix_mediation_case_book", "team_id", "book_year", "book_number"),
        Index("ix_mediation_case_team_list", "team_id", "received_on", "id"),
        Index(
            "ix_mediation_case_state",
            *("state", "received_on", "id"),  # the list's order; the rest is counted from it
            *("unit", "start_due_on", "performance_due_on"),
        ),
        Index("ix_mediation_case_result", "result", "received_on", "id"),
        Index(
            "ix_mediation_case_category",
            *("category", "received_on", "id"),
            *("result", "unit"),  # so many of a kind lie in one year that none is looked up
        ),
        Index(
            "ix_mediation_case_counted",  # all that a sheet asks of a case received in its period
            *("unit", "received_on", "result", "category", "state", "round"),
            *("started_on", "ended_on", "start_due_on", "other_time_agreed"),
        ),
        Index("ix_mediation_case_rounds", "unit", "received_on", **only_where("round > 1")),
        Index(
            "ix_mediation_case_restricted", "unit", **only_where("restricted_because IS NOT NULL")
        ),
        Index("ix_mediation_case_repeats_id", "repeats_id", **only_where("repeats_id IS NOT NULL")),
    )

    team_id: Mapped[UUID] = up("Tổ hòa giải", ForeignKey("team.id"), listed=True)
    village_id: Mapped[UUID] = up("Thôn, bản, tổ dân phố", ForeignKey("village.id"))
    book_year: Mapped[int] = up("Sổ năm")
    book_number: Mapped[int | None] = up("Số thứ tự trong sổ", listed=True)
    source: Mapped[EntrySource] = up(
        "Cách ghi vào sổ", choice(EntrySource), default=EntrySource.AT_ONCE
    )
    entered_on: Mapped[date | None] = up("Ngày ghi vào sổ điện tử")

    ground: Mapped[Ground] = up("Căn cứ tiến hành hòa giải", choice(Ground))
    proposed_by: Mapped[str | None] = secret("Nơi hoặc người đề nghị", String(200))
    received_on: Mapped[date] = up("Ngày tiếp nhận", listed=True)
    summary: Mapped[str | None] = secret("Nội dung vụ, việc", Text, searched=True)
    parties_line: Mapped[str | None] = secret("Các bên", Text, listed=True, searched=True)
    category: Mapped[str | None] = up("Loại vụ, việc", category_code, listed=True)
    domestic_violence: Mapped[bool | None] = secret("Có dấu hiệu bạo lực gia đình")
    no_alert_because: Mapped[str | None] = secret("Vì sao chưa báo cáo nguy cơ bạo lực", Text)
    repeats_id: Mapped[UUID | None] = column(
        "Tái diễn của vụ, việc", ForeignKey("mediation_case.id")
    )
    wanted_mediator_id: Mapped[UUID | None] = column(
        "Hòa giải viên các bên đề nghị", ForeignKey("mediator.id")
    )
    recorder_id: Mapped[UUID | None] = column("Tài khoản ghi sổ")

    state: Mapped[CaseState] = up("Tình trạng", choice(CaseState), listed=True)
    assigned_on: Mapped[date | None] = up("Ngày phân công")
    start_due_on: Mapped[date | None] = up("Hạn bắt đầu hòa giải")
    started_on: Mapped[date | None] = up("Ngày bắt đầu hòa giải")
    other_time_agreed: Mapped[bool] = up("Các bên thỏa thuận thời gian khác", default=False)
    is_public: Mapped[bool | None] = more("Hòa giải công khai")
    meetings: Mapped[int | None] = more("Số buổi hòa giải")
    course: Mapped[str | None] = secret("Diễn biến", Text)
    paused_on: Mapped[date | None] = up("Ngày tạm dừng")
    round: Mapped[int] = up("Lần hòa giải", default=1)

    result: Mapped[CaseResult | None] = up("Kết quả", choice(CaseResult))
    ended_on: Mapped[date | None] = up("Ngày kết thúc", listed=True)
    ending_reason: Mapped[EndingReason | None] = up("Lý do không thành", choice(EndingReason))
    ending_note: Mapped[str | None] = secret("Yêu cầu của mỗi bên, lý do không thành", Text)
    refusal_reason: Mapped[RefusalReason | None] = up("Lý do không hòa giải", choice(RefusalReason))
    refusal_law: Mapped[str | None] = column("Quy định không cho hòa giải", String(200))
    guided_to: Mapped[str | None] = column("Nơi các bên được hướng dẫn đến", String(200))

    taken_over_on: Mapped[date | None] = more("Ngày nơi được hướng dẫn tiếp nhận")

    is_written: Mapped[bool | None] = up("Có văn bản hòa giải thành")
    performance_due_on: Mapped[date | None] = up("Thời hạn thực hiện thỏa thuận")
    performed_on: Mapped[date | None] = up("Ngày thực hiện xong")
    closed_on: Mapped[date | None] = up("Ngày đóng hồ sơ")
    note: Mapped[str | None] = secret("Ghi chú", Text)
    restricted_because: Mapped[str | None] = secret("Vì sao hạn chế người được mở", Text)

    @property
    def number(self) -> str:
        """``05/2026``: the number in the team's book of a year; ``tạm/2026`` while it has none."""
        return book_number(self.book_number, self.book_year)

    def listed_by(self) -> date:
        return self.received_on

    def words(self) -> Iterator[str]:
        yield self.number
        yield from super().words()


def book_number(number: int | None, year: int) -> str:
    return f"tạm/{year}" if number is None else f"{number:02d}/{year}"
