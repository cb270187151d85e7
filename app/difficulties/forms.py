"""The forms of the log: a difficulty, its answer, its end."""

from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from app.difficulties.facts import DifficultyFacts
from app.difficulties.models import Difficulty
from app.domain.difficulties import AnswerWords, AskedOf, DifficultyField
from app.records.model import label
from app.web.fields import day, pick, radio
from app.web.forms import Needed, OfficeForm, long_text, short_text

WORDS = 1_000
NO_NAMES = "Gửi lên cấp trên: không ghi họ tên, địa chỉ, câu chuyện của các bên hòa giải."


class DifficultyForm(OfficeForm):
    found_on = day(label(Difficulty.found_on), "Hãy nhập ngày phát sinh.")
    field = pick(
        label(Difficulty.field),
        DifficultyField,
        description="Báo cáo xếp khó khăn, vướng mắc theo lĩnh vực này.",
    )
    title = short_text(
        label(Difficulty.title),
        Needed("Hãy ghi khó khăn, vướng mắc trong một câu."),
        description=f"Một câu ngắn, in vào báo cáo. {NO_NAMES}",
    )
    details = long_text(
        label(Difficulty.details),
        render_kw={"rows": 3},
        description="Xảy ra ở đâu, từ khi nào, ảnh hưởng thế nào.",
    )
    cause = long_text(
        label(Difficulty.cause), render_kw={"rows": 2}, description="Để trống nếu chưa rõ."
    )
    proposal = long_text(
        label(Difficulty.proposal),
        render_kw={"rows": 3},
        description="Muốn ai làm gì; được đưa vào báo cáo.",
    )
    asked_of = radio(
        label(Difficulty.asked_of),
        AskedOf,
        "Hãy chọn kiến nghị với ai.",
        description="Nơi cần trả lời đề xuất này.",
    )
    other_body = short_text(
        label(Difficulty.other_body), description="Chỉ khi kiến nghị với cơ quan khác."
    )

    def facts(self) -> DifficultyFacts:
        """The fields as the service takes them."""
        names = DifficultyFacts.__dataclass_fields__
        return DifficultyFacts(**{name: self[name].data for name in names})


class AnswerForm(OfficeForm):
    answered_on = day(label(Difficulty.answered_on), "Hãy nhập ngày trả lời.")
    answered_by = short_text(
        label(Difficulty.answered_by),
        Needed("Hãy ghi cơ quan hoặc người đã trả lời."),
        description="Cơ quan, chức danh; có văn bản thì ghi cả số, ngày.",
    )
    answer = long_text(
        label(Difficulty.answer),
        Needed("Hãy ghi nội dung trả lời."),
        description=NO_NAMES,
        render_kw={"rows": 4},
    )

    def words(self) -> AnswerWords:
        return AnswerWords(self.answered_on.data, self.answered_by.data, self.answer.data)


class CloseForm(OfficeForm):
    closed_on = day(label(Difficulty.closed_on), "Hãy nhập ngày xong.")
    closing_words = TextAreaField(
        label(Difficulty.closing_words), [Optional(), Length(max=WORDS)], description=NO_NAMES
    )
