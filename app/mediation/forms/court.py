"""Forms of the way to the court: one per step, and one for each question of the court."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField

from app.domain.mediation.court import EXPLAINED, Condition, CourtAct
from app.domain.mediation.parties import Side
from app.domain.typed_days import Lies
from app.domain.words import named
from app.mediation.forms.base import OnBehalfForm
from app.mediation.models import CourtInquiry, CourtRequest, Party
from app.mediation.service.court import RequestFacts
from app.records.model import label
from app.web.fields import day, id_choices, id_or_none, ticks
from app.web.forms import Needed, long_text, short_text
from app.web.translation.phrases import Phrase

_FACTS = ("applicants", "court_name", *(one.value for one in Condition), "note")


def _condition(one: Condition) -> BooleanField:
    return BooleanField(one.label, description=EXPLAINED[one])


class RequestForm(OnBehalfForm):
    """The four conditions, who asks, and which court: before the application is filed."""

    has_capacity = _condition(Condition.CAPACITY)
    holds_rights = _condition(Condition.RIGHTS)
    third_agrees = _condition(Condition.THIRD)
    is_voluntary = _condition(Condition.VOLUNTARY)
    applicants = ticks(
        label(CourtRequest.applicants),
        description="Một bên hoặc cả hai bên; khoản 3 Điều 417.",
        coerce=id_or_none,
    )
    court_name = short_text(
        label(CourtRequest.court_name),
        description="Tòa án nhân dân khu vực nơi người yêu cầu cư trú, làm việc.",
    )
    note = long_text(label(CourtRequest.note), render_kw={"rows": 2})

    def offer(self, parties: Sequence[Party]) -> None:
        self.applicants.choices = id_choices(
            (one.id, Phrase(named(one.name), " (", one.side.label, ")"))
            for one in parties
            if one.side is not Side.RELATED
        )

    def facts(self) -> dict[str, Any]:
        typed = {name: self[name].data for name in _FACTS}
        return {"facts": RequestFacts(**typed)}


class FileForm(OnBehalfForm):
    filed_on = day(label(CourtRequest.filed_on), "Hãy nhập ngày nộp đơn.")


class AcceptForm(OnBehalfForm):
    accepted_on = day(label(CourtRequest.accepted_on), "Hãy nhập ngày Tòa án thụ lý.")


class HearingForm(OnBehalfForm):
    hearing_on = day(label(CourtRequest.hearing_on), "Hãy nhập ngày mở phiên họp.", lies=Lies.AHEAD)


class DecisionForm(OnBehalfForm):
    decided_on = day(label(CourtRequest.decided_on), "Hãy nhập ngày Tòa án quyết định.")
    decision_number = short_text(
        label(CourtRequest.decision_number), description="Số ghi trên quyết định của Tòa án."
    )
    note = long_text(label(CourtRequest.note), render_kw={"rows": 2})


class EndForm(OnBehalfForm):
    decided_on = day("Ngày trả đơn hoặc rút đơn", "Hãy nhập ngày trả đơn hoặc rút đơn.")
    note = long_text(
        "Lý do",
        render_kw={"rows": 2},
        description="Vì sao Tòa án trả đơn, hoặc người yêu cầu rút đơn.",
    )


class AskForm(OnBehalfForm):
    asked_on = day(label(CourtInquiry.asked_on), "Hãy nhập ngày nhận yêu cầu của Tòa án.")
    asked_for = long_text(
        label(CourtInquiry.asked_for),
        Needed("Hãy ghi Tòa án yêu cầu tài liệu gì."),
        render_kw={"rows": 2},
        description="Ví dụ: tài liệu về buổi hòa giải ngày 05/03/2026.",
    )


class AnswerForm(OnBehalfForm):
    answered_on = day(label(CourtInquiry.answered_on), "Hãy nhập ngày trả lời.")
    answer = long_text(
        label(CourtInquiry.answer),
        Needed("Hãy ghi đã gửi cho Tòa án những gì, hoặc vì sao không có."),
        render_kw={"rows": 2},
        description="Đã gửi gì, trả lời gì cho Tòa án.",
    )


FORMS: dict[CourtAct, type[OnBehalfForm]] = {
    CourtAct.CHECK: RequestForm,
    CourtAct.FILE: FileForm,
    CourtAct.ACCEPT: AcceptForm,
    CourtAct.SET_HEARING: HearingForm,
    CourtAct.RECOGNISE: DecisionForm,
    CourtAct.NOT_RECOGNISE: DecisionForm,
    CourtAct.ASK: AskForm,
    CourtAct.RETURN: EndForm,
    CourtAct.WITHDRAW: EndForm,
}


def first_of(request: CourtRequest, today: date) -> dict[str, Any]:
    """What stands in the forms of a request before anybody types."""
    held = {name: getattr(request, name) for name in _FACTS}
    days = ("filed_on", "accepted_on", "decided_on", "asked_on", "answered_on")
    return {
        "revision": request.revision,
        **held,
        **dict.fromkeys(days, today),
        "hearing_on": request.hearing_on,
    }
