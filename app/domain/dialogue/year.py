"""A year of dialogues at a glance: each planned conference, and the duty of one a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.deadlines import Clock, Deadline
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.labels import LabelledEnum
from app.domain.lawpack import LawPack
from app.domain.quarters import Quarter


class SessionState(LabelledEnum):
    PLANNED = "planned", "Chưa đến hạn"
    IN_PREPARATION = "in_preparation", "Đang chuẩn bị"
    HELD = "held", "Đã tổ chức"
    LATE = "late", "Quá quý, chưa tổ chức"
    POSTPONED = "postponed", "Đang hoãn"
    STRUCK = "struck", "Đã bỏ"


class DutyState(LabelledEnum):
    NO_RULE = "no_rule", "Luật chưa quy định"
    MET = "met", "Đã có hội nghị của chính quyền"
    RUNNING = "running", "Chưa có hội nghị của chính quyền"
    MISSED = "missed", "Hết năm không có hội nghị của chính quyền"


@dataclass(frozen=True, slots=True)
class Duty:
    """The yearly conference of a calendar year; ``deadline`` explains itself."""

    state: DutyState
    deadline: Deadline | None


def session_state(
    quarter: Quarter,
    conferences: Iterable[DialogueState],
    *,
    is_struck: bool,
    today: date,
) -> SessionState:
    """Where a planned conference stands, by those that were arranged for it.

    One whose quarter is over is late until it was held, whatever is being prepared.
    """
    states = set(conferences)
    if any(state.has_begun for state in states):
        return SessionState.HELD
    if is_struck:
        return SessionState.STRUCK
    if quarter.last_day < today:
        return SessionState.LATE
    if states - {DialogueState.POSTPONED, DialogueState.CANCELLED}:
        return SessionState.IN_PREPARATION
    if DialogueState.POSTPONED in states:
        return SessionState.POSTPONED
    return SessionState.PLANNED


def is_arranged(conferences: Iterable[DialogueState]) -> bool:
    """Whether a conference is being prepared, postponed or was held: more than cancelled."""
    return any(state is not DialogueState.CANCELLED for state in conferences)


def yearly_duty(year: int, *, held: bool, today: date, law: LawPack) -> Duty:
    """Whether the government held its conference of the year.

    Căn cứ: Điều 43 Luật số 72/2025/QH15 and the laws before it: at least one a year. The law
    that holds at the end of the year (or today, while it runs) is the one that asks.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    deadline = law.deadline(Clock.DIALOGUE_YEARLY, min(max(today, first), last))
    if held:
        return Duty(DutyState.MET, deadline)
    if deadline is None:
        return Duty(DutyState.NO_RULE, None)
    late = deadline.due_on < today
    return Duty(DutyState.MISSED if late else DutyState.RUNNING, deadline)


def is_duty_near(day: date) -> bool:
    """Whether a conference that is still missing this year should be called for: the last
    half of the year leaves time to announce and to prepare it."""
    return day.month >= 7
