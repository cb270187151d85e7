"""The two clocks of a conference, notice and results, each told with how it is computed."""

from dataclasses import dataclass
from datetime import date

from app.domain import deadlines
from app.domain.dialogue.kinds import DialogueKind
from app.domain.labels import LabelledEnum
from app.domain.lawpack import LawPack


class ClockState(LabelledEnum):
    NO_RULE = "no_rule", "Không định hạn"
    RUNNING = "running", "Còn hạn"
    MET = "met", "Đúng hạn"
    LATE = "late", "Trễ hạn"
    OVERDUE = "overdue", "Quá hạn, chưa ghi"
    PAUSED = "paused", "Tạm dừng"


@dataclass(frozen=True, slots=True)
class Clock:
    """``days`` left while it runs, days late once it is missed, else 0.

    ``how`` is a Vietnamese sentence that a reader can check with a calendar.
    """

    state: ClockState
    how: str
    due_on: date | None = None
    days: int = 0

    @property
    def is_missed(self) -> bool:
        """A red flag: it must be explained, and never blocks the work."""
        return self.state in (ClockState.LATE, ClockState.OVERDUE)


def clocks_of(
    kind: DialogueKind,
    *,
    held_on: date,
    announced_on: date | None,
    published_on: date | None,
    today: date,
    law: LawPack,
) -> tuple[Clock, Clock]:
    """Notice and results, by the rows that hold on the day of the conference.

    A conference by the Party committee's plan has neither: its rules set no such day.
    Căn cứ: Điều 43 Luật số 72/2025/QH15 and the laws before it: time, place and content at
    least 7 days before; the results at most 10 days after.
    """
    notice = results = None
    if kind is DialogueKind.GOVERNMENT:
        notice = law.deadline(deadlines.Clock.DIALOGUE_NOTICE, held_on)
        results = law.deadline(deadlines.Clock.DIALOGUE_RESULTS, held_on)
    return (
        _read(notice, announced_on, today, "số ngày phải thông báo trước hội nghị"),
        _read(results, published_on, today, "số ngày phải công khai kết quả"),
    )


def _read(limit: deadlines.Deadline | None, done_on: date | None, today: date, what: str) -> Clock:
    if limit is None:
        told = f"Không có quy định của luật, áp dụng cho ngày hội nghị, về {what}."
        return Clock(ClockState.NO_RULE, told)
    late = ((done_on or today) - limit.due_on).days
    if done_on is not None:
        state = ClockState.LATE if late > 0 else ClockState.MET
        return Clock(state, limit.explanation, limit.due_on, max(late, 0))
    if late > 0:
        return Clock(ClockState.OVERDUE, limit.explanation, limit.due_on, late)
    return Clock(ClockState.RUNNING, limit.explanation, limit.due_on, -late)
