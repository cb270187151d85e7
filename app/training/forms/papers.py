"""Forms of a summons, a trainer, a review of the roster, and a piece of material."""

from collections.abc import Sequence

from sqlalchemy import Row
from wtforms import BooleanField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.domain.calendar import show
from app.domain.teams import Sex
from app.domain.training.kinds import Topic
from app.domain.typed_days import Lies
from app.records.model import label
from app.training.facts import MaterialFacts, SummonsFacts, TrainerFacts
from app.training.forms.base import REASON, id_or_none, typed
from app.training.models import Material, RosterReview, Trainer, TrainingSummons
from app.web.forms import (
    DateText,
    Needed,
    OfficeForm,
    TimeText,
    choices,
    long_text,
    number,
    short_text,
)


class SummonsForm(OfficeForm):
    number = short_text(
        label(TrainingSummons.number),
        description="Chưa ký thì để trống cả số và ngày. Ví dụ 45/GTT-UBND.",
    )
    issued_on = DateText(label(TrainingSummons.issued_on))
    signer = short_text(label(TrainingSummons.signer), description="Họ và tên, không ghi chức vụ.")
    signer_post = short_text(
        label(TrainingSummons.signer_post), description="Ví dụ: Phó Chủ tịch Ủy ban nhân dân."
    )
    present_on = DateText(label(TrainingSummons.present_on), lies=Lies.EITHER)
    present_at = TimeText(label(TrainingSummons.present_at), description="Ví dụ 7h30.")
    addressees = TextAreaField(
        label(TrainingSummons.addressees),
        [Length(max=REASON)],
        description="Mỗi dòng một nơi nhận.",
        render_kw={"rows": 3},
    )
    bring = TextAreaField(
        label(TrainingSummons.bring),
        [Length(max=REASON)],
        description="Ví dụ: giấy này, căn cước, sổ theo dõi hoạt động hòa giải.",
        render_kw={"rows": 2},
    )
    contact = short_text(
        label(TrainingSummons.contact), description="Họ tên, điện thoại của người phụ trách."
    )
    again = BooleanField("Triệu tập lại cả những người đã có giấy")

    def facts(self) -> SummonsFacts:
        """The fields as the service takes them."""
        return SummonsFacts(**typed(self, SummonsFacts.__dataclass_fields__))


class TrainerForm(OfficeForm):
    name = short_text(label(Trainer.name), Needed("Hãy nhập họ và tên tập huấn viên."))
    sex = SelectField(label(Trainer.sex), choices=choices(Sex))
    birth_year = number(label(Trainer.birth_year))
    organisation = short_text(
        label(Trainer.organisation),
        Needed("Hãy nhập cơ quan, tổ chức công tác."),
        description="Ví dụ: Sở Tư pháp; Tòa án nhân dân khu vực.",
    )
    post = short_text(label(Trainer.post), description="Ví dụ: Trưởng phòng; Thẩm phán.")
    expertise = short_text(
        label(Trainer.expertise), description="Ví dụ: đất đai; hôn nhân và gia đình; kỹ năng."
    )
    phone = short_text(label(Trainer.phone))
    decision_number = short_text(
        label(Trainer.decision_number), description="Quyết định công nhận, ví dụ 312/QĐ-UBND."
    )
    decision_on = DateText(label(Trainer.decision_on))
    since = DateText(
        label(Trainer.since), [Needed("Hãy nhập ngày vào danh sách.")], lies=Lies.EITHER
    )
    until = DateText(
        label(Trainer.until), description="Để trống nếu vẫn là tập huấn viên.", lies=Lies.EITHER
    )
    until_reason = short_text(
        label(Trainer.until_reason), description="Chỉ ghi khi đã thôi, ví dụ: nghỉ hưu."
    )

    def facts(self) -> TrainerFacts:
        """The fields as the service takes them."""
        return TrainerFacts(
            **typed(self, TrainerFacts.__dataclass_fields__) | {"sex": Sex(self.sex.data)}
        )


class ReviewForm(OfficeForm):
    reviewed_on = DateText(label(RosterReview.reviewed_on), [Needed("Hãy nhập ngày rà soát.")])
    finding = RadioField(
        "Kết quả rà soát",
        [Needed("Hãy chọn đủ hay chưa đủ.")],
        choices=[
            SelectChoice("enough", "Đủ số lượng, chất lượng"),
            SelectChoice("short", "Chưa đủ, cần kiện toàn"),
        ],
        validate_choice=False,
        description="Chưa đủ thì ghi kiến nghị bên dưới.",
    )
    proposals = TextAreaField(
        label(RosterReview.proposals),
        [Length(max=REASON)],
        render_kw={"rows": 3},
        description="Ví dụ: bổ sung hai tập huấn viên về đất đai.",
    )


class MaterialForm(OfficeForm):
    title = short_text(
        label(Material.title),
        Needed("Hãy nhập tên tài liệu."),
        description="Ví dụ: Hỏi đáp về ranh giới thửa đất.",
    )
    topic = SelectField(
        label(Material.topic),
        choices=choices(Topic),
        description="Người đọc tìm tài liệu theo chuyên đề này.",
    )
    text = long_text(
        label(Material.text),
        description="Cách đoạn bằng một dòng trống. Người đọc xem được trên điện thoại.",
        render_kw={"rows": 16},
    )
    source = short_text(label(Material.source), description="Ví dụ: Điều 24 Luật Hòa giải ở cơ sở.")
    class_id = SelectField(
        label(Material.class_id),
        coerce=id_or_none,
        description="Chọn khi tài liệu nằm trong văn bản, tệp của một lớp.",
    )
    retired_on = DateText(
        label(Material.retired_on),
        description="Để trống khi tài liệu còn đúng, còn dùng.",
        lies=Lies.EITHER,
    )

    def offer(self, classes: Sequence[Row]) -> None:
        """Fill in the classes to choose from."""
        self.class_id.choices = [
            SelectChoice("", "– không của lớp nào –"),
            *(SelectChoice(str(one.id), f"{one.title} ({show(one.first_on)})") for one in classes),
        ]

    def facts(self) -> MaterialFacts:
        """The fields as the service takes them."""
        return MaterialFacts(
            **typed(self, MaterialFacts.__dataclass_fields__) | {"topic": Topic(self.topic.data)}
        )
