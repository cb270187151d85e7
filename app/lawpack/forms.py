"""Forms of days, time limits, open questions and courts."""

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.domain.calendar import DayKind
from app.domain.deadlines import BEFOREHAND, YEARLY, Clock, units_of
from app.domain.law_options import QUESTIONS, Choice, Option
from app.domain.remuneration.rates import CountedPer
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
    kind = SelectField(label(CalendarDay.kind), choices=choices(DayKind))
    first = DateText("Từ ngày", [Needed("Hãy nhập ngày.")])
    last = DateText("Đến hết ngày")
    name = short_text(
        label(CalendarDay.name),
        Needed("Hãy ghi tên ngày nghỉ hoặc lý do, ví dụ: Tết Nguyên đán."),
    )


class DeadlineForm(OfficeForm):
    length = number(label(DeadlineRow.length), Needed("Hãy nhập độ dài của thời hạn bằng số."))
    counted_in = SelectField(label(DeadlineRow.counted_in))
    rolls = BooleanField(label(DeadlineRow.rolls))
    basis = short_text(
        label(DeadlineRow.basis), Needed("Hãy ghi văn bản nào quy định thời hạn này.")
    )
    valid_from = DateText(label(DeadlineRow.valid_from), [_FROM])
    valid_to = DateText(label(DeadlineRow.valid_to))

    def for_clock(self, clock: Clock) -> "DeadlineForm":
        """What the clock can be counted in; one that counts back does not roll."""
        if clock in YEARLY | BEFOREHAND:
            del self.rolls
        self.counted_in.choices = [SelectChoice(unit.value, unit.label) for unit in units_of(clock)]
        return self


class CalculatorForm(OfficeForm):
    class Meta(OfficeForm.Meta):
        csrf = False  # it reads and changes nothing

    clock = SelectField("Thời hạn", choices=choices(Clock))
    day = DateText("Tính từ ngày", [Needed("Hãy nhập ngày bắt đầu tính.")])


class WrittenAnswerForm(OfficeForm):
    answer = short_text(label(LawOption.answer), Needed("Hãy nhập cách làm của đơn vị."))
    valid_from = DateText(label(LawOption.valid_from), [_FROM])


class ChosenAnswerForm(OfficeForm):
    answer = SelectField(label(LawOption.answer))
    valid_from = DateText(label(LawOption.valid_from), [_FROM])


def answer_form(option: Option, **given: object) -> WrittenAnswerForm | ChosenAnswerForm:
    """The form in which a question is answered: out of a list, or in numbers."""
    answer = QUESTIONS[option].answer
    if not isinstance(answer, Choice):
        return WrittenAnswerForm(**given)
    form = ChosenAnswerForm(**given)
    form.answer.choices = choices(answer.codes)
    return form


class CourtForm(OfficeForm):
    name = short_text(label(Court.name), Needed("Hãy nhập tên Tòa án."))
    address = short_text(label(Court.address))
    phone = short_text(label(Court.phone))
    valid_from = DateText(label(Court.valid_from), [_FROM])
    valid_to = DateText(label(Court.valid_to))


class NewCourtForm(CourtForm):
    serves = SelectField(label(Court.serves))


class RateForm(OfficeForm):
    """The levels of a resolution; amounts in đồng."""

    per_case = MoneyText(label(PaymentRate.per_case), [Needed("Hãy nhập số tiền.")])
    settled = MoneyText(label(PaymentRate.settled), [Needed("Hãy nhập số tiền.")])
    team_month = MoneyText(label(PaymentRate.team_month), [Needed("Hãy nhập số tiền.")])
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
    valid_from = DateText(label(PaymentRate.valid_from), [_FROM])
    valid_to = DateText(label(PaymentRate.valid_to))

    def facts(self) -> RateFacts:
        return RateFacts(**{name: self[name].data for name in RateFacts.__dataclass_fields__})
