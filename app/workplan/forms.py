"""Forms of plans, tasks, receipts and notes of progress."""

from typing import Any

from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.bases import KNOWN
from app.domain.typed_days import Lies
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, YearQuarter
from app.records.model import label
from app.web.fields import code_of, day, optional_day, pick, radio, ticks
from app.web.forms import Needed, OfficeForm, choices, number, short_text, year_number
from app.web.translation.phrases import Phrase
from app.workplan.facts import PlanFacts, ProgressFacts, TaskFacts
from app.workplan.models import WorkPlan, WorkProgress, WorkTask

PART, LINE = 5_000, 500


def part(column: Any, rows: int = 4, **kwargs: Any) -> TextAreaField:
    """A part of the plan, a point in each line."""
    return TextAreaField(
        label(column), [Optional(), Length(max=PART)], render_kw={"rows": rows}, **kwargs
    )


def line(column: Any, *validators: Any, **kwargs: Any) -> TextAreaField:
    """A sentence or two."""
    checks = [*(validators or [Optional()]), Length(max=LINE)]
    return TextAreaField(label(column), checks, render_kw={"rows": 2}, **kwargs)


class PlanForm(OfficeForm):
    """The parts of the plan in the order in which they are printed."""

    title = short_text(
        label(WorkPlan.title),
        Needed("Hãy nhập trích yếu của kế hoạch."),
        description="Kế hoạch về việc gì, in dưới chữ KẾ HOẠCH.",
    )
    place = short_text(
        label(WorkPlan.place), description="Để trống thì in theo tên đơn vị, ví dụ: Lai Châu."
    )
    known_bases = ticks(
        label(WorkPlan.known_bases),
        choices=[SelectChoice(one.code, Phrase(one.words)) for one in KNOWN],
        description="Chọn những văn bản được viện dẫn ở đầu kế hoạch.",
    )
    bases = part(
        WorkPlan.bases, description="Mỗi dòng một văn bản kèm ngày, không cần viết chữ “Căn cứ”."
    )
    parent_number = short_text(label(WorkPlan.parent_number), description="Ví dụ 124/KH-UBND.")
    parent_dated_on = optional_day(label(WorkPlan.parent_dated_on))
    parent_issuer = short_text(label(WorkPlan.parent_issuer), description="Ví dụ UBND tỉnh.")
    parent_subject = line(
        WorkPlan.parent_subject, description="Tên kế hoạch của cấp trên mà kế hoạch này thực hiện."
    )
    purposes = part(WorkPlan.purposes, description="Mỗi dòng một ý.")
    requirements = part(WorkPlan.requirements, description="Mỗi dòng một ý.")
    organisation = part(
        WorkPlan.organisation,
        rows=12,
        description=(
            "Tên cơ quan ở một dòng, kết thúc bằng dấu hai chấm; các dòng sau là việc của cơ quan "
            "đó."
        ),
    )
    send_before = optional_day(
        label(WorkPlan.send_before),
        description="“Trước ngày 29/01” nghĩa là chậm nhất ngày 28/01. Để trống nếu không yêu cầu.",
        lies=Lies.AHEAD,
    )
    send_to = short_text(label(WorkPlan.send_to), description="Ví dụ: Sở Tư pháp.")
    for_report = part(WorkPlan.for_report, description="Mỗi dòng một nơi nhận; in kèm (b/c).")
    recipients = part(WorkPlan.recipients, description="Mỗi dòng một nơi nhận.")
    website = short_text(
        label(WorkPlan.website), description="Chỉ đăng bản đã ban hành. Để trống nếu không đăng."
    )
    for_units = short_text(
        label(WorkPlan.for_units),
        description=(
            "Ở cơ quan cấp trên: ghi nhóm đơn vị, ví dụ UBND các xã, phường, thì kế hoạch được gửi "
            "xuống các đơn vị trực thuộc khi ban hành."
        ),
    )
    kept = short_text(label(WorkPlan.kept), description="Ví dụ VT, TP.")
    signer_post = short_text(
        label(WorkPlan.signer_post),
        description=(
            "“Chủ tịch Ủy ban nhân dân” in TM. ỦY BAN NHÂN DÂN; “Phó Chủ tịch Ủy ban nhân dân” in "
            "thêm KT. CHỦ TỊCH; “Chủ tịch” in một dòng CHỦ TỊCH."
        ),
    )
    signer = short_text(label(WorkPlan.signer), description="Ghi được cả khi ban hành.")

    def facts(self) -> PlanFacts:
        """The fields as the service takes them."""
        plain = {
            name: self[name].data or (None if name in _DAYS else "")
            for name in PlanFacts.__dataclass_fields__
            if name != "known_bases"
        }
        return PlanFacts(**plain, known_bases=tuple(self.known_bases.data or ()))


_DAYS = ("parent_dated_on", "send_before")


class NewPlanForm(PlanForm):
    """The same with its year, and whether it begins with the usual tasks."""

    year = year_number(label(WorkPlan.year), Needed("Hãy nhập năm của kế hoạch."))
    usual = BooleanField(
        "Đưa sẵn chín nhiệm vụ thường có",
        description="Lưu xong thì sửa, thêm, bỏ từng nhiệm vụ.",
    )


class IssueForm(OfficeForm):
    number = short_text(
        label(WorkPlan.number),
        Needed("Hãy nhập số kế hoạch."),
        description="Do văn thư cấp sau khi ký. Chỉ nhập phần số, ví dụ 05.",
    )
    issued_on = day(label(WorkPlan.issued_on), "Hãy nhập ngày ban hành.")
    signer = short_text(
        label(WorkPlan.signer),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ và tên, không ghi chức vụ.",
    )
    signer_post = short_text(
        label(WorkPlan.signer_post),
        Needed("Hãy nhập chức vụ người ký."),
        description="Ví dụ: Chủ tịch Ủy ban nhân dân.",
    )


class ReplaceForm(OfficeForm):
    reason = line(
        WorkPlan.replace_reason,
        Needed("Hãy ghi lý do thay thế."),
        description="Ví dụ: điều chỉnh thời gian của nhiệm vụ 7 theo chỉ đạo của cấp trên.",
    )


class WithdrawForm(OfficeForm):
    reason = TextAreaField(
        "Lý do, văn bản thu hồi",
        [Needed("Hãy ghi lý do thu hồi."), Length(max=LINE)],
        render_kw={"rows": 2},
        description="Vì sao, theo văn bản số nào.",
    )


class DropForm(OfficeForm):
    """A single button."""


class TaskForm(OfficeForm):
    content = line(
        WorkTask.content,
        Needed("Hãy nhập nội dung nhiệm vụ."),
        description="Một việc, bắt đầu bằng động từ, ví dụ: Kiện toàn các tổ hòa giải.",
    )
    items = part(WorkTask.items, description="Mỗi dòng in thành một điểm a), b), c).")
    lead = line(WorkTask.lead, description="Nơi chịu trách nhiệm chính.")
    co_actors = line(WorkTask.co_actors, description="Mỗi dòng một nơi.")
    timing = radio(
        label(WorkTask.timing),
        TaskTime,
        "Hãy chọn thời gian thực hiện.",
        description="Khi nào phải xong; chọn theo quý hoặc theo ngày thì ghi tiếp bên dưới.",
    )
    quarters = ticks(
        label(WorkTask.quarters),
        choices=choices(YearQuarter),
        coerce=code_of(YearQuarter),
        description="Khi thời gian là theo quý.",
    )
    first_on = optional_day(
        label(WorkTask.first_on), description="Khi thời gian là theo ngày.", lies=Lies.EITHER
    )
    last_on = optional_day(
        label(WorkTask.last_on), description="Khi thời gian là theo ngày.", lies=Lies.EITHER
    )
    quality = part(WorkTask.quality, description="Thế nào là làm xong; để trống nếu không cần.")
    product = line(WorkTask.product, description="Ví dụ: quyết định kiện toàn; báo cáo.")
    measure = pick(
        label(WorkTask.measure),
        Measure,
        description="Phần mềm tự tính tiến độ từ sổ; chọn “Cán bộ ghi” nếu không có trong sổ.",
    )

    def facts(self) -> TaskFacts:
        """The fields as the service takes them; what the chosen time does not use is dropped."""
        timing = self.timing.data
        by_days = timing is TaskTime.DAYS
        given = self.quarters.data or () if timing is TaskTime.QUARTERS else ()
        return TaskFacts(
            **{name: self[name].data or "" for name in _TEXTS},
            timing=timing,
            quarters=tuple(sorted(given)),
            first_on=self.first_on.data if by_days else None,
            last_on=self.last_on.data if by_days else None,
            measure=self.measure.data or Measure.NONE,
        )


_TEXTS = ("content", "items", "lead", "co_actors", "quality", "product")


class ChangeTaskForm(TaskForm):
    number = number(
        label(WorkTask.number),
        Needed("Hãy nhập thứ tự của nhiệm vụ."),
        description="Đổi số thì nhiệm vụ chuyển lên hoặc xuống.",
    )


class StrikeForm(OfficeForm):
    """A single button."""


class ReceiveForm(OfficeForm):
    """A single button."""


class CopyForm(OfficeForm):
    """A single button."""


class LinkForm(OfficeForm):
    """A single button."""


class ProgressForm(OfficeForm):
    noted_on = day(label(WorkProgress.noted_on), "Hãy nhập ngày.")
    percent = SelectField(
        label(WorkProgress.percent),
        choices=[SelectChoice(str(n), f"{n}%") for n in range(0, 101, 10)],
        coerce=int,
        description="Ước chừng là được; 100% nghĩa là đã xong.",
    )
    told = TextAreaField(
        label(WorkProgress.told),
        [Needed("Hãy ghi ngắn gọn đã làm gì."), Length(max=2_000)],
        description="Nội dung này được gửi lên cấp trên. Không ghi họ tên, địa chỉ của người dân.",
        render_kw={"rows": 3},
    )
    evidence = line(WorkProgress.evidence, description="Số, ngày văn bản hoặc tài liệu kèm theo.")

    def facts(self) -> ProgressFacts:
        return ProgressFacts(
            noted_on=self.noted_on.data,
            percent=self.percent.data,
            told=self.told.data,
            evidence=self.evidence.data or "",
        )
