"""Forms of an agreement that was kept, of closing the file and of corrections."""

from datetime import date
from typing import Any

from wtforms import BooleanField, SelectField

from app.domain.mediation.grounds import Ground
from app.domain.mediation.states import CaseResult
from app.mediation.forms.base import ActForm, categories
from app.mediation.models import MediationCase
from app.mediation.service.filing import CORRECTABLE
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import day, optional_day, pick
from app.web.forms import Needed, long_text, short_text


class PerformForm(ActForm):
    """All at once; one by one is the page of each thing agreed."""

    performed_on = day(label(MediationCase.performed_on), "Hãy nhập ngày thực hiện xong.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"performed_on": today}


class CloseForm(ActForm):
    closed_on = day(label(MediationCase.closed_on), "Hãy nhập ngày đóng hồ sơ.")
    is_paid_or_waived = BooleanField("Thù lao đã chi trả, hoặc không đề nghị chi trả")
    alerts_answered = BooleanField("Không có báo cáo nào về vụ, việc còn chờ trả lời")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"closed_on": today}


class ReopenForm(ActForm):
    reason = short_text(
        "Lý do mở lại",
        Needed("Hãy ghi lý do mở lại."),
        description="Ví dụ: đóng nhầm; các bên đề nghị hòa giải tiếp.",
    )


class CorrectForm(ActForm):
    """Everything that may be set right; what is not in the case yet is left out."""

    reason = short_text(
        "Lý do đính chính",
        Needed("Hãy ghi lý do đính chính."),
        description="Ví dụ: ghi bổ sung; ghi nhầm ngày. Giá trị cũ và mới đều được lưu.",
    )
    received_on = day(label(MediationCase.received_on), "Hãy nhập ngày tiếp nhận.")
    ground = pick(label(MediationCase.ground), Ground, description="Điều 16 Luật Hòa giải ở cơ sở.")
    proposed_by = short_text(
        label(MediationCase.proposed_by), description="Chỉ ghi khi có nơi hoặc người đề nghị."
    )
    summary = long_text(
        label(MediationCase.summary),
        render_kw={"rows": 4},
        description="Một câu là đủ: hai bên vướng nhau điều gì.",
    )
    category = SelectField(
        label(MediationCase.category), description="Chọn theo điều hai bên vướng nhau."
    )
    domestic_violence = BooleanField(label(MediationCase.domestic_violence))
    started_on = optional_day(label(MediationCase.started_on))
    ended_on = optional_day(label(MediationCase.ended_on))
    ending_note = long_text(
        label(MediationCase.ending_note),
        render_kw={"rows": 3},
        description="Chỉ ghi khi hòa giải không thành.",
    )
    note = long_text(label(MediationCase.note), render_kw={"rows": 3})

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        case = view.case
        return {name: getattr(case, name) for name in CORRECTABLE} | {
            "category": case.category or ""
        }

    def offer(self, view: CaseView, today: date) -> None:
        self.category.choices = categories(today, view.case.category)
        for name in ("started_on", "ended_on", "ending_note"):
            if getattr(view.case, name) is None:
                del self[name]
        if view.case.result is CaseResult.SETTLED:
            del self.ended_on  # the day of the agreement, which is written anew as a whole

    def facts(self) -> dict[str, Any]:
        typed = super().facts()
        reason = typed.pop("reason")
        return {"reason": reason, "facts": {k: _nothing(v) for k, v in typed.items()}}


def _nothing(value: Any) -> Any:
    return None if value == "" else value
