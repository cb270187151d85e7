"""Forms of the groups, of the list of this conference, and of its invitations."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.dialogue.forms import REASON, page_of_text, village_choices
from app.dialogue.models import Dialogue
from app.domain.dialogue.inviting import CITIZENS, REGISTERED, signer_of
from app.preparation.facts import Chosen, InvitationFacts, RecipientFacts
from app.preparation.forms.base import as_id_or_none, offer_ticks, ticks
from app.preparation.models import DialogueInvitation, Recipient, RecipientGroup
from app.preparation.service.groups import GroupLine
from app.records.model import label
from app.web.forms import DateText, Needed, OfficeForm, TimeText, short_text


class GroupForm(OfficeForm):
    name = short_text(
        label(RecipientGroup.name),
        Needed("Hãy nhập tên nhóm."),
        description="Ví dụ: Bí thư chi bộ, trưởng bản.",
    )


class RecipientForm(OfficeForm):
    name = short_text(
        label(Recipient.name),
        Needed("Hãy nhập họ tên hoặc tên cơ quan."),
        description="Ví dụ: ông Lò Văn Páo; Trạm Y tế phường.",
    )
    post = short_text(label(Recipient.post), description="Ví dụ: Bí thư chi bộ bản Tả Lèng.")
    village_id = SelectField(
        label(Recipient.village_id),
        coerce=as_id_or_none,
        description="Người của thôn chỉ được mời khi thôn ấy được chọn dự hội nghị.",
    )
    is_body = BooleanField(
        label(Recipient.is_body),
        description="Chọn khi giấy mời ghi tên cơ quan, không ghi tên người.",
    )

    def offer(self, villages: Mapping[UUID, str]) -> None:
        none = SelectChoice("", "– không thuộc riêng thôn nào –")
        self.village_id.choices = [none, *village_choices(villages)]

    def facts(self) -> RecipientFacts:
        """The fields as the service takes them."""
        return RecipientFacts(
            name=self.name.data,
            post=self.post.data or "",
            is_body=self.is_body.data,
            village_id=self.village_id.data,
        )


class GuestsForm(OfficeForm):
    groups = ticks("Nhóm mời", description="Mọi người trong nhóm được đưa vào danh sách mời.")
    citizens = BooleanField(
        f"{CITIZENS} (người có tên trong các ý kiến đã ghi, trừ người khiếu nại, tố cáo)"
    )
    others = TextAreaField(
        "Mời thêm từng người",
        [Length(max=REASON * 5)],
        description="Mỗi dòng một người: họ tên, chức vụ hoặc thôn. "
        "Ví dụ: Lò Văn Páo, già làng bản Tả Lèng.",
        render_kw={"rows": 3},
    )
    others_as = short_text(
        "Mời với thành phần", default=REGISTERED, description="Ví dụ: đại diện hộ dân."
    )

    def offer(self, groups: Sequence[GroupLine]) -> None:
        named = {one.group.id: f"{one.group.name} ({one.people})" for one in groups}
        offer_ticks(self.groups, named)

    def chosen(self) -> Chosen:
        """The fields as the service takes them."""
        return Chosen(
            groups=tuple(self.groups.data or ()),
            citizens=self.citizens.data,
            others=self.others.data or "",
            others_as=self.others_as.data or "",
        )


class InvitationForm(OfficeForm):
    content = page_of_text(
        label(DialogueInvitation.content),
        render_kw={"rows": 3},
        description="Mời dự việc gì; in vào giấy mời.",
    )
    present_at = TimeText(label(DialogueInvitation.present_at), description="Ví dụ 7h15.")
    signer = short_text(
        label(DialogueInvitation.signer), description="Họ và tên, không ghi chức vụ."
    )
    signer_post = short_text(
        label(DialogueInvitation.signer_post), description="Ví dụ: Chủ tịch Ủy ban nhân dân."
    )
    request = page_of_text(
        label(DialogueInvitation.request),
        description="Ví dụ: chuẩn bị nội dung trả lời về đất đai; mang theo giấy mời này.",
        render_kw={"rows": 2},
    )
    contact = short_text(
        label(DialogueInvitation.contact), description="Họ tên, điện thoại của người phụ trách."
    )
    copies = page_of_text(
        label(DialogueInvitation.copies),
        description="Mỗi dòng một nơi nhận, ngoài người được mời.",
        render_kw={"rows": 2},
    )

    @classmethod
    def fresh(cls, dialogue: Dialogue) -> "InvitationForm":
        """An invitation as the record of the conference suggests it."""
        signer, post = signer_of(dialogue.chairs)
        return cls(formdata=None, signer=signer, signer_post=post, content=dialogue.agenda)

    def facts(self) -> InvitationFacts:
        """The fields as the service takes them."""
        texts = ("signer", "signer_post", "content", "request", "contact", "copies")
        return InvitationFacts(
            **{name: self[name].data or "" for name in texts}, present_at=self.present_at.data
        )


class IssueForm(OfficeForm):
    number = short_text(
        label(DialogueInvitation.number),
        Needed("Hãy nhập số giấy mời do văn thư cấp."),
        description="Chỉ phần số do văn thư cấp sau khi ký, ví dụ 45.",
    )
    issued_on = DateText(
        label(DialogueInvitation.issued_on), [Needed("Hãy nhập ngày của giấy mời.")]
    )
