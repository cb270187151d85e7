"""Forms of mediating and of the endings."""

from datetime import date
from typing import Any

from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.ending import AgreementItem
from app.mediation.forms.base import ActForm, code_of, day, optional_day, ticks
from app.mediation.models import MediationCase
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.forms import Needed, choices, long_text, short_text


def _yes_or_no(value: Any) -> bool | None:
    if value in (True, "1"):
        return True
    return False if value in (False, "0") else None


class StartForm(ActForm):
    started_on = day(label(MediationCase.started_on), "Hãy nhập ngày bắt đầu hòa giải.")
    parties_present = BooleanField("Các bên có mặt")
    is_public = RadioField(
        "Các bên thống nhất",
        [Needed("Hãy chọn hòa giải công khai hay không công khai.")],
        choices=[
            SelectChoice("0", "Hòa giải không công khai"),
            SelectChoice("1", "Hòa giải công khai"),
        ],
        coerce=_yes_or_no,
        validate_choice=False,
    )
    other_time_agreed = BooleanField(
        "Các bên thỏa thuận thời gian bắt đầu khác với thời hạn luật định"
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"started_on": today}


class MeetingForm(ActForm):
    held_on = day("Ngày hòa giải", "Hãy nhập ngày hòa giải.")
    what_happened = long_text("Diễn biến", render_kw={"rows": 3})

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"held_on": today}


class InviteForm(ActForm):
    invited = short_text(
        label(MediationCase.invited),
        Needed("Hãy ghi họ tên người được mời."),
        description="Họ tên và vì sao mời, ví dụ: ông Lý A Sùng, già làng.",
    )
    by_a_party = BooleanField("Do một bên mời")
    other_side_agrees = BooleanField("Bên kia đã đồng ý")


class PauseForm(ActForm):
    paused_on = day(label(MediationCase.paused_on), "Hãy nhập ngày tạm dừng.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"paused_on": today}


class ResumeForm(ActForm):
    """Back to the table: after a pause, after no agreement, after a broken one."""

    resumed_on = day("Ngày hòa giải tiếp", "Hãy nhập ngày hòa giải tiếp.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"resumed_on": today}


class SettleForm(ActForm):
    settled_on = day("Ngày hòa giải thành", "Hãy nhập ngày hòa giải thành.")
    agreement = long_text(
        label(MediationCase.agreement), Needed("Hãy ghi thỏa thuận mà các bên đạt được.")
    )
    performance_due_on = optional_day(
        label(MediationCase.performance_due_on),
        description="Để trống nếu các bên đã làm xong ngay hoặc không hẹn ngày.",
    )
    is_written = BooleanField(
        "Các bên thống nhất lập văn bản hòa giải thành",
        description="Không có văn bản thì sau này không yêu cầu được Tòa án công nhận.",
    )
    paper_has = ticks(
        "Văn bản đã có đủ (chỉ đánh dấu khi lập văn bản)",
        choices=choices(AgreementItem),
        coerce=code_of(AgreementItem),
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"settled_on": today}


class EndByRequestForm(ActForm):
    ended_on = day(label(MediationCase.ended_on), "Hãy nhập ngày kết thúc.")
    demands = long_text(
        "Yêu cầu của mỗi bên",
        description="Các bên không phải nêu lý do.",
        render_kw={"rows": 3},
    )
    guided_to = short_text(label(MediationCase.guided_to))

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"ended_on": today}


class EndByMediatorForm(ActForm):
    ended_on = day(label(MediationCase.ended_on), "Hãy nhập ngày kết thúc.")
    reason = long_text(
        "Lý do không đạt được thỏa thuận",
        Needed("Hãy ghi lý do kết thúc."),
        render_kw={"rows": 3},
    )
    guided_to = short_text(label(MediationCase.guided_to))

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"ended_on": today}
