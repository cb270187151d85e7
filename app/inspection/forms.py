"""Forms of inspections: the plan, the minutes, the checklist, findings, reports."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.inspection.checklist import CheckItem, Verdict
from app.domain.inspection.kinds import WovenInto
from app.domain.typed_days import Lies
from app.domain.workplan.timing import YearQuarter
from app.inspection.facts import MinutesFacts, PartyFacts, PlanFacts, PointFacts
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.records.model import label
from app.web.fields import code_of, day, optional_day, pick
from app.web.forms import Needed, OfficeForm, choices, short_text, year_number

PART, REASON, NOTE, EVIDENCE, FINDING = 10_000, 1_000, 1_000, 500, 2_000
NO_NAMES = "Không ghi họ tên, địa chỉ, câu chuyện của các bên hòa giải."


def _part(column: Any, rows: int = 3, **kwargs: Any) -> TextAreaField:
    """A part of the minutes, a point in each line."""
    return TextAreaField(
        label(column), [Optional(), Length(max=PART)], render_kw={"rows": rows}, **kwargs
    )


def _words(column: Any, *validators: Any, most: int = REASON, **kwargs: Any) -> TextAreaField:
    checks = [*(validators or [Optional()]), Length(max=most)]
    return TextAreaField(label(column), checks, render_kw={"rows": 3}, **kwargs)


class PartyForm(OfficeForm):
    """Who inspects; a form of the plan and one of the minutes derive from it."""

    leader = short_text(label(Inspection.leader), description="Họ tên người dẫn đầu đoàn.")
    leader_post = short_text(
        label(Inspection.leader_post), description="Ví dụ: Trưởng phòng Tư pháp."
    )
    members = _part(
        Inspection.members, 3, description="Mỗi dòng một người: họ tên, chức vụ, cơ quan."
    )
    with_front = BooleanField(
        label(Inspection.with_front), description="Điều 30 Luật Hòa giải ở cơ sở."
    )
    front_body = short_text(
        label(Inspection.front_body),
        description="Ví dụ: Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Phong.",
    )
    front_name = short_text(
        label(Inspection.front_name), description="Chỉ ghi khi Mặt trận cùng kiểm tra."
    )
    front_post = short_text(
        label(Inspection.front_post), description="Ví dụ: Phó Chủ tịch Ủy ban Mặt trận Tổ quốc."
    )

    def party(self) -> PartyFacts:
        """Who inspects, as the service takes it."""
        return PartyFacts(**_typed(self, PartyFacts))


class PlanForm(PartyForm):
    year = year_number(label(Inspection.year), Needed("Hãy nhập năm."))
    quarter = SelectField(
        label(Inspection.quarter),
        choices=[SelectChoice("", "Chưa định quý"), *choices(YearQuarter)],
        coerce=code_of(YearQuarter),
        validate_choice=False,
        description="Chọn khi chưa định ngày.",
    )
    planned_on = optional_day(
        label(Inspection.planned_on),
        description="Chưa định ngày thì chỉ chọn quý.",
        lies=Lies.AHEAD,
    )
    since = day(
        label(Inspection.since), "Hãy nhập ngày đầu của thời kỳ được xem xét.", lies=Lies.EITHER
    )
    until = day(
        label(Inspection.until), "Hãy nhập ngày cuối của thời kỳ được xem xét.", lies=Lies.EITHER
    )
    woven = pick(
        label(Inspection.woven), WovenInto, description="Chọn khi kiểm tra cùng một cuộc khác."
    )
    woven_words = short_text(
        label(Inspection.woven_words), description="Chỉ khi chọn cuộc kiểm tra, giám sát khác."
    )
    grounds = _part(
        Inspection.grounds, description="Mỗi dòng một văn bản, in vào đầu biên bản và thông báo."
    )

    def facts(self) -> PlanFacts:
        """When and on what grounds, as the service takes it."""
        return PlanFacts(**_typed(self, PlanFacts))


class NewForm(PlanForm):
    subject = SelectField(
        "Kiểm tra nơi nào",
        [Needed("Hãy chọn nơi được kiểm tra.")],
        description="Đơn vị được kiểm tra, hoặc tự kiểm tra đơn vị mình.",
    )

    def offer(self, subjects: Iterable[tuple[str, str]]) -> None:
        self.subject.choices = [
            SelectChoice("", "– chọn nơi được kiểm tra –"),
            *(SelectChoice(code, name) for code, name in subjects),
        ]


class AnnounceForm(OfficeForm):
    announced_on = day(label(Inspection.announced_on), "Hãy nhập ngày thông báo.")
    announced_number = short_text(
        label(Inspection.announced_number), description="Để trống nếu không có văn bản."
    )


class CancelForm(OfficeForm):
    reason = _words(
        Inspection.cancel_reason,
        Needed("Hãy ghi lý do hủy."),
        description="Ví dụ: lồng ghép vào cuộc kiểm tra khác.",
    )


class MinutesForm(PartyForm):
    held_on = day(label(Inspection.held_on), "Hãy nhập ngày kiểm tra.")
    place = short_text(
        label(Inspection.place),
        description="Nơi lập biên bản, ví dụ: trụ sở Ủy ban nhân dân phường.",
    )
    secretary = short_text(label(Inspection.secretary), description="Họ tên người ghi biên bản.")
    received_by = short_text(
        label(Inspection.received_by), description="Họ tên người làm việc với đoàn."
    )
    received_post = short_text(
        label(Inspection.received_post), description="Ví dụ: Phó Chủ tịch Ủy ban nhân dân."
    )
    others = _part(Inspection.others, 2, description="Mỗi dòng một người.")
    strengths = _part(Inspection.strengths, 4, description=f"Mỗi dòng một ý. {NO_NAMES}")
    opinion = _part(
        Inspection.opinion, description="Ghi đúng lời đại diện nơi được kiểm tra, nếu có."
    )
    conclusion = _part(Inspection.conclusion, 4, description=NO_NAMES)

    def facts(self) -> MinutesFacts:
        """What the minutes say, as the service takes it."""
        return MinutesFacts(**_typed(self, MinutesFacts))


class ConcludeForm(OfficeForm):
    concluded_on = day(label(Inspection.concluded_on), "Hãy nhập ngày ký biên bản.")
    number = short_text(
        label(Inspection.number), description="Do văn thư cấp; để trống nếu biên bản không có số."
    )


class CheckRow(Form):
    """One item of the checklist; it names its code."""

    class Meta(OfficeForm.Meta):
        csrf = False

    code = HiddenField("Mục")
    verdict = RadioField(
        "Kết quả", choices=choices(Verdict), coerce=code_of(Verdict), validate_choice=False
    )
    note = TextAreaField(
        "Ghi chú", [Optional(), Length(max=NOTE)], render_kw={"rows": 2, "class": "note"}
    )


class ChecklistForm(OfficeForm):
    rows = FieldList(FormField(CheckRow))

    @classmethod
    def of(cls, lines: Sequence[CheckItem], revision: int) -> Self:
        """The checklist as it stands, or as it was sent."""
        form = cls()
        if form.revision.raw_data is None:
            rows = [
                {"code": one.item.code, "verdict": one.verdict, "note": one.note} for one in lines
            ]
            form = cls(data={"rows": rows, "revision": revision})
        for entry in form.rows:
            for field in (entry.form.verdict, entry.form.note):
                field.label.text = f"{field.label.text}, mục {entry.form.code.data}"
        return form

    def answers(self) -> dict[str, tuple[Verdict | None, str]]:
        """Verdict and note by the code of the item."""
        return {
            one.form.code.data or "": (one.form.verdict.data, one.form.note.data or "")
            for one in self.rows
        }


class PointForm(OfficeForm):
    finding = _words(
        InspectionPoint.finding,
        Needed("Hãy ghi tồn tại, hạn chế."),
        most=FINDING,
        description=NO_NAMES,
    )
    recommendation = _words(
        InspectionPoint.recommendation,
        most=FINDING,
        description="Để trống nếu chỉ nhắc nhở, không phải theo dõi.",
    )
    responsible = short_text(
        label(InspectionPoint.responsible), description="Cơ quan, chức danh phải làm."
    )
    due_on = optional_day(label(InspectionPoint.due_on), lies=Lies.AHEAD)
    item = HiddenField()

    def facts(self) -> PointFacts:
        """The finding, as the service takes it."""
        return PointFacts(**_typed(self, PointFacts))


class ReportForm(OfficeForm):
    told = _words(
        InspectionReply.told,
        Needed("Hãy ghi đã thực hiện kiến nghị thế nào."),
        most=PART,
        description=f"Nội dung này được gửi lên cấp trên. {NO_NAMES}",
    )
    evidence = _words(
        InspectionReply.evidence, most=EVIDENCE, description="Số, ngày văn bản, hồ sơ kèm theo."
    )


class CloseForm(OfficeForm):
    closed_on = day(label(InspectionPoint.closed_on), "Hãy nhập ngày xác nhận.")
    closing_words = _words(
        InspectionPoint.closing_words, description="Ví dụ: đã xem sổ, việc đã làm đủ."
    )


class AskAgainForm(OfficeForm):
    remark = _words(
        InspectionPoint.remark,
        Needed("Hãy ghi còn phải làm gì, hoặc lý do gia hạn."),
        description="Còn thiếu điều gì; nơi được kiểm tra đọc được.",
    )
    due_on = day("Thời hạn mới", "Hãy nhập thời hạn mới.", lies=Lies.AHEAD)


class PressForm(OfficeForm):
    """A single button."""


_NOT_TEXT = {"year", "quarter", "planned_on", "since", "until", "woven", "held_on", "due_on"}


def _typed(form: OfficeForm, facts: type) -> dict[str, Any]:
    """The fields of ``facts`` as typed; a text that was left out is empty."""
    names = facts.__dataclass_fields__
    return {name: _value(form, name) for name in names}


def _value(form: OfficeForm, name: str) -> Any:
    value = form[name].data
    return value if name in _NOT_TEXT or isinstance(value, bool) else value or ""
