"""Forms of mediating and of the endings."""

from datetime import date
from typing import Any

from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.mediation.forms.base import ActForm
from app.mediation.forms.guiding import ReportedForm
from app.mediation.models import Invitee, MediationCase
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import day, pick, yes_or_no
from app.web.forms import Needed, long_text, short_text


class StartForm(ReportedForm):
    started_on = day(label(MediationCase.started_on), "Hãy nhập ngày bắt đầu hòa giải.")
    parties_present = BooleanField(
        "Các bên có mặt", description="Hòa giải khi có mặt các bên (khoản 1 Điều 21)."
    )
    is_public = RadioField(
        "Các bên thống nhất",
        [Needed("Hãy chọn hòa giải công khai hay không công khai.")],
        choices=[
            SelectChoice("0", "Hòa giải không công khai"),
            SelectChoice("1", "Hòa giải công khai"),
        ],
        coerce=yes_or_no,
        validate_choice=False,
        description=("Các bên quyết định có cho người khác đến nghe hay không (khoản 3 Điều 17)."),
    )
    other_time_agreed = BooleanField(
        "Các bên thỏa thuận thời gian bắt đầu khác với thời hạn luật định"
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"started_on": today}


class InviteForm(ActForm):
    name = short_text(
        label(Invitee.name),
        Needed("Hãy ghi họ tên người được mời."),
        description="Ví dụ: ông Lý A Sùng.",
    )
    invited_as = pick(
        label(Invitee.invited_as),
        InvitedAs,
        description="Người được mời giúp hòa giải thuộc những người này (Điều 19).",
    )
    invited_by = pick(
        label(Invitee.invited_by),
        InvitedBy,
        description="Một bên mời thì bên kia phải đồng ý (Điều 19).",
    )
    other_side_agrees = BooleanField(
        label(Invitee.other_side_agrees), description="Cần có khi người được mời do một bên mời."
    )
    note = short_text(label(Invitee.note))


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


class EndByRequestForm(ActForm):
    ended_on = day(label(MediationCase.ended_on), "Hãy nhập ngày kết thúc.")
    demands = long_text(
        "Yêu cầu của mỗi bên",
        description="Các bên không phải nêu lý do.",
        render_kw={"rows": 3},
    )
    guided_to = short_text(
        label(MediationCase.guided_to),
        description=("Ví dụ: Tòa án nhân dân khu vực; Ủy ban nhân dân phường (khoản 3 Điều 21)."),
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"ended_on": today}


class EndByMediatorForm(ActForm):
    ended_on = day(label(MediationCase.ended_on), "Hãy nhập ngày kết thúc.")
    reason = long_text(
        "Lý do không đạt được thỏa thuận",
        Needed("Hãy ghi lý do kết thúc."),
        render_kw={"rows": 3},
        description="Vì sao hòa giải tiếp cũng không có kết quả (khoản 3 Điều 23).",
    )
    guided_to = short_text(
        label(MediationCase.guided_to),
        description=("Ví dụ: Tòa án nhân dân khu vực; Ủy ban nhân dân phường (khoản 3 Điều 21)."),
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"ended_on": today}
