"""Forms of conferences: the meeting itself, and the acts on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import (
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.dialogue.facts import DialogueFacts
from app.dialogue.models import Dialogue, MinutesNote
from app.domain.dialogue.kinds import DialogueForm, DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.typed_days import Lies
from app.records.model import label
from app.units.models import Village
from app.web.fields import count, id_choices, id_or_none
from app.web.forms import (
    DateText,
    Needed,
    OfficeForm,
    TimeText,
    choices,
    long_text,
    short_text,
)

_PLAIN = (
    "title",
    "held_on",
    "started_at",
    "ended_at",
    "place",
    "organiser",
    "co_organisers",
    "chairs",
    "co_chair",
    "secretary",
    "delegates",
    "people",
    "agenda",
    "announced_on",
    "notice_reason",
    "planned_id",
    "request_id",
)
PAGE_OF_TEXT, REASON = 5_000, 1_000


def as_id(value: Any) -> UUID:
    return UUID(str(value))


def village_choices(villages: Mapping[UUID, str]) -> list[SelectChoice]:
    return [SelectChoice(str(key), name) for key, name in villages.items()]


def page_of_text(name: str, *validators: Any, **kwargs: Any) -> TextAreaField:
    return TextAreaField(name, [*(validators or [Optional()]), Length(max=PAGE_OF_TEXT)], **kwargs)


class ConferenceForm(OfficeForm):
    title = short_text(
        label(Dialogue.title),
        Needed("Hãy nhập tên hội nghị."),
        description="Ví dụ: Hội nghị đối thoại với Nhân dân quý IV năm 2026.",
    )
    kind = RadioField(
        label(Dialogue.kind),
        choices=choices(DialogueKind),
        default=DialogueKind.GOVERNMENT.value,
        description="Do Ủy ban nhân dân tổ chức, hay theo kế hoạch của cấp ủy.",
    )
    form = SelectField(
        label(Dialogue.form),
        choices=choices(DialogueForm),
        description=(
            "Luật cho phép trực tiếp, trực tuyến hoặc qua mạng xã hội hợp pháp (Điều 43 "
            "Luật 72/2025)."
        ),
    )
    held_on = DateText(
        label(Dialogue.held_on), [Needed("Hãy nhập ngày tổ chức hội nghị.")], lies=Lies.EITHER
    )
    started_at = TimeText(label(Dialogue.started_at), description="Ví dụ 7h30.")
    ended_at = TimeText(label(Dialogue.ended_at), description="Để trống nếu chưa họp xong.")
    place = short_text(
        label(Dialogue.place),
        Needed("Hãy nhập địa điểm tổ chức."),
        description="Ví dụ: nhà văn hóa bản Tả Lèng.",
    )
    villages = SelectMultipleField(
        label(Dialogue.villages),
        coerce=as_id,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description="Chọn những nơi được mời dự; xã rộng có thể họp theo cụm.",
    )
    organiser = short_text(
        label(Dialogue.organiser),
        Needed("Hãy nhập cơ quan tổ chức."),
        description="Thường là Ủy ban nhân dân xã, phường.",
    )
    co_organisers = short_text(
        label(Dialogue.co_organisers), description="Ví dụ: Ủy ban Mặt trận Tổ quốc Việt Nam xã."
    )
    chairs = short_text(label(Dialogue.chairs), description="Họ tên, chức vụ.")
    co_chair = short_text(
        label(Dialogue.co_chair),
        description="Đại diện Thường trực Hội đồng nhân dân xã (Điều 43 Luật 72/2025).",
    )
    secretary = short_text(label(Dialogue.secretary), description="Họ tên, chức vụ.")
    delegates = page_of_text(
        label(Dialogue.delegates),
        description="Đại diện Đảng ủy, Hội đồng nhân dân, Mặt trận, đoàn thể, trưởng thôn…",
    )
    people = count(label(Dialogue.people), description="Để trống nếu chưa họp.")
    agenda = page_of_text(
        label(Dialogue.agenda), description="Những việc sẽ bàn; in vào thông báo và giấy mời."
    )
    announced_on = DateText(label(Dialogue.announced_on))
    notice_reason = TextAreaField(
        label(Dialogue.notice_reason),
        [Length(max=REASON)],
        description="Ghi khi thông báo chưa đủ số ngày luật định.",
    )

    planned_id = SelectField(
        label(Dialogue.planned_id),
        coerce=id_or_none,
        description="Chọn khi hội nghị này đã có trong kế hoạch năm.",
    )
    request_id = SelectField(
        label(Dialogue.request_id), coerce=id_or_none, description="Chọn khi họp do cử tri yêu cầu."
    )

    def offer(self, villages: Iterable[Village], venues: Sequence[str]) -> None:
        """Fill in the villages to choose from, and the places that may be typed at once."""
        self.villages.choices = village_choices({one.id: one.full_name for one in villages})
        self.place.offered = venues

    def offer_links(
        self, sessions: Iterable[tuple[UUID, str]], requests: Iterable[tuple[UUID, str]]
    ) -> None:
        """Fill in the planned sessions and the requests by which it may be held."""
        self.planned_id.choices = id_choices(sessions, none="– ngoài kế hoạch năm –")
        self.request_id.choices = id_choices(requests, none="– không –")

    def facts(self) -> DialogueFacts:
        """The fields as the service takes them."""
        return DialogueFacts(
            **{name: self[name].data for name in _PLAIN},
            kind=DialogueKind(self.kind.data),
            form=DialogueForm(self.form.data),
            villages=tuple(self.villages.data or ()),
        )


class BeginForm(OfficeForm):
    started_at = TimeText(label(Dialogue.started_at), [Needed("Hãy nhập giờ bắt đầu.")])


class EndForm(OfficeForm):
    ended_at = TimeText(label(Dialogue.ended_at), [Needed("Hãy nhập giờ kết thúc.")])
    people = count(
        label(Dialogue.people), description="Theo danh sách hoặc đếm tại chỗ; không tính đại biểu."
    )


class CallOffForm(OfficeForm):
    wanted = RadioField(
        "Hội nghị",
        [Needed("Hãy chọn hoãn hay hủy.")],
        choices=[SelectChoice(s.value, s.label) for s in DialogueState if s.is_called_off],
        coerce=DialogueState,
        validate_choice=False,
        description="Hoãn là sẽ họp ngày khác; hủy là không họp nữa.",
    )
    reason = TextAreaField(
        label(Dialogue.off_reason),
        [Needed("Hãy ghi lý do."), Length(max=REASON)],
        description="Ví dụ: mưa lũ, đường vào bản bị sạt lở.",
    )


class RescheduleForm(OfficeForm):
    held_on = DateText("Ngày tổ chức mới", [Needed("Hãy nhập ngày tổ chức mới.")], lies=Lies.EITHER)


class SumUpForm(OfficeForm):
    closing_words = long_text(
        label(Dialogue.closing_words), description="Lời chủ trì nói cuối hội nghị, in vào biên bản."
    )


class SignForm(OfficeForm):
    signed_on = DateText(label(Dialogue.signed_on), [Needed("Hãy nhập ngày ký.")])
    signed_by = short_text(
        label(Dialogue.signed_by),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ tên, chức vụ; thường là người chủ trì.",
    )
    minutes_number = StringField(
        label(Dialogue.minutes_number),
        [Optional(), Length(max=60)],
        description="Ví dụ 12/BB-UBND; của cấp ủy 12/BB-ĐU.",
    )


class NotifyForm(OfficeForm):
    notification_number = StringField(
        label(Dialogue.notification_number),
        [Optional(), Length(max=60)],
        description="Ví dụ 15/TB-UBND.",
    )
    notified_on = DateText(
        label(Dialogue.notified_on), [Needed("Hãy nhập ngày ban hành thông báo kết luận.")]
    )


class NoteForm(OfficeForm):
    text = TextAreaField(
        label(MinutesNote.text),
        [Needed("Hãy ghi nội dung ghi chú."), Length(max=PAGE_OF_TEXT)],
        description="Lời của biên bản giữ nguyên; ghi chú đứng riêng, kèm ngày và người ghi.",
    )


class PublishForm(OfficeForm):
    published_on = DateText(
        label(Dialogue.published_on),
        [Needed("Hãy nhập ngày công khai kết quả.")],
        description="Ngày đã đăng, niêm yết và gửi các trưởng thôn, tổ trưởng tổ dân phố.",
    )
    publish_reason = TextAreaField(
        label(Dialogue.publish_reason),
        [Length(max=REASON)],
        description="Ghi khi có cách công khai luật định chưa thực hiện được.",
    )
