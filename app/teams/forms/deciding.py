"""Forms of what is done to an election: sending, receiving, deciding, telling."""

from datetime import date
from typing import Any

from wtforms import BooleanField

from app.domain.labels import Term
from app.domain.teams.outcome import CandidateResult
from app.records.model import label
from app.teams.forms.base import ActForm, DecisionForm, View, reason, usual_signer
from app.teams.models import Candidate, Election
from app.teams.service.decided import TOLD
from app.teams.service.deciding import ElectionView
from app.teams.service.elections import proposed_of
from app.web.fields import day, id_choices, id_or_none, optional_day, ticks
from app.web.forms import Needed, long_text, short_text
from app.web.translation.phrases import Phrase


class SendForm(ActForm):
    meets_standards = BooleanField(
        "Những người được đề nghị thường trú tại thôn, bản, tổ dân phố, tự nguyện và đủ tiêu chuẩn "
        "hòa giải viên (Điều 7 Luật Hòa giải ở cơ sở)"
    )
    proposed_on = day(label(Election.proposed_on), "Hãy nhập ngày gửi danh sách.")
    received_on = optional_day(
        label(Election.received_on), description="Để trống nếu chưa nhận; ghi sau cũng được."
    )

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {
            "proposed_on": view.record.proposed_on or today,
            "meets_standards": view.record.meets_standards,
        }


class ReceiveForm(ActForm):
    received_on = day(label(Election.received_on), "Hãy nhập ngày Chủ tịch nhận.")

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {"received_on": view.record.received_on or today}


class RecogniseForm(DecisionForm):
    chosen = ticks(
        "Người được công nhận",
        Needed("Hãy chọn người được công nhận."),
        coerce=id_or_none,
        description="Chọn đúng những người có tên trong quyết định.",
    )
    reason = long_text(
        "Lý do",
        description="Chỉ ghi khi không công nhận người đã trúng cử.",
        render_kw={"rows": 2},
    )

    @classmethod
    def initial(cls, view: ElectionView, today: date) -> dict[str, Any]:
        elected = [c.id for c in view.standing if c.result is CandidateResult.ELECTED]
        return {**super().initial(view, today), "chosen": elected}

    def offer(self, view: ElectionView) -> None:
        self.chosen.choices = id_choices(
            (one.id, _in_words(one)) for one in proposed_of(view.standing)
        )


def _in_words(one: Candidate) -> Phrase:
    return Phrase(Term(f"{one.name} – {one.votes} phiếu, {one.result.label.lower()}"))


class RefuseForm(ActForm):
    """Also the form of keeping a mediator: the Chairman says no and why."""

    reason = reason(
        "Lý do", "Hãy ghi lý do.", description="Vì sao không công nhận; trả lời bằng văn bản."
    )
    decided_on = day("Ngày trả lời", "Hãy nhập ngày trả lời.")
    signed_by = short_text(
        "Người ký văn bản",
        Needed("Hãy nhập họ tên người ký."),
        description="Thường là Chủ tịch Ủy ban nhân dân xã, phường.",
    )

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {"decided_on": today, "signed_by": usual_signer(view)}


class TellForm(ActForm):
    """Whom the decision was sent to; each has a day."""

    told_front_on = optional_day(label(Election.told_front_on))
    told_board_on = optional_day(label(Election.told_board_on))
    told_village_on = optional_day(label(Election.told_village_on))
    told_mediators_on = optional_day(label(Election.told_mediators_on))
    published_on = optional_day(label(Election.published_on))

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {name: getattr(view.record, name) for name in TOLD}

    def facts(self) -> dict[str, Any]:
        return {"days": super().facts()}


class AmendForm(DecisionForm):
    reason = reason(
        "Lý do đính chính",
        "Hãy ghi lý do đính chính.",
        description="Ví dụ: ghi nhầm số quyết định. Giá trị cũ và mới đều được lưu.",
    )

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        held = ("decision_number", "decided_on", "signed_by", "effective_on")
        return {name: getattr(view.record, name) for name in held}


class CancelForm(ActForm):
    reason = reason("Lý do", "Hãy ghi lý do.", description="Ví dụ: cuộc bầu không đủ số hộ dự.")
