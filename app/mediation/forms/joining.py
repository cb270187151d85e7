"""Forms of working with another team."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.joint import PartnerState
from app.mediation.forms.base import ActForm
from app.mediation.models import Partner
from app.mediation.service.joining import other_teams
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.access import current_actor
from app.web.fields import day, id_choices, id_or_none, yes_or_no
from app.web.forms import Needed, short_text


class AskForm(ActForm):
    team_id = SelectField(
        "Tổ trong xã",
        coerce=id_or_none,
        description="Chọn khi tổ kia cũng ở xã, phường này (Điều 22 Luật Hòa giải ở cơ sở).",
    )
    other_unit_name = short_text(
        label(Partner.other_unit_name),
        description="Chỉ ghi khi tổ kia ở xã, phường khác. Khi lưu, sổ cấp mã phối hợp để báo cho "
        "nơi đó.",
    )
    other_team = short_text(
        label(Partner.other_team), description="Chỉ ghi khi tổ kia ở xã, phường khác."
    )
    contact = short_text(
        label(Partner.contact), description="Ví dụ: Tổ trưởng Lò Văn Páo, 0912 345 678."
    )
    asked_on = day(label(Partner.asked_on), "Hãy nhập ngày đề nghị phối hợp.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"asked_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        teams = other_teams(view.case, on=today, by=current_actor())
        self.team_id.choices = id_choices(teams, "– tổ của xã, phường khác –")


class JoinForm(ActForm):
    joint_code = short_text(
        label(Partner.joint_code),
        Needed("Hãy nhập mã phối hợp mà xã, phường kia đã báo."),
        description="Tám ký tự do xã, phường chủ trì báo, ví dụ K7MR-4TXC.",
    )
    other_unit_name = short_text(
        "Xã, phường chủ trì",
        Needed("Hãy ghi tên xã, phường của tổ chủ trì."),
        description="Nơi báo mã phối hợp cho mình.",
    )
    other_team = short_text("Tổ hòa giải chủ trì", description="Ví dụ: Tổ hòa giải bản Nà Cóc.")
    contact = short_text(
        label(Partner.contact), description="Ví dụ: Tổ trưởng Lò Văn Páo, 0912 345 678."
    )
    agreed_on = day(label(Partner.agreed_on), "Hãy nhập ngày nhận phối hợp.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"agreed_on": today}


class _OfOneForm(ActForm):
    """What happens with one of the teams; ``STATES`` are those in which it may."""

    STATES: Sequence[PartnerState] = ()
    partner_id = SelectField(
        "Tổ phối hợp", coerce=id_or_none, description="Tổ mà dòng này nói đến."
    )

    def offer(self, view: CaseView, today: date) -> None:
        found = (one for one in view.partners if one.state in self.STATES)
        self.partner_id.choices = id_choices((one.partner.id, one.name) for one in found)


class AnswerForm(_OfOneForm):
    STATES = (PartnerState.ASKED,)
    agrees = RadioField(
        "Trả lời",
        [Needed("Hãy chọn tổ được đề nghị có nhận phối hợp hay không.")],
        choices=[SelectChoice("1", "Nhận phối hợp"), SelectChoice("0", "Không nhận")],
        coerce=yes_or_no,
        validate_choice=False,
        description="Tổ kia đã trả lời thế nào.",
    )
    answered_on = day("Ngày trả lời", "Hãy nhập ngày trả lời.")
    why_declined = short_text(label(Partner.why_declined), description="Chỉ ghi khi không nhận.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"answered_on": today}


class TellFrontForm(_OfOneForm):
    STATES = (PartnerState.ASKED, PartnerState.AGREED)
    told_on = day("Ngày báo", "Hãy nhập ngày báo Trưởng ban công tác Mặt trận.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"told_on": today}


class EndForm(_OfOneForm):
    STATES = (PartnerState.AGREED,)
    ended_on = day(label(Partner.ended_on), "Hãy nhập ngày thôi phối hợp.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"ended_on": today}
