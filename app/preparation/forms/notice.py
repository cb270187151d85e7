"""Forms of the texts, and of the log of broadcasts and postings."""

from collections.abc import Mapping
from uuid import UUID

from wtforms import BooleanField, SelectField

from app.dialogue.models import Dialogue
from app.domain.dialogue.notices import Channel
from app.domain.typed_days import Lies
from app.preparation.facts import BroadcastFacts
from app.preparation.forms.base import offer_ticks, ticks
from app.preparation.models import Broadcast, DialogueText
from app.records.model import label
from app.web.forms import DateText, Needed, OfficeForm, TimeText, choices, long_text, short_text


class TextForm(OfficeForm):
    """A text; the revision is 0 until one is kept."""

    text = long_text(
        label(DialogueText.text),
        Needed("Hãy ghi nội dung."),
        render_kw={"rows": 12},
        description="Sửa được trước khi in, trước khi phát.",
    )


class RulesForm(TextForm):
    for_commune = BooleanField("Dùng làm nội quy chung cho các hội nghị sau")


class LoggedForm(OfficeForm):
    channel = SelectField(
        label(Broadcast.channel),
        choices=choices(Channel),
        description="Luật yêu cầu thông báo trước ít nhất 07 ngày (Điều 43 Luật 72/2025).",
    )
    aired_on = DateText(
        label(Broadcast.aired_on), [Needed("Hãy nhập ngày phát, niêm yết.")], lies=Lies.EITHER
    )
    aired_at = TimeText(label(Broadcast.aired_at), description="Ví dụ 17h30.")
    confirmed_by = short_text(
        label(Broadcast.confirmed_by),
        Needed("Hãy ghi ai xác nhận đã phát, đã niêm yết."),
        description="Ví dụ: Trưởng bản Lò Văn Ơn.",
    )

    def facts(self) -> BroadcastFacts:
        """The fields as the service takes them."""
        return BroadcastFacts(
            channel=Channel(self.channel.data),
            aired_on=self.aired_on.data,
            aired_at=self.aired_at.data,
            confirmed_by=self.confirmed_by.data,
        )


class BroadcastForm(LoggedForm):
    villages = ticks(
        "Ở thôn, bản, tổ dân phố",
        description="Không chọn thôn nào nghĩa là cả xã, phường đều nghe, đều xem được.",
    )

    def offer(self, villages: Mapping[UUID, str]) -> None:
        offer_ticks(self.villages, villages)


class AnnounceForm(OfficeForm):
    announced_on = DateText(
        label(Dialogue.announced_on), [Needed("Hãy nhập ngày thông báo công khai.")]
    )
