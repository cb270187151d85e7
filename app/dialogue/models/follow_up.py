"""One step of what became of an opinion or a conclusion; none is changed or taken back."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped

from app.db import db
from app.dialogue.models.columns import personal, public
from app.dialogue.models.opinion import Opinion
from app.domain.dialogue.steps import (
    TOLD_ABOVE,
    AskedWay,
    PauseGround,
    Satisfaction,
    StepKind,
    WantedBy,
)
from app.domain.profiles import Profile
from app.records.model import Leaves, Record, choice, column


class FollowUpStep(Record, db.Model):
    """Việc theo dõi một ý kiến (``opinion_id``) hoặc một kết luận (``conclusion_id``).

    ``days`` were not counted while the clock stood still (in the clock's own kind of days);
    ``due_on`` is the day that holds from this step on. What is told in own words stays here,
    but for what was decided and done, where the head of the unit lets it go up.
    """

    __tablename__ = "follow_up_step"
    __table_args__ = (
        Index("ix_follow_up_step_dialogue", "dialogue_id", "id"),
        Index("ix_follow_up_step_opinion", "opinion_id", "id"),
        Index("ix_follow_up_step_conclusion", "conclusion_id", "id"),
    )

    leaves_but = (
        "Chỉ gửi lý do gia hạn, từ chối, thôi thực hiện và kết quả thực hiện; không gửi lời của "
        "người nêu, không gửi gì về khiếu nại, tố cáo."
    )

    dialogue_id: Mapped[UUID] = public("Hội nghị", ForeignKey("dialogue.id"))
    opinion_id: Mapped[UUID | None] = public("Ý kiến", ForeignKey("opinion.id"))
    conclusion_id: Mapped[UUID | None] = public("Kết luận", ForeignKey("conclusion.id"))
    kind: Mapped[StepKind] = public("Việc", choice(StepKind))
    happened_on: Mapped[date] = public("Ngày")
    due_on: Mapped[date | None] = public("Hạn từ bước này")
    days: Mapped[int | None] = public("Số ngày không tính")
    ground: Mapped[PauseGround | None] = public("Lý do tạm dừng", choice(PauseGround))
    handler: Mapped[str] = public("Đơn vị xử lý", String(200), default="")
    document_number: Mapped[str] = public("Số văn bản", String(200), default="")
    basis: Mapped[str] = public("Căn cứ", String(200), default="")
    body: Mapped[str] = public("Cơ quan có thẩm quyền", String(200), default="")
    way: Mapped[AskedWay | None] = public("Cách hỏi", choice(AskedWay))
    satisfaction: Mapped[Satisfaction | None] = public("Ý kiến của người nêu", choice(Satisfaction))
    wanted_by: Mapped[WantedBy | None] = public("Mở lại theo đề nghị của", choice(WantedBy))
    told: Mapped[str | None] = column("Nội dung, lý do", Text, leaves=Leaves.FULL_PROFILE)
    person: Mapped[str | None] = column("Người xử lý", String(200))
    told_by: Mapped[str | None] = personal("Người trả lời, người đề nghị", String(200))

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any]:
        """As every record, but words leave only of decisions and work done.

        Never about a complaint or denunciation (Điều 8 Luật Tố cáo số 25/2018/QH14).
        """
        body = super().outgoing(profile)
        if body.get("told") and not self._is_told_above():
            body["told"] = None
        return body

    def _is_told_above(self) -> bool:
        opinion = self.opinion_id and db.session.get(Opinion, self.opinion_id)
        return self.kind in TOLD_ABOVE and not (opinion and opinion.matter.has_own_procedure)
