"""The form of what a side says of the mediation."""

from datetime import date

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.parties import Side
from app.domain.mediation.survey import Contentment
from app.mediation.forms.base import OnBehalfForm
from app.mediation.models import Survey
from app.records.model import label
from app.web.fields import code_of, day, radio
from app.web.forms import Needed, long_text


class SurveyForm(OnBehalfForm):
    side = RadioField(
        label(Survey.side),
        [Needed("Hãy chọn bên được hỏi.")],
        choices=[SelectChoice(one.value, one.label) for one in (Side.A, Side.B)],
        coerce=code_of(Side),
        validate_choice=False,
        description="Người được hỏi thuộc bên nào; mỗi bên hỏi một lần.",
    )
    contentment = radio(
        label(Survey.contentment),
        Contentment,
        "Hãy chọn mức độ hài lòng.",
        description="Ghi đúng lời người được hỏi.",
    )
    asked_on = day(label(Survey.asked_on), "Hãy nhập ngày hỏi.")
    remarks = long_text(
        label(Survey.remarks),
        description="Không bắt buộc. Ý kiến này không rời xã, phường.",
        render_kw={"rows": 3},
    )

    @classmethod
    def blank(cls, today: date, revision: int) -> "SurveyForm":
        return cls(asked_on=today, revision=revision)
