"""The leaving of a mediator: proposal, verification, decision."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.profiles import Profile
from app.domain.teams.departure_road import DepartureState
from app.domain.teams.kinds import Leaving
from app.records.model import Record, choice
from app.teams.models.columns import Decided, counted, inner, sensitive


class Departure(Decided, Record, db.Model):
    """Việc thôi làm hòa giải viên. Why somebody goes stays in the commune."""

    __tablename__ = "departure"
    __table_args__ = (Index("ix_departure_state", "unit", "state"),)

    leaves_but = "Đề nghị đang có ý kiến không thống nhất được gửi như đề nghị đang xem xét."

    team_id: Mapped[UUID] = counted("Tổ hòa giải", ForeignKey("team.id"), index=True)
    mediator_id: Mapped[UUID] = counted("Hòa giải viên", ForeignKey("mediator.id"), index=True)
    state: Mapped[DepartureState] = counted("Tình trạng", choice(DepartureState), listed=True)
    of_leader: Mapped[bool] = counted("Là tổ trưởng")
    ground: Mapped[Leaving | None] = sensitive("Căn cứ thôi", choice(Leaving))
    reason: Mapped[str | None] = sensitive("Lý do", Text)
    proposed_on: Mapped[date] = counted("Ngày đề nghị", listed=True)
    proposed_by: Mapped[str | None] = inner("Người đề nghị", String(200))
    front_head: Mapped[str | None] = inner("Trưởng ban công tác Mặt trận", String(200))
    village_head: Mapped[str | None] = inner("Trưởng thôn, tổ trưởng tổ dân phố", String(200))
    verified_on: Mapped[date | None] = counted("Ngày Trưởng ban công tác Mặt trận có văn bản")
    is_disputed: Mapped[bool | None] = sensitive("Không thống nhất với đề nghị của tổ trưởng")
    dispute: Mapped[str | None] = sensitive("Lý do không thống nhất", Text)
    withdrawal: Mapped[str | None] = sensitive("Lý do rút đề nghị", Text)

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any]:
        """As every record, but a dispute travels as a proposal that is still being heard.

        Only a removal for breach can be disputed, so the state itself would tell why somebody
        is to go, and that is sensitive (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15).
        """
        body = super().outgoing(profile)
        is_disputed = self.state is DepartureState.DISPUTED
        return {**body, "state": DepartureState.PROPOSED.value} if is_disputed else body
