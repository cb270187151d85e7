"""Forms of requests for payment: begin one, mend lines, confirm, decide, pay, hand over."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.quarters import ROMAN, Quarter
from app.domain.remuneration.requests import ACCIDENT, Decision, ItemKind
from app.records.model import label
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service.deciding import DecisionFacts
from app.remuneration.service.lines import AccidentFacts, Part
from app.remuneration.service.reading import ShareLine
from app.teams.models import Mediator, Team
from app.web.fields import code_of, day, id_choices, id_or_none, radio, ticks
from app.web.forms import MoneyText, Needed, OfficeForm, long_text, short_text, year_number

REASON = 1_000


def _reason(text: str, **kwargs: str):
    return long_text(text, Optional(), Length(max=REASON), render_kw={"rows": 2}, **kwargs)


class NewForm(OfficeForm):
    team_id = SelectField(
        label(PaymentRequest.team_id),
        [Needed("Hãy chọn tổ hòa giải.")],
        coerce=id_or_none,
        validate_choice=False,
        description="Mỗi đề nghị cho một tổ; vụ, việc lấy từ sổ của tổ.",
    )
    year = year_number(label(PaymentRequest.year), Needed("Hãy nhập năm."))
    quarter = SelectField(
        label(PaymentRequest.quarter),
        [Needed("Hãy chọn quý.")],
        choices=[SelectChoice(str(n), f"Quý {roman}") for n, roman in enumerate(ROMAN, 1)],
        coerce=lambda value: int(value) if str(value) in tuple("1234") else None,
    )

    def offer(self, teams: Sequence[Team]) -> None:
        self.team_id.choices = id_choices((one.id, one.name) for one in teams)

    @property
    def period(self) -> Quarter:
        return Quarter(self.year.data, self.quarter.data)


class ReckonForm(OfficeForm):
    """A single button."""


class ConfirmForm(OfficeForm):
    confirmed_by = short_text(
        label(PaymentRequest.confirmed_by),
        Needed("Hãy ghi họ tên tổ trưởng."),
        description="Họ tên tổ trưởng đã ký đề nghị.",
    )
    filed_on = day(label(PaymentRequest.filed_on), "Hãy nhập ngày nộp đề nghị.")
    register_shown = BooleanField(
        "Tổ trưởng đã xuất trình Sổ theo dõi, các khoản đã đối chiếu với sổ",
        [Needed("Hãy đối chiếu các khoản với Sổ theo dõi, rồi đánh dấu.")],
    )


class ReasonForm(OfficeForm):
    reason = _reason("Lý do", description="Ví dụ: ghi nhầm ngày. Lý do được lưu trong lịch sử.")


class DecideForm(OfficeForm):
    decision = radio(
        "Quyết định",
        Decision,
        "Hãy chọn đồng ý hoặc từ chối.",
        description="Từ chối thì phải ghi rõ lý do để trả lời tổ.",
    )
    decided_on = day(label(PaymentRequest.decided_on), "Hãy nhập ngày quyết định.")
    number = short_text(
        label(PaymentRequest.decision_number),
        Optional(),
        Length(max=50),
        description="Nếu đã có, ví dụ 125/QĐ-UBND.",
    )
    signer = short_text(
        "Người ký", Needed("Hãy ghi người ký."), description="Họ và tên, không ghi chức vụ."
    )
    reason = long_text(
        label(PaymentRequest.refusal),
        description="Bắt buộc khi từ chối; in vào văn bản trả lời. Không gửi lên cấp trên.",
        render_kw={"rows": 3},
    )

    def facts(self) -> DecisionFacts:
        return DecisionFacts(
            decision=self.decision.data,
            decided_on=self.decided_on.data,
            number=self.number.data or "",
            signer=self.signer.data or "",
            reason=self.reason.data or "",
        )


class PayForm(OfficeForm):
    paid_on = day(label(PaymentRequest.paid_on), "Hãy nhập ngày chi.")


class HandOverForm(OfficeForm):
    handed_on = day("Ngày ký nhận", "Hãy nhập ngày ký nhận.")
    signed = ticks(
        "Đã ký nhận", coerce=id_or_none, description="Chọn những hòa giải viên đã ký nhận tiền."
    )

    def offer(self, people: Iterable[tuple[UUID, str]]) -> None:
        self.signed.choices = id_choices(people)


class AccidentForm(OfficeForm):
    kind = SelectField(
        label(PaymentItem.kind),
        choices=[SelectChoice(one.value, one.label) for one in ACCIDENT],
        coerce=code_of(ItemKind),
        description="Các khoản luật cho hỗ trợ khi gặp tai nạn, rủi ro lúc hòa giải.",
    )
    mediator_id = SelectField(
        "Hòa giải viên bị tai nạn, rủi ro",
        [Needed("Hãy chọn hòa giải viên.")],
        coerce=id_or_none,
        validate_choice=False,
        description="Người gặp tai nạn trong khi thực hiện hòa giải.",
    )
    amount = MoneyText(
        label(PaymentItem.amount),
        [Needed("Hãy nhập số tiền.")],
        description="Bằng đồng, ví dụ 1.500.000.",
    )
    basis = short_text(
        "Căn cứ tính",
        Needed("Hãy ghi căn cứ tính."),
        description="Ví dụ: 05 tháng lương cơ sở theo Nghị định đang có hiệu lực; mức hưởng bảo "
        "hiểm y tế.",
    )
    told = long_text(
        label(PaymentItem.told),
        description="Tai nạn khi nào, đang làm việc gì, chứng từ nào. Không gửi lên cấp trên.",
        render_kw={"rows": 3},
    )

    def offer(self, people: Sequence[Mediator]) -> None:
        self.mediator_id.choices = id_choices(
            ((one.id, one.name or "") for one in people), "– chọn –"
        )

    def facts(self) -> AccidentFacts:
        return AccidentFacts(
            kind=self.kind.data,
            mediator_id=self.mediator_id.data,
            amount=self.amount.data,
            basis=self.basis.data,
            told=self.told.data or "",
        )


class PartRow(Form):
    """What one mediator gets; empty for who took no part."""

    class Meta(OfficeForm.Meta):
        csrf = False

    mediator_id = HiddenField("Hòa giải viên", filters=[id_or_none])
    amount = MoneyText(label(PaymentShare.amount), [Optional()])
    unpaid_because = short_text(label(PaymentShare.unpaid_because))


class SplitForm(OfficeForm):
    """One row for each mediator who may have taken part."""

    rows = FieldList(FormField(PartRow))

    @classmethod
    def offering(
        cls, people: Sequence[Mediator], shares: Sequence[ShareLine], revision: int
    ) -> "SplitForm":
        form = cls()
        if form.revision.raw_data is None:
            held = {one.share.mediator_id: one.share for one in shares}
            rows = [_row(one.id, held.get(one.id)) for one in people]
            form = cls(data={"rows": rows, "revision": revision})
        names = {one.id: one.name or "" for one in people}
        for entry in form.rows:
            name = names.get(entry.form.mediator_id.data, "")
            for field in (entry.form.amount, entry.form.unpaid_because):
                field.label.text = f"{field.label.text}: {name}"
        return form

    def parts(self) -> Mapping[UUID, Part]:
        rows = [entry.form for entry in self.rows]
        return {
            one.mediator_id.data: Part(one.amount.data or 0, one.unpaid_because.data or "")
            for one in rows
            if one.amount.data or one.unpaid_because.data
        }


def _row(mediator_id: UUID, share: PaymentShare | None) -> dict[str, object]:
    if share is None:
        return {"mediator_id": mediator_id}
    return {
        "mediator_id": mediator_id,
        "amount": share.amount or None,
        "unpaid_because": share.unpaid_because,
    }
