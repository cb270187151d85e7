"""Forms of papers: making one, what is noted on it, comparing a copy."""

from wtforms import Form, StringField
from wtforms.validators import Length, Optional

from app.domain.errors import RuleViolation
from app.papers.models import MadePaper
from app.papers.types import Ask, PaperKind
from app.records.model import label
from app.web.access import current_actor
from app.web.context import today
from app.web.forms import SHORT, DateText, Needed, OfficeForm, short_text


class MakeForm(OfficeForm):
    """The press that makes a paper; a paper by period also asks for its days."""

    first = DateText("Từ ngày", [Optional()])
    last = DateText("Đến ngày", [Optional()])

    def ask(self, kind: PaperKind) -> Ask:
        return checked_ask(kind, Ask(self.actor(), today(), self.first.data, self.last.data))


class PeriodForm(Form):
    """The same days in the address of a draft."""

    class Meta(OfficeForm.Meta):
        csrf = False

    first = DateText("Từ ngày", [Optional()], name="tu")
    last = DateText("Đến ngày", [Optional()], name="den")

    def ask(self, kind: PaperKind) -> Ask:
        if not self.validate():
            raise RuleViolation("Ngày trong địa chỉ không đúng. Hãy nhập dạng 31/12/2026.")
        return checked_ask(kind, Ask(current_actor(), today(), self.first.data, self.last.data))


def checked_ask(kind: PaperKind, ask: Ask) -> Ask:
    """Refuses days that are missing or the wrong way round where the paper is by period."""
    if not kind.by_period:
        return Ask(ask.by, ask.today)
    if ask.first is None or ask.last is None:
        raise RuleViolation("Hãy ghi văn bản lấy từ ngày nào đến ngày nào.")
    if ask.first > ask.last:
        raise RuleViolation("Ngày bắt đầu không thể sau ngày kết thúc.")
    return ask


class SignForm(OfficeForm):
    signed_on = DateText(
        label(MadePaper.signed_on),
        [Needed("Hãy ghi ngày ký.")],
        description="Ngày mọi người ký hoặc điểm chỉ xong trên bản giấy.",
    )


class NumberForm(OfficeForm):
    number = short_text(
        label(MadePaper.number),
        Needed("Hãy nhập số văn bản."),
        description="Do văn thư cấp sau khi ký. Chỉ nhập phần số, ví dụ 05.",
    )
    issued_on = DateText(label(MadePaper.issued_on), [Needed("Hãy ghi ngày ban hành.")])


class PostForm(OfficeForm):
    posted_on = DateText(
        label(MadePaper.posted_on),
        [Needed("Hãy ghi ngày đăng.")],
        description="Ngày văn bản lên trang thông tin điện tử.",
    )
    posted_at = short_text(
        label(MadePaper.posted_at),
        Needed("Hãy chép địa chỉ trang đã đăng."),
        Length(max=500),
        description="Chép từ thanh địa chỉ của trình duyệt, bắt đầu bằng https://.",
    )


class WithdrawForm(OfficeForm):
    reason = short_text(
        label(MadePaper.withdrawal_reason),
        Needed("Hãy ghi lý do thu hồi."),
        description="Ví dụ: sai tên một bên, đã lập lại.",
    )


class CodeForm(Form):
    """The code typed from the foot of a printout."""

    class Meta(OfficeForm.Meta):
        csrf = False

    code = StringField(
        label(MadePaper.code),
        [Optional(), Length(max=SHORT)],
        name="ma",
        description="Ở chân mỗi trang, ví dụ K7M2-QF9X.",
    )
