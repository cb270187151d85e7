"""The form of a year's plan of inspections."""

from typing import Any

from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.bases import KNOWN
from app.inspection.facts import YearPlanFacts
from app.inspection.forms import PART
from app.inspection.plan_models import InspectionPlan
from app.records.model import label
from app.web.fields import ticks
from app.web.forms import Needed, OfficeForm, short_text
from app.web.translation.phrases import Phrase


def _points(column: Any, rows: int, words: str = "Mỗi dòng một ý.") -> TextAreaField:
    return TextAreaField(
        label(column),
        [Optional(), Length(max=PART)],
        description=words,
        render_kw={"rows": rows},
    )


class YearPlanForm(OfficeForm):
    title = short_text(
        label(InspectionPlan.title),
        Needed("Hãy ghi trích yếu."),
        description="Kế hoạch về việc gì, in dưới chữ KẾ HOẠCH.",
    )
    known_bases = ticks(
        label(InspectionPlan.known_bases),
        choices=[SelectChoice(one.code, Phrase(one.words)) for one in KNOWN],
        description="Chọn những văn bản được viện dẫn ở đầu kế hoạch.",
    )
    bases = _points(
        InspectionPlan.bases, 2, "Mỗi dòng một văn bản kèm số, ngày, không cần viết chữ “Căn cứ”."
    )
    purposes = _points(InspectionPlan.purposes, 3)
    requirements = _points(InspectionPlan.requirements, 3)
    contents = _points(InspectionPlan.contents, 4)
    organisation = _points(
        InspectionPlan.organisation,
        6,
        "Dòng kết thúc bằng dấu hai chấm là tên cơ quan, các dòng sau là việc của cơ quan đó.",
    )
    recipients = _points(InspectionPlan.recipients, 3, "Mỗi dòng một nơi nhận.")
    kept = short_text(label(InspectionPlan.kept), description="Sau chữ “Lưu:”, ví dụ VT, TP.")
    signer = short_text(
        label(InspectionPlan.signer), description="Họ và tên; để trống thì in chỗ ký không tên."
    )
    signer_post = short_text(
        label(InspectionPlan.signer_post),
        Needed("Hãy nhập chức vụ người ký."),
        description="Ví dụ: Chủ tịch Ủy ban nhân dân.",
    )

    def facts(self) -> YearPlanFacts:
        names = YearPlanFacts.__dataclass_fields__.keys() - {"known_bases"}
        plain = {name: self[name].data or "" for name in names}
        return YearPlanFacts(**plain, known_bases=tuple(self.known_bases.data or ()))
