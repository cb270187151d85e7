"""Forms of opinions beforehand, of who answers, and of the checklist."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.dialogue.forms import page_of_text, village_choices
from app.dialogue.opinion_forms import QuickOpinionForm
from app.domain.dialogue.fields import DEFAULT_FIELDS
from app.domain.dialogue.kinds import OpinionSource
from app.domain.typed_days import Lies
from app.preparation.facts import AnswererFacts, TaskFacts
from app.preparation.forms.base import as_id_or_none
from app.preparation.models import Answerer, PreparationTask
from app.records.model import label
from app.web.forms import DateText, Needed, OfficeForm, short_text

BEFOREHAND = [one for one in OpinionSource if one is not OpinionSource.AT_MEETING]


class CollectedForm(QuickOpinionForm):
    """An opinion that came before the conference: through a village, in writing, online."""

    def offer(self, villages: dict[UUID, str]) -> None:
        super().offer(villages)
        self.source.choices = [SelectChoice(one.value, one.label) for one in BEFOREHAND]


class AnswererForm(OfficeForm):
    field = SelectField(
        label(Answerer.field),
        description="Ý kiến thuộc lĩnh vực này thì mời người sau đây trả lời.",
    )
    person = short_text(
        label(Answerer.person),
        Needed("Hãy ghi người trả lời."),
        description="Họ và tên, ví dụ: bà Tẩn Mỹ Thư.",
    )
    post = short_text(label(Answerer.post), description="Ví dụ: Trưởng phòng Kinh tế.")
    body = short_text(label(Answerer.body), description="Ví dụ: Phòng Kinh tế.")
    answer = page_of_text(
        label(Answerer.answer),
        description="Chỉ dùng trong phòng họp; không in, không công khai, không gửi cấp trên.",
    )
    legal_basis = page_of_text(
        label(Answerer.legal_basis),
        render_kw={"rows": 2},
        description="Điều, khoản, văn bản dùng khi trả lời.",
    )

    def offer(self, taken: Collection[str]) -> None:
        """Leave out the fields that somebody else answers already."""
        self.field.choices = [
            SelectChoice(one.code, one.label) for one in DEFAULT_FIELDS if one.code not in taken
        ]

    def facts(self) -> AnswererFacts:
        """The fields as the service takes them."""
        names = AnswererFacts.__dataclass_fields__
        return AnswererFacts(**{name: self[name].data or "" for name in names})


class TaskForm(OfficeForm):
    title = short_text(
        label(PreparationTask.title),
        Needed("Hãy ghi việc cần làm."),
        description="Ví dụ: mượn loa, kê ghế ở nhà văn hóa.",
    )
    person = short_text(label(PreparationTask.person), description="Ví dụ: Trưởng bản Lò Văn Ơn.")
    village_id = SelectField(
        label(PreparationTask.village_id),
        coerce=as_id_or_none,
        description="Chỉ chọn khi việc làm ở một thôn, bản.",
    )
    due_on = DateText(
        label(PreparationTask.due_on), [Needed("Hãy ghi hạn làm xong.")], lies=Lies.AHEAD
    )
    remark = short_text(label(PreparationTask.remark))

    def offer(self, villages: Mapping[UUID, str]) -> None:
        self.village_id.choices = [SelectChoice("", "– việc chung –"), *village_choices(villages)]

    def facts(self) -> TaskFacts:
        """The fields as the service takes them."""
        return TaskFacts(
            title=self.title.data,
            due_on=self.due_on.data,
            person=self.person.data or "",
            village_id=self.village_id.data,
            remark=self.remark.data or "",
        )


class TickForm(OfficeForm):
    done_on = DateText(label(PreparationTask.done_on), [Needed("Hãy ghi ngày làm xong.")])
    done_by = short_text(
        label(PreparationTask.done_by),
        Needed("Hãy ghi ai làm xong."),
        description="Họ tên, chức vụ của người đã làm.",
    )

    @classmethod
    def of_now(cls, task: PreparationTask, today: date, name: str) -> "TickForm":
        """Done today by whoever sits here, unless said otherwise."""
        return cls(formdata=None, revision=task.revision, done_on=today, done_by=name)
