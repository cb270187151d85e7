"""The forms of guidance: a paper, a word about a record, a withdrawal, an answer."""

from collections.abc import Mapping

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.domain.guidance import EVERYBODY, GuidanceFacts, GuidanceKind
from app.domain.labels import Term
from app.domain.typed_days import Lies
from app.records.model import Record
from app.units.service import units_today
from app.web.fields import code_of, optional_day
from app.web.forms import Needed, OfficeForm, long_text, short_text
from app.web.translation.phrases import Phrase

REASON = 1_000
NO_NAMES = "Không ghi họ tên, địa chỉ của người dân."


class _Told(OfficeForm):
    title = short_text(
        "Tiêu đề", Needed("Hãy ghi tiêu đề."), description="Một dòng nói văn bản về việc gì."
    )
    text = long_text(
        "Nội dung", Needed("Hãy ghi nội dung."), description=NO_NAMES, render_kw={"rows": 8}
    )
    answer_by = optional_day(
        "Trả lời trước ngày",
        description="Để trống nếu chỉ cần đơn vị xác nhận đã nhận.",
        lies=Lies.AHEAD,
    )


class PaperForm(_Told):
    """To all units below, or to one of them."""

    addressee = SelectField("Nơi nhận", description="Một đơn vị, hoặc mọi đơn vị trực thuộc.")
    number = short_text("Số, ký hiệu văn bản", description="Để trống nếu không có văn bản giấy.")
    dated_on = optional_day("Ngày của văn bản")

    def offer(self, units: Mapping[str, str]) -> None:
        everybody = SelectChoice(EVERYBODY, Phrase(Term("Tất cả các đơn vị trực thuộc")))
        self.addressee.choices = [
            everybody,
            *(SelectChoice(code, name) for code, name in units.items()),
        ]

    def facts(self) -> GuidanceFacts:
        return GuidanceFacts(
            kind=GuidanceKind.PAPER,
            title=self.title.data,
            text=self.text.data,
            addressee=self.addressee.data,
            number=self.number.data,
            dated_on=self.dated_on.data,
            answer_by=self.answer_by.data,
        )


class AboutForm(_Told):
    """To the unit that keeps a record."""

    kind = RadioField(
        "Loại",
        [Needed("Hãy chọn gửi ý kiến hay trả lại hồ sơ.")],
        choices=[SelectChoice(one.value, one.label) for one in GuidanceKind if one.is_about_record],
        coerce=code_of(GuidanceKind),
        validate_choice=False,
        description="Trả lại hồ sơ thì đơn vị phải bổ sung và trả lời.",
    )

    def facts(self, record: Record) -> GuidanceFacts:
        return GuidanceFacts(
            kind=self.kind.data,
            title=self.title.data,
            text=self.text.data,
            addressee=units_today({record.unit})[record.unit],
            answer_by=self.answer_by.data,
            about_kind=record.__tablename__,
            about_id=record.id,
        )


class WithdrawForm(OfficeForm):
    reason = TextAreaField(
        "Lý do thu hồi",
        [Needed("Hãy ghi lý do."), Length(max=REASON)],
        description="Nơi nhận đọc được lý do này.",
    )


class ReceiveForm(OfficeForm):
    """A single button."""


class AnswerForm(OfficeForm):
    reply = long_text(
        "Nội dung trả lời",
        Needed("Hãy ghi đã làm gì, hoặc trả lời thế nào."),
        description=f"Nội dung này được gửi lên cấp trên. {NO_NAMES}",
        render_kw={"rows": 6},
    )
