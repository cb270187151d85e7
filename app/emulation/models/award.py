"""Rewards: a submission, whom it names with figures, and what was decided of each."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.bases import bases_in_words
from app.domain.emulation.awards import (
    Decider,
    NomineeKind,
    NomineeState,
    Outcome,
    SubmissionState,
)
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.emulation.models.columns import Counted, inner, sent
from app.instance import this_instance
from app.records.lists import text_list
from app.records.model import Record, choice


class Submission(Record, db.Model):
    """Tờ trình đề nghị khen thưởng; mỗi dòng của ô nhiều dòng là một gạch đầu dòng."""

    __tablename__ = "award_submission"
    __table_args__ = (Index("ix_award_submission_list", "unit", "year", "id"),)

    leaves_but = "Dự thảo, và đề nghị do người đứng đầu đơn vị mình quyết định, không gửi."

    year: Mapped[int] = sent("Năm", listed=True)
    occasion: Mapped[str] = sent("Dịp khen thưởng", String(200), listed=True)
    first: Mapped[date] = sent("Từ ngày")
    last: Mapped[date] = sent("Đến ngày")
    state: Mapped[SubmissionState] = sent("Trạng thái", choice(SubmissionState), listed=True)
    title: Mapped[str] = sent("Trích yếu", String(200), listed=True, searched=True)
    decider: Mapped[Decider] = sent("Người quyết định", choice(Decider), listed=True)
    issuer: Mapped[str] = sent("Cơ quan trình", String(200))
    addressees: Mapped[str] = sent("Kính gửi", Text, default="")
    known_bases: Mapped[list[str]] = sent(
        "Căn cứ theo danh mục", text_list(bases_in_words), default=list
    )
    bases: Mapped[str] = sent("Căn cứ khác", Text, default="")
    reasons: Mapped[str] = sent("Đánh giá chung, lý do đề nghị", Text, default="")
    number: Mapped[str] = sent("Số tờ trình", String(200), listed=True, searched=True, default="")
    issued_on: Mapped[date | None] = sent("Ngày ban hành", listed=True)
    signer: Mapped[str] = sent("Người ký", String(200), default="")
    signer_post: Mapped[str] = sent("Chức vụ người ký", String(200), default="")
    prepared_by: Mapped[str | None] = inner("Người soạn", String(200))

    @property
    def goes_up(self) -> bool:
        return self.state is SubmissionState.ISSUED and self.decider is Decider.SUPERIOR

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        return super().outgoing(profile) if self.goes_up else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        if values["state"] != SubmissionState.ISSUED or not values["issued_on"]:
            raise RuleViolation("Đề nghị khen thưởng chưa ban hành không được gửi lên cấp trên.")


class Nominee(Counted, Record, db.Model):
    """Một tập thể, cá nhân được đề nghị, with the figures as they were counted that day.

    ``of_unit`` is the unit that is put up, or whose team or mediator it is; an office names
    those of units below, so the three are named and not referred to. ``again_of`` is what was
    returned before: it may be withdrawn, and then no office holds it.
    """

    __tablename__ = "award_nominee"
    __table_args__ = (
        Index("ix_award_nominee_submission", "submission_id", "place"),
        Index("ix_award_nominee_state", "state", "to_superior", "id"),
    )

    leaves_but = (
        "Dự thảo, đề nghị do người đứng đầu đơn vị mình quyết định, và đề nghị đã rút, không gửi: "
        "rút thì cấp trên không còn giữ họ tên."
    )

    submission_id: Mapped[UUID] = sent("Đề nghị khen thưởng", ForeignKey("award_submission.id"))
    place: Mapped[int] = sent("Thứ tự")
    kind: Mapped[NomineeKind] = sent("Loại", choice(NomineeKind), listed=True)
    of_unit: Mapped[str] = sent("Đơn vị", String(16))
    team_id: Mapped[UUID | None] = sent("Tổ hòa giải", index=True)
    mediator_id: Mapped[UUID | None] = sent("Hòa giải viên", index=True)
    # A mediator's name never goes up by itself (see Mediator.name). Here it does under every
    # profile, by the act of the head who issues a submission to the superior: nobody can reward
    # a person without a name. It is named only then, and leaves the superior's book again when
    # the nomination is withdrawn (outgoing gives nothing).
    name: Mapped[str] = sent("Tên tập thể, họ tên cá nhân", String(200), listed=True, searched=True)
    belongs_to: Mapped[str] = sent("Thuộc", String(200), default="")
    award: Mapped[str] = sent("Hình thức đề nghị", String(200), listed=True, default="")
    achievement: Mapped[str] = sent("Tóm tắt thành tích", Text, default="")
    counted_on: Mapped[date] = sent("Ngày chốt số liệu")
    state: Mapped[NomineeState] = sent("Trạng thái", choice(NomineeState), listed=True)
    to_superior: Mapped[bool] = sent("Cấp trên quyết định", default=False)
    again_of: Mapped[UUID | None] = sent("Đề nghị lại của", index=True)
    withdrawn_reason: Mapped[str | None] = inner("Lý do rút", String(1000))

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        goes_up = self.state is NomineeState.PROPOSED and self.to_superior
        return super().outgoing(profile) if goes_up else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        if values["state"] != NomineeState.PROPOSED or not values["to_superior"]:
            raise RuleViolation("Chỉ đề nghị đã ban hành mới được gửi lên cấp trên.")


class AwardDecision(Record, db.Model):
    """Quyết định về một đề nghị: of the own head, of the office above, or read on paper.

    The nominee may be another unit's, so it is named and not referred to, and no name of a
    person stands here. ``of_unit`` is the unit it goes down to.
    """

    __tablename__ = "award_decision"
    __table_args__ = (
        Index("ix_award_decision_nominee", "nominee_id"),
        Index("ix_award_decision_of_unit", "of_unit", "decided_on"),
    )

    nominee_id: Mapped[UUID] = sent("Đề nghị")
    kind: Mapped[NomineeKind] = sent("Loại", choice(NomineeKind))
    of_unit: Mapped[str] = sent("Đơn vị", String(16))
    team_id: Mapped[UUID | None] = sent("Tổ hòa giải", index=True)
    mediator_id: Mapped[UUID | None] = sent("Hòa giải viên", index=True)
    year: Mapped[int] = sent("Năm", listed=True)
    outcome: Mapped[Outcome] = sent("Kết quả", choice(Outcome), listed=True)
    award: Mapped[str] = sent("Hình thức khen thưởng", String(200), listed=True, default="")
    number: Mapped[str] = sent("Số quyết định", String(200), listed=True, searched=True, default="")
    decided_on: Mapped[date] = sent("Ngày quyết định", listed=True)
    issued_by: Mapped[str] = sent("Người ban hành", String(200))
    reason: Mapped[str] = sent("Lý do không khen, trả lại", String(1000), default="")
    struck_on: Mapped[date | None] = sent("Ngày bỏ")
    noted_by: Mapped[str | None] = inner("Người ghi", String(200))

    def goes_down_to(self) -> str | None:
        """From an office to the unit whose it is."""
        is_below = this_instance().is_office and self.of_unit != self.unit
        return self.of_unit if is_below else None
