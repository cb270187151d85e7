"""Forms of the yearly review and of the team leader's report."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self
from uuid import UUID

from wtforms import FieldList, Form, FormField, HiddenField, StringField
from wtforms.validators import Length, Optional

from app.domain.teams.kinds import Level, ReportKind
from app.domain.typed_days import Lies
from app.records.model import label
from app.teams.facts import Judgement, ReportFacts, ReviewFacts
from app.teams.models import Evaluation, Mediator, TeamReport, TeamReview
from app.web.fields import count, day, pick, radio
from app.web.forms import Needed, OfficeForm, long_text, short_text


class JudgementRow(Form):
    class Meta(OfficeForm.Meta):
        csrf = False

    mediator_id = HiddenField()
    level = pick(label(Evaluation.level), Level, default=Level.DONE)
    comment = StringField(label(Evaluation.comment), [Optional(), Length(max=1000)])


class ReviewForm(OfficeForm):
    year = count(label(TeamReview.year), Needed("Hãy nhập năm."))
    held_on = day(label(TeamReview.held_on), "Hãy nhập ngày rà soát.")
    led_by = short_text(
        label(TeamReview.led_by),
        Needed("Hãy nhập họ tên Trưởng ban công tác Mặt trận."),
        description="Họ và tên; rà soát hằng năm theo Điều 12 Luật Hòa giải ở cơ sở.",
    )
    with_whom = short_text(
        label(TeamReview.with_whom), description="Tổ trưởng tổ hòa giải, trưởng thôn…"
    )
    judgements = FieldList(FormField(JudgementRow))
    remarks = long_text(
        label(TeamReview.remarks), render_kw={"rows": 3}, description="Tổ làm được gì, còn yếu gì."
    )
    proposals = long_text(
        label(TeamReview.proposals),
        description="Ví dụ: bầu bổ sung một hòa giải viên nữ; cho thôi người đã chuyển đi.",
        render_kw={"rows": 3},
    )

    @classmethod
    def for_members(
        cls, members: Sequence[Mediator], evaluations: Sequence[Evaluation] = (), **held: Any
    ) -> Self:
        """A line for each mediator, as judged already or not yet."""
        known = {one.mediator_id: one for one in evaluations}
        rows = [
            {
                "mediator_id": str(one.id),
                "level": known[one.id].level if one.id in known else Level.DONE,
                "comment": known[one.id].comment if one.id in known else None,
            }
            for one in members
        ]
        return cls(**held, data={"judgements": rows})

    def facts(self) -> ReviewFacts:
        return ReviewFacts(
            year=self.year.data,
            held_on=self.held_on.data,
            led_by=self.led_by.data,
            with_whom=self.with_whom.data or None,
            remarks=self.remarks.data or None,
            proposals=self.proposals.data or None,
            judgements=[
                Judgement(_id(row.mediator_id.data), row.level.data, row.comment.data or None)
                for row in (entry.form for entry in self.judgements)
                if row.level.data
            ],
        )


class SentForm(OfficeForm):
    sent_on = day("Ngày gửi", "Hãy nhập ngày gửi.")

    @classmethod
    def blank(cls, revision: int, today: date) -> Self:
        return cls(formdata=None, revision=revision, sent_on=today)


class ReportForm(OfficeForm):
    kind = radio(
        label(TeamReport.kind),
        ReportKind,
        "Hãy chọn loại báo cáo.",
        description="Báo cáo đột xuất khi có việc phải báo ngay.",
    )
    first = day(label(TeamReport.first), "Hãy nhập ngày đầu kỳ.", lies=Lies.EITHER)
    last = day(label(TeamReport.last), "Hãy nhập ngày cuối kỳ.", lies=Lies.EITHER)
    reported_by = short_text(
        label(TeamReport.reported_by),
        Needed("Hãy nhập họ tên tổ trưởng báo cáo."),
        description="Họ và tên tổ trưởng, in cuối báo cáo.",
    )
    difficulties = long_text(
        label(TeamReport.difficulties),
        render_kw={"rows": 4},
        description="Ví dụ: nhiều hộ đi làm xa, khó hẹn đủ hai bên.",
    )
    proposals = long_text(
        label(TeamReport.proposals),
        render_kw={"rows": 4},
        description="Ví dụ: bồi dưỡng thêm về đất đai.",
    )

    def facts(self) -> ReportFacts:
        return ReportFacts(
            kind=self.kind.data,
            first=self.first.data,
            last=self.last.data,
            reported_by=self.reported_by.data,
            difficulties=self.difficulties.data or None,
            proposals=self.proposals.data or None,
        )


def _id(text: str | None) -> UUID:
    """A forged id is an id of nobody, which the service refuses."""
    try:
        return UUID(text or "")
    except ValueError:
        return UUID(int=0)
