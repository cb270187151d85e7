"""Forms of what is said at a conference: opinions, answers, replies, conclusions."""

from typing import Any
from uuid import UUID

from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.dialogue.facts import ConclusionFacts, OpinionFacts
from app.dialogue.forms import PAGE_OF_TEXT, as_id, page_of_text, village_choices
from app.dialogue.models import Conclusion, Opinion
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.fields import DEFAULT_FIELDS
from app.domain.dialogue.kinds import MatterKind, OpinionSource, SpeakerKind
from app.domain.typed_days import Lies
from app.records.model import label
from app.web.fields import count
from app.web.forms import DateText, Needed, OfficeForm, choices, long_text, short_text

_WORDS = Needed("Hãy ghi nội dung ý kiến.")


def _village(value: Any) -> UUID | None:
    return as_id(value) if value else None


class OpinionForm(OfficeForm):
    """An opinion with its details; the villages are the route's to fill in."""

    content = page_of_text(
        label(Opinion.content), _WORDS, description="Ghi đúng ý người nêu, mỗi ý kiến một việc."
    )
    field = SelectField(
        label(Opinion.field),
        choices=[SelectChoice(f.code, f.label) for f in DEFAULT_FIELDS],
        default="other",
        description="Dùng để tổng hợp; không rõ thì chọn lĩnh vực khác.",
    )
    village_id = SelectField(
        label(Opinion.village_id),
        coerce=_village,
        description="Nơi ở của người nêu; để trống nếu không rõ.",
    )
    speaker = short_text(label(Opinion.speaker), description="Họ tên chỉ lưu tại xã, phường.")
    address = short_text(
        label(Opinion.address), description="Để trống nếu đã chọn thôn; chỉ lưu tại xã, phường."
    )
    may_be_named = BooleanField(
        label(Opinion.may_be_named),
        description="Không chọn thì văn bản công khai chỉ ghi “đại diện thôn, bản”.",
    )
    speaker_kind = SelectField(
        label(Opinion.speaker_kind),
        choices=choices(SpeakerKind),
        description="Tập thể khi nói thay một nhóm, một tổ chức.",
    )
    matter = SelectField(
        label(Opinion.matter),
        choices=choices(MatterKind),
        description="Khiếu nại, tố cáo phải tách ra, giải quyết theo luật riêng.",
    )
    source = SelectField(
        label(Opinion.source),
        choices=choices(OpinionSource),
        default=OpinionSource.AT_MEETING.value,
        description="Ý kiến nhận được lúc nào, bằng cách nào.",
    )
    voices = count(
        label(Opinion.voices),
        default=1,
        description="Kể cả người nêu; để trống nghĩa là một người.",
    )
    same_as = count(
        label(Opinion.same_as),
        description="Số của ý kiến đã ghi cùng nội dung; để trống nếu không trùng.",
    )

    def offer(self, villages: dict[UUID, str]) -> None:
        """Fill in the villages to choose from."""
        self.village_id.choices = [SelectChoice("", "– chưa rõ –"), *village_choices(villages)]

    def facts(self) -> OpinionFacts:
        """The fields as the service takes them."""
        plain = ["content", "field", "village_id", "speaker", "address", "same_as", "may_be_named"]
        return OpinionFacts(
            **{name: self[name].data for name in plain},
            voices=1 if self.voices.data is None else self.voices.data,
            speaker_kind=SpeakerKind(self.speaker_kind.data),
            matter=MatterKind(self.matter.data),
            source=OpinionSource(self.source.data),
        )


class QuickOpinionForm(OpinionForm):
    """The same on one line, so that Enter writes it down and the next can be typed."""

    content = StringField(
        label(Opinion.content),
        [_WORDS, Length(max=PAGE_OF_TEXT)],
        description="Ghi đúng ý người nêu, mỗi ý kiến một việc.",
    )


class HandlingForm(OfficeForm):
    disposition = RadioField(
        label(Opinion.disposition),
        [Needed("Hãy chọn cách giải quyết.")],
        choices=choices(Disposition),
        coerce=Disposition,
        validate_choice=False,
        description="Khiếu nại, tố cáo không giải quyết tại hội nghị: chọn tách theo luật.",
    )
    answered_by = short_text(
        label(Opinion.answered_by), description="Họ tên, chức vụ của người trả lời tại hội nghị."
    )
    answer = long_text(
        label(Opinion.answer), description="Ghi ý chính của lời trả lời, in vào biên bản."
    )
    legal_basis = short_text(
        label(Opinion.legal_basis), description="Điều, khoản, văn bản; để trống nếu không viện dẫn."
    )
    handler = short_text(
        label(Opinion.handler), description="Nơi phải trả lời tiếp hoặc nơi nhận chuyển đến."
    )
    due_on = DateText(
        label(Opinion.due_on),
        description="Để trống nếu hội nghị không ấn định: khi đó tính theo mức đã đặt của đơn vị.",
        lies=Lies.AHEAD,
    )

    def handling(self) -> Handling:
        return Handling(
            self.disposition.data,
            self.answered_by.data,
            self.answer.data,
            self.handler.data,
            self.due_on.data,
        )


class ConclusionForm(OfficeForm):
    content = page_of_text(
        label(Conclusion.content),
        Needed("Hãy ghi nội dung kết luận."),
        description="Một việc, ai đọc cũng biết phải làm gì.",
    )
    handler = short_text(
        label(Conclusion.handler),
        Needed("Hãy ghi đơn vị thực hiện."),
        description="Nơi phải làm, ví dụ: Phòng Kinh tế.",
    )
    person = short_text(
        label(Conclusion.person), description="Họ tên, chức vụ; để trống nếu chưa phân công."
    )
    due_on = DateText(label(Conclusion.due_on), [Needed("Hãy ghi hạn thực hiện.")], lies=Lies.AHEAD)
    opinion_number = count(
        label(Conclusion.opinion_number), description="Để trống nếu là kết luận chung."
    )

    def facts(self) -> ConclusionFacts:
        """The fields as the service takes them."""
        names = ["content", "handler", "person", "due_on", "opinion_number"]
        return ConclusionFacts(**{name: self[name].data for name in names})
