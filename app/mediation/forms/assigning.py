"""Forms of choosing, assigning, declining and replacing a mediator."""

from datetime import date
from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.mediation.assignment import AssignedHow
from app.domain.words import named
from app.mediation.forms.base import ActForm, categories, mediator_choices
from app.mediation.forms.guiding import ReportedForm
from app.mediation.models import Assignment, MediationCase
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import code_of, day, id_choices, id_or_none, ticks
from app.web.forms import Needed, long_text

NO_CONFLICT = (
    "Đã hỏi: người này không có quyền lợi, nghĩa vụ liên quan và không có lý do khác ảnh hưởng "
    "đến sự khách quan"
)


def _reason(words: str, **kwargs: Any) -> Any:
    return long_text("Lý do", Needed(words), render_kw={"rows": 2}, **kwargs)


class AssignForm(ActForm):
    mediator_ids = ticks(
        label(Assignment.mediator_id),
        Needed("Hãy chọn ít nhất một hòa giải viên."),
        coerce=id_or_none,
        description=(
            "Một hoặc nhiều người; tổ trưởng chỉ phân công khi các bên không chọn (Điều 18)."
        ),
    )
    assigned_on = day(label(Assignment.assigned_on), "Hãy nhập ngày phân công.")
    no_conflict = BooleanField(NO_CONFLICT)
    wanted_declines = BooleanField("Người các bên đề nghị không nhận được vụ, việc")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"assigned_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        self.mediator_ids.choices = mediator_choices(view)
        if not view.wanted_name:
            del self.wanted_declines


class ChooseForm(ActForm):
    mediator_ids = ticks(
        label(Assignment.mediator_id),
        Needed("Hãy chọn ít nhất một hòa giải viên."),
        coerce=id_or_none,
        description="Người các bên đã chọn (khoản 1 Điều 17).",
    )
    assigned_on = day("Ngày chọn", "Hãy nhập ngày các bên chọn.")
    accepts = BooleanField("Hòa giải viên đã nhận lời", description="Chưa nhận lời thì chưa ghi.")
    no_conflict = BooleanField(NO_CONFLICT)

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        wanted = view.case.wanted_mediator_id
        return {"assigned_on": today, "mediator_ids": [wanted] if wanted else []}

    def offer(self, view: CaseView, today: date) -> None:
        self.mediator_ids.choices = mediator_choices(view)


class DeclineForm(ActForm):
    assignment_id = SelectField(
        label(Assignment.mediator_id),
        coerce=id_or_none,
        description="Người từ chối vụ, việc đã được giao.",
    )
    reason = _reason(
        "Hãy ghi lý do từ chối.", description="Ví dụ: đi viện dài ngày; là họ hàng của một bên."
    )
    has_conflict = BooleanField(
        "Vì có quyền lợi, nghĩa vụ liên quan hoặc lý do khác ảnh hưởng đến sự khách quan"
    )
    declined_on = day("Ngày từ chối", "Hãy nhập ngày từ chối.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"declined_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        self.assignment_id.choices = id_choices(
            (one.id, named(one.name)) for one in view.current_assignments
        )


class ConflictForm(ActForm):
    mediator_id = SelectField(
        "Người được hỏi",
        [Needed("Hãy chọn người được hỏi.")],
        coerce=id_or_none,
        description="Người không được giao vì không khách quan.",
    )
    reason = _reason(
        "Hãy ghi lý do ảnh hưởng đến sự khách quan.", description="Ví dụ: là em ruột của bên A."
    )
    asked_on = day("Ngày hỏi", "Hãy nhập ngày hỏi.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"asked_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        self.mediator_id.choices = mediator_choices(view, "– chọn –")


class ReplaceForm(ActForm):
    assignment_id = SelectField(
        "Người được thay", coerce=id_or_none, description="Người thôi làm vụ, việc này."
    )
    reason = _reason("Hãy ghi lý do thay.", description="Ví dụ: ốm; các bên đề nghị đổi người.")
    mediator_id = SelectField(
        "Hòa giải viên mới",
        [Needed("Hãy chọn hòa giải viên mới.")],
        coerce=id_or_none,
        description="Người làm tiếp vụ, việc.",
    )
    how = SelectField(
        label(Assignment.how),
        choices=[
            SelectChoice(one.value, one.label)
            for one in (AssignedHow.BY_LEADER, AssignedHow.CHOSEN)
        ],
        coerce=code_of(AssignedHow),
        description="Các bên được chọn trước; tổ trưởng phân công khi các bên không chọn.",
    )
    assigned_on = day("Ngày phân công mới", "Hãy nhập ngày phân công mới.")
    no_conflict = BooleanField(NO_CONFLICT)

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"assigned_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        held = [one for one in view.assignments if one.how is not AssignedHow.ASKED]
        replaceable = view.current_assignments or held[-1:]
        self.assignment_id.choices = id_choices((one.id, named(one.name)) for one in replaceable)
        self.mediator_id.choices = mediator_choices(view, "– chọn –")


class AtOnceForm(ReportedForm):
    mediator_id = SelectField(
        "Hòa giải viên",
        [Needed("Hãy chọn hòa giải viên.")],
        coerce=id_or_none,
        description="Người đang có mặt và hòa giải ngay.",
    )
    started_on = day(label(MediationCase.started_on), "Hãy nhập ngày bắt đầu hòa giải.")
    category_code = SelectField(
        label(MediationCase.category),
        [Optional()],
        description="Chọn theo điều hai bên vướng nhau.",
    )
    no_conflict = BooleanField(NO_CONFLICT)

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"started_on": view.case.received_on, "category_code": view.case.category or ""}

    def offer(self, view: CaseView, today: date) -> None:
        super().offer(view, today)
        self.mediator_id.choices = mediator_choices(view, "– chọn –")
        self.category_code.choices = categories(today, view.case.category)
