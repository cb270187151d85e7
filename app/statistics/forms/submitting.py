"""What is typed beside the counted numbers when a sheet is submitted."""

from datetime import date

from wtforms import BooleanField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.reports import Source, Submission
from app.domain.typed_days import Lies
from app.records.model import label
from app.statistics.models import StatisticsReport
from app.statistics.service.submitting import Wanted
from app.web.forms import (
    DateText,
    Needed,
    OfficeForm,
    WholeNumber,
    choices,
    short_text,
    year_number,
)

OTHER = "khac"


class SubmitForm(OfficeForm):
    kind = SelectField(
        label(StatisticsReport.kind),
        choices=[*choices(Kind), SelectChoice(OTHER, "Kỳ khác, không có hạn nộp")],
        description="Kỳ quyết định hạn nộp và ngày đầu, ngày cuối.",
    )
    year = year_number(label(StatisticsReport.year), Needed("Hãy nhập năm của báo cáo."))
    first = DateText("Từ ngày", [Needed("Hãy nhập ngày đầu kỳ.")], lies=Lies.EITHER)
    last = DateText(
        "Đếm đến hết ngày",
        [Needed("Hãy nhập ngày chốt số liệu.")],
        description="Ngày chốt số liệu; phần còn lại của kỳ ghi ở ước tính.",
        lies=Lies.EITHER,
    )
    source = SelectField(
        "Nguồn số liệu",
        choices=choices(Source),
        default=Source.COUNTED.value,
        description="Đếm từ sổ, hoặc cộng các báo cáo mà đơn vị bên dưới đã nộp.",
    )
    accepts_mismatch = BooleanField("Đã biết có đẳng thức chưa khớp, vẫn nộp")
    reason = short_text(
        "Lý do đính chính",
        description="Chỉ khi nộp lần nữa. Gửi kèm lên cấp trên: không ghi tên, địa chỉ người dân.",
    )
    prepared_by = short_text(
        label(StatisticsReport.prepared_by), description="Họ và tên, in ở góc trái cuối biểu."
    )
    signed_by = short_text(
        label(StatisticsReport.signed_by), description="Họ và tên, in ở góc phải cuối biểu."
    )

    def wanted(self, form: Form) -> Wanted:
        kind = None if self.kind.data == OTHER else Kind(self.kind.data)
        return Wanted(form, kind, self.year.data, self.first.data, self.last.data)

    def given(self) -> Submission:
        found = self.wanted_estimate()
        return Submission(
            kind=None if self.kind.data == OTHER else Kind(self.kind.data),
            year=self.year.data,
            source=self.numbers_from,
            estimate=found,
            accepts_mismatch=self.accepts_mismatch.data,
            reason=self.reason.data or "",
        )

    @property
    def numbers_from(self) -> Source:
        return Source(self.source.data) if "source" in self else Source.COUNTED

    @property
    def is_countable(self) -> bool:
        """Whether the numbers can be shown: what is typed of the period is understood."""
        fields = [self[one] for one in ("kind", "year", "first", "last", "source") if one in self]
        return all(one.data and not one.errors for one in fields)

    @property
    def estimates(self) -> list[IntegerField]:
        """One field for each column that may carry an estimate."""
        return [one for one in self if one.name.startswith(_ESTIMATE)]

    def wanted_estimate(self) -> dict[int, int]:
        return {
            int(one.name.removeprefix(_ESTIMATE)): one.data
            for one in self.estimates
            if one.data is not None
        }


_ESTIMATE = "uoc-"


def submit_form(form: Form, *, is_office: bool, **given: object) -> SubmitForm:
    """The form with an estimate for each column of ``form`` that bears one."""
    fields = {
        f"{_ESTIMATE}{one.number}": WholeNumber(f"Ước tính cột {one.number}", [Optional()])
        for one in form.estimated
    }
    made = type("SubmitForm", (SubmitForm,), fields)(**given)
    if not is_office:
        del made.source  # a commune counts its own book
    return made


def likely_kind(first: date, last: date, today: date) -> Kind:
    """Which report these days are most likely meant for."""
    if last <= date(first.year, 6, 30):
        return Kind.HALF_YEAR
    return Kind.YEAR_FIRST if first.year == today.year else Kind.YEAR_FINAL
