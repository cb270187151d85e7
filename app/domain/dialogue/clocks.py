"""The two clocks of a conference, notice and results, each told with how it is computed."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendar import SHIPPED, WorkCalendar, show, show_long
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.law import DialogueLaw, law_on
from app.domain.labels import LabelledEnum


class ClockState(LabelledEnum):
    NO_RULE = "no_rule", "Không định hạn"
    RUNNING = "running", "Còn hạn"
    MET = "met", "Đúng hạn"
    LATE = "late", "Trễ hạn"
    OVERDUE = "overdue", "Quá hạn, chưa ghi"


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
) -> tuple[Clock, Clock]:
    """The clocks of notice and of results under the law of the day of the conference."""
    law = law_on(held_on, kind)
    return (
        notice_clock(law, held_on=held_on, announced_on=announced_on, today=today),
        results_clock(law, held_on=held_on, published_on=published_on, today=today),
    )


def notice_clock(
    law: DialogueLaw | None, *, held_on: date, announced_on: date | None, today: date
) -> Clock:
    """Whether time, place and content were made public early enough.

    Căn cứ: Điều 43 Luật số 72/2025/QH15 and the laws before it: at least 7 days before.
    """
    if law is None or law.notice_days is None:
        return _no_rule("số ngày phải thông báo trước hội nghị", law)
    due_on = held_on - timedelta(days=law.notice_days)
    how = (
        f"Phải thông báo trước ít nhất {law.notice_days} ngày: "
        f"{show(held_on)} lùi {law.notice_days} ngày là {show(due_on)} ({law.basis})."
    )
    return _read(due_on, announced_on, today, how)


def results_clock(
    law: DialogueLaw | None,
    *,
    held_on: date,
    published_on: date | None,
    today: date,
    calendar: WorkCalendar = SHIPPED,
) -> Clock:
    """Whether the results were made public soon enough.

    Căn cứ: Điều 43 Luật số 72/2025/QH15: at most 10 days after the conference; khoản 5
    Điều 148 Bộ luật Dân sự số 91/2015/QH13: a last day off moves to the next working day.
    """
    if law is None or law.results_days is None:
        return _no_rule("số ngày phải công khai kết quả", law)
    counted = held_on + timedelta(days=law.results_days)
    due_on = calendar.roll(counted)
    how = (
        f"Phải công khai kết quả chậm nhất {law.results_days} ngày sau hội nghị: "
        f"{show(held_on)} cộng {law.results_days} ngày là {show(counted)} ({law.basis})."
    )
    if due_on != counted:
        how += (
            f" Đó là ngày nghỉ nên hạn chuyển sang {show_long(due_on)} (Điều 148 Bộ luật Dân sự)."
        )
    return _read(due_on, published_on, today, how)


def _read(due_on: date, done_on: date | None, today: date, how: str) -> Clock:
    late = ((done_on or today) - due_on).days
    if done_on is not None:
        state = ClockState.LATE if late > 0 else ClockState.MET
        return Clock(state, how, due_on, max(late, 0))
    if late > 0:
        return Clock(ClockState.OVERDUE, how, due_on, late)
    return Clock(ClockState.RUNNING, how, due_on, -late)


def _no_rule(what: str, law: DialogueLaw | None) -> Clock:
    source = f"{law.basis} không định" if law else "Không có quy định của luật về"
    return Clock(ClockState.NO_RULE, f"{source} {what}.")
