"""Forms of the alerts; raising one asks for nothing."""

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.alerts import AlertAct, ForwardedTo
from app.mediation.forms.base import OnBehalfForm
from app.mediation.models import Alert
from app.records.model import label
from app.web.fields import code_of
from app.web.forms import Needed, OfficeForm, long_text, short_text


class RaiseForm(OfficeForm):
    """One press."""


class CompleteForm(OnBehalfForm):
    details = long_text(
        label(Alert.details),
        Needed("Hãy ghi sự việc."),
        description="Ai, ở đâu, dấu hiệu gì. Có thể ghi sau; báo cáo đã được gửi ngay khi bấm.",
        render_kw={"rows": 3},
    )


class AcknowledgeForm(OnBehalfForm):
    """Seen; nothing more is asked."""


class ForwardForm(OnBehalfForm):
    forwarded_to = RadioField(
        label(Alert.forwarded_to),
        [Needed("Hãy chọn nơi nhận báo cáo.")],
        choices=[SelectChoice(one.value, one.label) for one in ForwardedTo],
        coerce=code_of(ForwardedTo),
        validate_choice=False,
        description=(
            "Nguy cơ bạo lực, mất trật tự: báo Chủ tịch Ủy ban nhân dân xã (khoản 4 Điều 10)."
        ),
    )
    receiver = short_text(
        label(Alert.receiver), description="Họ tên, chức vụ, báo bằng cách nào (gọi điện, văn bản)."
    )


class AnswerForm(OnBehalfForm):
    answer = long_text(
        label(Alert.answer),
        Needed("Hãy ghi kết quả xử lý."),
        render_kw={"rows": 3},
        description="Nơi nhận báo cáo trả lời gì, đã làm gì.",
    )


FORMS: dict[AlertAct, type[OnBehalfForm]] = {
    AlertAct.COMPLETE: CompleteForm,
    AlertAct.ACKNOWLEDGE: AcknowledgeForm,
    AlertAct.FORWARD: ForwardForm,
    AlertAct.ANSWER: AnswerForm,
}
