"""Forms of days, time limits, open questions and courts."""

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.domain.calendar import DayKind
from app.domain.deadlines import BEFOREHAND, YEARLY, Clock, units_of
from app.domain.law_options import QUESTIONS, Choice, Option
from app.domain.remuneration.rates import CountedPer
from app.domain.typed_days import Lies
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption, PaymentRate
from app.lawpack.service.rates import RateFacts
from app.records.model import label
from app.web.fields import radio
from app.web.forms import (
    DateText,
    MoneyText,
    Needed,
    OfficeForm,
    choices,
    number,
    short_text,
)

_FROM = Needed("Hãy nhập ngày bắt đầu.")


class DaysForm(OfficeForm):
    kind = SelectField(
        label(CalendarDay.kind),
        choices=choices(DayKind),
        description="Ngày nghỉ lễ, Tết, ngày làm bù, hoặc bỏ một ngày nghỉ đã ghi.",
    )
    first = DateText("Từ ngày", [Needed("Hãy nhập ngày.")], lies=Lies.EITHER)
    last = DateText("Đến hết ngày", lies=Lies.EITHER)
    name = short_text(
        label(CalendarDay.name),
        Needed("Hãy ghi tên ngày nghỉ hoặc lý do, ví dụ: Tết Nguyên đán."),
        description="Ví dụ: Tết Nguyên đán; nghỉ bù theo thông báo.",
    )


class DeadlineForm(OfficeForm):
    length = number(
        label(DeadlineRow.length),
        Needed("Hãy nhập độ dài của thời hạn bằng số."),
        description="Chỉ ghi con số, ví dụ 3.",
    )
    counted_in = SelectField(
        label(DeadlineRow.counted_in),
        description="Ngày làm việc không tính thứ Bảy, Chủ nhật, ngày nghỉ lễ.",
    )
    rolls = BooleanField(label(DeadlineRow.rolls))
    basis = short_text(
        label(DeadlineRow.basis),
        Needed("Hãy ghi văn bản nào quy định thời hạn này."),
        description="Điều, khoản, văn bản quy định thời hạn này.",
    )
    valid_from = DateText(label(DeadlineRow.valid_from), [_FROM], lies=Lies.EITHER)
    valid_to = DateText(label(DeadlineRow.valid_to), lies=Lies.EITHER)

    def for_clock(self, clock: Clock) -> "DeadlineForm":
        """What the clock can be counted in; one that counts back does not roll."""
        if clock in YEARLY | BEFOREHAND:
            del self.rolls
        self.counted_in.choices = [SelectChoice(unit.value, unit.label) for unit in units_of(clock)]
        return self


class CalculatorForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        csrf = False  # it reads and changes nothing

    clock = SelectField("Thời hạn", choices=choices(Clock), description="Chọn thời hạn cần tính.")
    day = DateText("Tính từ ngày", [Needed("Hãy nhập ngày bắt đầu tính.")], lies=Lies.EITHER)


class WrittenAnswerForm(OfficeForm):
    answer = short_text(
        label(LawOption.answer),
        Needed("Hãy nhập cách làm của đơn vị."),
        description="Luật để ngỏ điều này: ghi cách đơn vị thống nhất làm.",
    )
    valid_from = DateText(label(LawOption.valid_from), [_FROM], lies=Lies.EITHER)


class ChosenAnswerForm(OfficeForm):
    answer = SelectField(
        label(LawOption.answer),
        description="Luật để ngỏ điều này: chọn cách đơn vị thống nhất làm.",
    )
    valid_from = DateText(label(LawOption.valid_from), [_FROM], lies=Lies.EITHER)


def answer_form(option: Option, **given: object) -> WrittenAnswerForm | ChosenAnswerForm:
    """The form in which a question is answered: out of a list, or in numbers."""
    answer = QUESTIONS[option].answer
    if not isinstance(answer, Choice):
        return WrittenAnswerForm(**given)
    form = ChosenAnswerForm(**given)
    form.answer.choices = choices(answer.codes)
    return form


class CourtForm(OfficeForm):
    name = short_text(
        label(Court.name),
        Needed("Hãy nhập tên Tòa án."),
        description="Ví dụ: Tòa án nhân dân khu vực 1 – Lai Châu.",
    )
    address = short_text(
        label(Court.address), description="Nơi người dân đến nộp đơn; in vào giấy hướng dẫn."
    )
    phone = short_text(label(Court.phone))
    valid_from = DateText(label(Court.valid_from), [_FROM], lies=Lies.EITHER)
    valid_to = DateText(label(Court.valid_to), lies=Lies.EITHER)


class NewCourtForm(CourtForm):
    serves = SelectField(label(Court.serves), description="Đơn vị thuộc thẩm quyền của Tòa án này.")


class RateForm(OfficeForm):
    """The levels of a resolution; amounts in đồng."""

    per_case = MoneyText(
        label(PaymentRate.per_case),
        [Needed("Hãy nhập số tiền.")],
        description="Đồng, ví dụ 200.000; không cao hơn mức tối đa của thông tư.",
    )
    settled = MoneyText(
        label(PaymentRate.settled),
        [Needed("Hãy nhập số tiền.")],
        description=("Đồng, ví dụ 400.000; không thấp hơn mức chi mỗi vụ, việc."),
    )
    team_month = MoneyText(
        label(PaymentRate.team_month),
        [Needed("Hãy nhập số tiền.")],
        description="Đồng, ví dụ 150.000; không cao hơn mức tối đa của thông tư.",
    )
    counted = radio(
        label(PaymentRate.counted),
        CountedPer,
        "Hãy chọn mức chi tính cho ai.",
        description="Theo lời văn của nghị quyết.",
    )
    resolution = short_text(
        label(PaymentRate.resolution),
        Needed("Hãy nhập số nghị quyết."),
        Length(max=50),
        description="Ví dụ 11/2024/NQ-HĐND.",
    )
    resolved_on = DateText(label(PaymentRate.resolved_on), [Needed("Hãy nhập ngày nghị quyết.")])
    issued_by = short_text(
        label(PaymentRate.issued_by),
        Needed("Hãy ghi cơ quan ban hành."),
        Length(max=100),
        description="Ví dụ: Hội đồng nhân dân tỉnh Lai Châu.",
    )
    valid_from = DateText(label(PaymentRate.valid_from), [_FROM], lies=Lies.EITHER)
    valid_to = DateText(label(PaymentRate.valid_to), lies=Lies.EITHER)

    def facts(self) -> RateFacts:
        return RateFacts(**{name: self[name].data for name in RateFacts.__dataclass_fields__})
