"""Forms of leaving: the proposal and what the Front's board says of it."""

from datetime import date
from typing import Any

from wtforms.fields.choices import SelectChoice

from app.domain.teams.kinds import DECIDED, Leaving
from app.records.model import label
from app.teams.forms.base import ActForm, View, reason
from app.teams.models import Departure
from app.web.fields import day, optional_day, radio
from app.web.forms import Needed, OfficeForm, long_text, short_text


class ProposeForm(OfficeForm):
    ground = radio(
        label(Departure.ground),
        Leaving,
        "Hãy chọn căn cứ thôi làm hòa giải viên.",
        description="Điều 11 Luật Hòa giải ở cơ sở.",
    )
    reason = long_text(
        label(Departure.reason),
        description="Bắt buộc khi không còn đủ tiêu chuẩn hoặc vi phạm. Chỉ người giữ sổ, tổ "
        "trưởng, Mặt trận và người đó đọc được; không gửi lên cấp trên.",
        render_kw={"rows": 3},
    )
    proposed_on = day(label(Departure.proposed_on), "Hãy nhập ngày đề nghị.")
    proposed_by = short_text(
        label(Departure.proposed_by),
        Needed("Hãy nhập họ tên người đề nghị."),
        description="Thường là tổ trưởng tổ hòa giải.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.ground.choices = [SelectChoice(one.value, one.label) for one in DECIDED]


class VerifyForm(ActForm):
    front_head = short_text(
        label(Departure.front_head),
        Needed("Hãy nhập họ tên Trưởng ban công tác Mặt trận."),
        description="Họ và tên người đã xác minh.",
    )
    village_head = short_text(
        label(Departure.village_head), description="Họ và tên người cùng xác minh."
    )
    verified_on = day(label(Departure.verified_on), "Hãy nhập ngày có văn bản.")
    received_on = optional_day(
        label(Departure.received_on), description="Để trống nếu chưa nhận; ghi sau cũng được."
    )

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {
            "front_head": view.people.front_head,
            "village_head": view.people.village_head,
            "verified_on": today,
        }


class DisputeForm(VerifyForm):
    reason = reason(
        label(Departure.dispute),
        "Hãy ghi lý do không thống nhất.",
        description="Điều các bên chưa thống nhất; Chủ tịch xem xét, quyết định.",
    )
