"""Whether the parties were content, asked after the ending; nobody has to answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.days import check_days
from app.domain.mediation.ending import ENDED_ON
from app.domain.mediation.parties import Side
from app.domain.mediation.states import OPEN, CaseState


class Contentment(LabelledEnum):
    CONTENT = "content", "Hài lòng"
    PARTLY = "partly", "Hài lòng một phần"
    NOT_CONTENT = "not_content", "Không hài lòng"
    NO_ANSWER = "no_answer", "Không trả lời"


class SurveyAct(LabelledEnum):
    ASK = "ask", "Ghi ý kiến về việc hòa giải"


def may_ask(current: CaseState) -> bool:
    """After an ending, however it ended; what was out of scope was not mediated."""
    return current not in OPEN and current is not CaseState.OUT_OF_SCOPE


def check_ask(
    current: CaseState,
    *,
    side: Side | None,
    contentment: Contentment | None,
    asked_on: date,
    ended_on: date | None,
    today: date,
) -> None:
    """A side of the dispute is asked once the mediation has ended."""
    if not may_ask(current):
        raise RuleViolation("Chỉ hỏi ý kiến các bên sau khi việc hòa giải đã kết thúc.")
    if side not in (Side.A, Side.B):
        raise RuleViolation("Hãy chọn bên được hỏi.")
    if contentment is None:
        raise RuleViolation("Hãy chọn mức độ hài lòng, hoặc ghi không trả lời.")
    check_days(today, (ENDED_ON, ended_on), ("Ngày hỏi", asked_on))


@dataclass(slots=True)
class ContentFigures:
    """How the sides that were asked answered."""

    answers: Counter[Contentment] = field(default_factory=Counter)

    @property
    def answered(self) -> int:
        return sum(self.answers.values()) - self.answers[Contentment.NO_ANSWER]

    @property
    def content_percent(self) -> float | None:
        """Content in 100 of those that answered."""
        if not self.answered:
            return None
        return round(100 * self.answers[Contentment.CONTENT] / self.answered, 1)


def figures_of(counted: Iterable[tuple[Contentment, int]]) -> ContentFigures:
    figures = ContentFigures()
    for contentment, number in counted:
        figures.answers[contentment] += number
    return figures
