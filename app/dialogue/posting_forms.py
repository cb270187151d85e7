"""Forms of where the results of a conference were made public."""

from typing import Any
from uuid import UUID

from wtforms import RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.dialogue.follow_up_forms import ActForm, day, one_of
from app.dialogue.forms import REASON, as_id, village_choices
from app.dialogue.models import Posting
from app.domain.dialogue.postings import PostingWay
from app.records.model import label
from app.web.forms import short_text


def _village(value: Any) -> UUID | None:
    return as_id(value) if value else None


def _way() -> RadioField:
    told = "Luật yêu cầu cả ba cách: đăng, niêm yết và gửi các thôn (Điều 43 Luật 72/2025)."
    return one_of(label(Posting.way), PostingWay, "Hãy chọn cách công khai.", description=told)


class PostingForm(ActForm):
    """What was noted of one place; ``village_id`` of one that was sent to a village."""

    way = _way()
    posted_on = day(label(Posting.posted_on))
    place = short_text(
        label(Posting.place), description="Ví dụ: loa truyền thanh xã; bảng tin trụ sở."
    )
    village_id = SelectField(
        label(Posting.village_id),
        coerce=_village,
        description="Chỉ chọn khi gửi trưởng thôn, tổ trưởng tổ dân phố.",
    )
    received_by = short_text(
        label(Posting.received_by), description="Họ tên chỉ lưu tại xã, phường."
    )
    words = TextAreaField(label(Posting.note), [Length(max=REASON)])

    def offer(self, villages: dict[UUID, str]) -> None:
        """Fill in the villages to choose from."""
        self.village_id.choices = [SelectChoice("", "– không –"), *village_choices(villages)]


class PostingsForm(ActForm):
    """One place, or one paper that went to several villages on the same day."""

    way = _way()
    posted_on = day(label(Posting.posted_on))
    place = short_text(
        label(Posting.place), description="Ví dụ: loa truyền thanh xã; bảng tin trụ sở."
    )
    villages = SelectMultipleField(
        "Đã gửi thôn, bản, tổ dân phố",
        coerce=as_id,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description="Chỉ chọn khi gửi trưởng thôn, tổ trưởng; mỗi nơi được ghi một dòng.",
    )
    received_by = short_text(
        label(Posting.received_by), description="Khi gửi một nơi. Họ tên chỉ lưu tại xã, phường."
    )
    words = TextAreaField(label(Posting.note), [Length(max=REASON)])

    def offer(self, villages: dict[UUID, str]) -> None:
        """Fill in the villages to choose from."""
        self.villages.choices = village_choices(villages)
