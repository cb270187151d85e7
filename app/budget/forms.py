"""The forms of a year's money."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from wtforms import FieldList, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.budget.facts import CostFacts, LineFacts
from app.budget.models import Budget, BudgetLine, Cost
from app.dialogue.models import Dialogue
from app.domain.budget.items import NOTED, BudgetItem
from app.domain.calendar import show
from app.records.model import label
from app.training.models import TrainingClass
from app.web.fields import code_of, day, id_choices, id_or_none, pick
from app.web.forms import MoneyText, Needed, OfficeForm, number, short_text, year_number

REASON = 1_000
_YEAR = "Năm gồm bốn chữ số, ví dụ 2027."


class YearForm(OfficeForm):
    year = year_number(label(Budget.year), Needed("Hãy nhập năm của dự toán."), description=_YEAR)


class LineForm(OfficeForm):
    item = pick(
        label(BudgetLine.item),
        BudgetItem,
        description="Các nội dung chi theo quy định về kinh phí hòa giải ở cơ sở.",
    )
    details = short_text(
        label(BudgetLine.details),
        Needed("Hãy ghi diễn giải của dòng."),
        description="Ví dụ: bồi dưỡng tổ trưởng, 02 ngày.",
    )
    count = number(
        label(BudgetLine.count),
        Needed("Hãy nhập số lượng."),
        description="Số vụ, việc, số người, số tháng…; phần mềm nhân với mức chi.",
    )
    level = MoneyText(
        label(BudgetLine.level),
        [Needed("Hãy nhập mức chi.")],
        description="Đồng, cho một đơn vị số lượng.",
    )

    def facts(self) -> LineFacts:
        return LineFacts(**{name: self[name].data for name in LineFacts.__dataclass_fields__})


class AllotForm(OfficeForm):
    allotted_on = day(label(Budget.allotted_on), "Hãy nhập ngày của quyết định giao dự toán.")
    document = short_text(
        label(Budget.document),
        Needed("Hãy ghi số quyết định giao dự toán."),
        description="Số, ngày của quyết định, ví dụ 12/QĐ-UBND ngày 05/01/2026.",
    )
    amounts = FieldList(MoneyText("Được giao", [Needed("Hãy nhập số được giao, 0 nếu không.")]))

    @classmethod
    def of(cls, held: Budget, lines: Sequence[BudgetLine], today: date) -> "AllotForm":
        """What was estimated stands in it until something was allotted."""
        is_first = held.allotted_on is None
        given = [one.estimated if is_first else one.allotted for one in lines]
        facts = {"allotted_on": held.allotted_on or today, "document": held.document or ""}
        return cls(formdata=None, revision=held.revision, data={**facts, "amounts": given})

    def name_lines(self, lines: Sequence[BudgetLine]) -> bool:
        """Say of each amount for which line it is; whether there are as many."""
        for one, line in zip(self.amounts, lines, strict=False):
            one.label.text = f"{line.item.label}: {line.details}"
        return len(self.amounts) == len(lines)

    def given(self, lines: Sequence[BudgetLine]) -> Mapping[UUID, int]:
        return {line.id: one.data for one, line in zip(self.amounts, lines, strict=True)}


class SettleForm(OfficeForm):
    settled_on = day(label(Budget.settled_on), "Hãy nhập ngày quyết toán.")


class ReasonForm(OfficeForm):
    reason = TextAreaField(
        "Lý do",
        [Needed("Hãy ghi lý do."), Length(max=REASON)],
        description="Ví dụ: ghi nhầm số tiền. Lý do được lưu trong lịch sử.",
    )


class PressForm(OfficeForm):
    """A single button."""


class CostForm(OfficeForm):
    spent_on = day(label(Cost.spent_on), "Hãy nhập ngày chi.")
    item = SelectField(
        label(Cost.item),
        choices=[SelectChoice(one.value, one.label) for one in NOTED],
        coerce=code_of(BudgetItem),
        validate_choice=False,
        description="Thù lao, hỗ trợ tổ chi theo đề nghị thanh toán, không ghi ở đây.",
    )
    amount = MoneyText(
        label(Cost.amount),
        [Needed("Hãy nhập số tiền đã chi.")],
        description="Bằng đồng, ví dụ 1.500.000.",
    )
    details = short_text(
        label(Cost.details),
        Needed("Hãy ghi chi cho việc gì."),
        description="Chi cho việc gì, ví dụ: in tài liệu hội nghị, 50 bản.",
    )
    voucher = short_text(
        label(Cost.voucher), Optional(), description="Số hóa đơn, phiếu chi, giấy rút dự toán."
    )
    dialogue_id = SelectField(
        label(Cost.dialogue_id),
        [Optional()],
        coerce=id_or_none,
        validate_choice=False,
        description="Chỉ chọn khi chi cho một hội nghị đối thoại.",
    )
    class_id = SelectField(
        label(Cost.class_id),
        [Optional()],
        coerce=id_or_none,
        validate_choice=False,
        description="Chỉ chọn khi chi cho một lớp bồi dưỡng.",
    )

    def offer(self, dialogues: Sequence[Dialogue], classes: Sequence[TrainingClass]) -> None:
        """What it may have been for."""
        held = [(one.id, f"{one.title} ({show(one.held_on)})") for one in dialogues]
        taught = [(one.id, f"{one.title} ({show(one.first_on)})") for one in classes]
        self.dialogue_id.choices = id_choices(held, "Không gắn với hội nghị nào")
        self.class_id.choices = id_choices(taught, "Không gắn với lớp nào")

    def facts(self) -> CostFacts:
        return CostFacts(**{name: self[name].data for name in CostFacts.__dataclass_fields__})
