"""The forms of a report: what it is about, its words, its issue."""

from collections.abc import Sequence
from uuid import UUID

from wtforms import Field, SelectField, TextAreaField
from wtforms.validators import Length, Optional

from app.domain.periodic.kinds import PeriodicKind
from app.domain.typed_days import Lies
from app.domain.units import Boundaries
from app.periodic.facts import IssueFacts, ReportFacts
from app.periodic.models import PeriodicReport
from app.records.model import label
from app.web.fields import day, id_choices, id_or_none, optional_day, radio, ticks
from app.web.forms import Needed, OfficeForm, choices, short_text, year_number

PART, REASON = 10_000, 1_000
NO_NAMES = "Không ghi họ tên, địa chỉ, câu chuyện của các bên hòa giải."


def _part(column: object, **kwargs: object) -> TextAreaField:
    """A part of the report, a point in each line."""
    return TextAreaField(
        label(column), [Optional(), Length(max=PART)], render_kw={"rows": 5}, **kwargs
    )


class NewReportForm(OfficeForm):
    kind = radio(
        label(PeriodicReport.kind),
        PeriodicKind,
        "Hãy chọn loại báo cáo.",
        description="Báo cáo 6 tháng, năm theo định kỳ; sơ kết, tổng kết khi có yêu cầu.",
    )
    year = year_number(label(PeriodicReport.year), Needed("Hãy nhập năm của báo cáo."))
    first = optional_day(
        label(PeriodicReport.first), description="Để trống: từ 01/01 của năm đó.", lies=Lies.EITHER
    )
    last = optional_day(
        label(PeriodicReport.last),
        description="Ngày chốt số liệu. Để trống: hết kỳ, hoặc hôm nay nếu kỳ chưa hết.",
        lies=Lies.EITHER,
    )


class ReportForm(OfficeForm):
    """The parts of the report in the order in which they are printed."""

    title = short_text(
        label(PeriodicReport.title),
        Needed("Hãy nhập trích yếu của báo cáo."),
        description="Báo cáo về việc gì, in dưới chữ BÁO CÁO.",
    )
    issuer = short_text(
        label(PeriodicReport.issuer),
        Needed("Hãy nhập cơ quan ban hành."),
        description="Cơ quan ký báo cáo.",
    )
    addressees = TextAreaField(
        label(PeriodicReport.addressees),
        [Optional(), Length(max=REASON)],
        description="Mỗi dòng một nơi nhận báo cáo.",
        render_kw={"rows": 2},
    )
    first = day(label(PeriodicReport.first), "Hãy nhập ngày đầu kỳ.", lies=Lies.EITHER)
    last = day(label(PeriodicReport.last), "Hãy nhập ngày chốt số liệu.", lies=Lies.EITHER)
    boundaries = SelectField(
        label(PeriodicReport.boundaries),
        choices=choices(Boundaries),
        coerce=Boundaries,
        description="Đơn vị đã nhập, chia, tách: tính vào đơn vị hiện nay, hoặc để riêng như lúc "
        "ghi hồ sơ.",
    )
    direction = _part(
        PeriodicReport.direction,
        description=f"Văn bản, kế hoạch, hội nghị, kiểm tra, tuyên truyền trong kỳ. {NO_NAMES}",
    )
    results = _part(
        PeriodicReport.results, description="Lời nhận xét; số liệu được in thành bảng ngay dưới."
    )
    difficulties = _part(
        PeriodicReport.difficulties, description="Lời nhận xét chung và từng việc cụ thể."
    )
    causes = _part(PeriodicReport.causes, description="Vì sao có những khó khăn, vướng mắc đó.")
    draw = ticks(
        "Đưa thêm từ nhật ký khó khăn, vướng mắc",
        coerce=id_or_none,
        description="Chọn những việc đã ghi trong kỳ để in vào báo cáo.",
    )
    plans = _part(PeriodicReport.plans, description="Việc sẽ làm trong kỳ tới.")
    proposals = _part(
        PeriodicReport.proposals, description="Đề nghị cấp trên, cơ quan khác làm gì."
    )

    def offer(self, lines: Sequence[tuple[UUID, str]], *, two_boundaries: bool) -> None:
        """Fill in the difficulties that may be drawn; what leaves no choice is gone."""
        if not two_boundaries:
            del self.boundaries
        if lines:
            self.draw.choices = id_choices(lines)
        else:
            del self.draw

    def facts(self) -> ReportFacts:
        """The fields as the service takes them."""
        names = [name for name in ReportFacts.__dataclass_fields__ if name in self]
        return ReportFacts(**{name: self[name].data for name in names})

    @property
    def drawn(self) -> list[UUID]:
        field: Field | None = self._fields.get("draw")
        return list(field.data or ()) if field is not None else []


class DropForm(OfficeForm):
    """A single button."""


class IssueForm(OfficeForm):
    number = short_text(
        label(PeriodicReport.number),
        Needed("Hãy nhập số báo cáo."),
        description="Do văn thư cấp sau khi ký.",
    )
    issued_on = day(label(PeriodicReport.issued_on), "Hãy nhập ngày ban hành.")
    signer = short_text(
        label(PeriodicReport.signer),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ và tên, không ghi chức vụ.",
    )
    signer_post = short_text(
        label(PeriodicReport.signer_post),
        Needed("Hãy nhập chức vụ người ký."),
        description="“Phó Chủ tịch Ủy ban nhân dân” in KT. CHỦ TỊCH.",
    )

    def facts(self) -> IssueFacts:
        """The fields as the service takes them."""
        return IssueFacts(
            number=self.number.data,
            issued_on=self.issued_on.data,
            signer=self.signer.data,
            signer_post=self.signer_post.data,
            reason=self.reason.data if "reason" in self else "",
        )


class ReplacingForm(IssueForm):
    """Of a report that stands in the place of an issued one."""

    reason = TextAreaField(
        label(PeriodicReport.reason),
        [Needed("Hãy ghi lý do thay thế."), Length(max=REASON)],
        description="Vì sao báo cáo này thay báo cáo đã ban hành.",
    )
