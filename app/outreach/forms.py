"""The form of an occasion."""

from datetime import date

from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.classification import choosable
from app.domain.outreach import OutreachWay
from app.outreach.facts import OutreachFacts
from app.outreach.models import Outreach
from app.records.model import label
from app.web.fields import day, pick
from app.web.forms import Needed, OfficeForm, number, short_text

WORDS = 1_000
NO_NAMES = "Không ghi họ tên, câu chuyện của người dân."


class OutreachForm(OfficeForm):
    held_on = day(label(Outreach.held_on), "Hãy nhập ngày tuyên truyền.")
    way = pick(
        label(Outreach.way), OutreachWay, description="Cách đã dùng; báo cáo đếm theo hình thức."
    )
    topic = short_text(
        label(Outreach.topic), Needed("Hãy ghi nội dung tuyên truyền."), description=NO_NAMES
    )
    category = SelectField(
        label(Outreach.category),
        coerce=lambda value: value or None,
        validate_choice=False,
        description="Chọn khi nói về một loại vụ, việc hay xảy ra.",
    )
    place = short_text(label(Outreach.place), description="Ví dụ: nhà văn hóa bản Tả Lèng.")
    organiser = short_text(
        label(Outreach.organiser),
        description="Ví dụ: Tổ hòa giải bản Tả Lèng; Hội Liên hiệp Phụ nữ xã.",
    )
    people = number(label(Outreach.people), description="Để trống nếu không đếm được.")
    note = TextAreaField(label(Outreach.note), [Optional(), Length(max=WORDS)])

    def offer(self, on: date) -> None:
        """Fill in the kinds of cases that may be chosen on that day."""
        found = [SelectChoice(one.code, one.label) for one in choosable(on)]
        self.category.choices = [SelectChoice("", "Không gắn với loại nào"), *found]

    def facts(self) -> OutreachFacts:
        """The fields as the service takes them."""
        return OutreachFacts(
            **{name: self[name].data for name in OutreachFacts.__dataclass_fields__}
        )


class StrikeForm(OfficeForm):
    """A single button."""
