"""A proposal from below that an office has taken into a submission of its own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.emulation.awards import NomineeState
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.emulation.models.columns import sent
from app.instance import this_instance
from app.records.model import Record, choice


class Gathered(Record, db.Model):
    """Đề nghị của đơn vị dưới, đã đưa vào tờ trình của cơ quan.

    The nominee is another unit's and may be withdrawn there, so it is named and not referred
    to, and neither its name nor its figures are copied: with the nominee the name is gone.
    ``award`` is another form of reward than the unit asked for, empty where it is the same; the
    unit reads ``reason``, and its own proposal stays as it is.
    """

    __tablename__ = "award_gathered"
    __table_args__ = (
        Index("ix_award_gathered_submission", "submission_id", "place"),
        Index("ix_award_gathered_nominee", "nominee_id"),
    )

    leaves_but = "Dự thảo không gửi; tờ trình ban hành rồi mới báo cho đơn vị đã đề nghị."

    submission_id: Mapped[UUID] = sent("Tờ trình của cơ quan")
    nominee_id: Mapped[UUID] = sent("Đề nghị")
    of_unit: Mapped[str] = sent("Đơn vị đề nghị", String(16))
    place: Mapped[int] = sent("Thứ tự")
    state: Mapped[NomineeState] = sent("Trạng thái", choice(NomineeState))
    award: Mapped[str] = sent("Hình thức cơ quan đề nghị", String(200), default="")
    reason: Mapped[str] = sent("Lý do đề nghị hình thức khác", String(1000), default="")

    def goes_down_to(self) -> str | None:
        """The unit that proposed learns of it when the submission is issued, not before."""
        is_told = this_instance().is_office and self.state is NomineeState.PROPOSED
        return self.of_unit if is_told and self.of_unit != self.unit else None

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        return super().outgoing(profile) if self.state is NomineeState.PROPOSED else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        if values["state"] != NomineeState.PROPOSED:
            raise RuleViolation("Tờ trình tổng hợp chưa ban hành không được gửi đi.")
