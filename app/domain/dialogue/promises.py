"""A conclusion of the chair, from the day it was drawn to the day it is carried out."""

from datetime import date

from app.domain.dialogue.answers import need
from app.domain.dialogue.follow_up import check_extension, check_new_due
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class ConclusionState(LabelledEnum):
    OPEN = "open", "Chưa thực hiện"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    DONE = "done", "Đã thực hiện"
    DROPPED = "dropped", "Thôi thực hiện, có lý do"


_S = ConclusionState
TO_DO = frozenset({_S.OPEN, _S.IN_PROGRESS})
NEXT_STATES: dict[ConclusionState, frozenset[ConclusionState]] = {
    _S.OPEN: frozenset({_S.IN_PROGRESS, _S.DONE, _S.DROPPED}),
    _S.IN_PROGRESS: frozenset({_S.DONE, _S.DROPPED}),
    _S.DONE: frozenset({_S.IN_PROGRESS}),
    _S.DROPPED: frozenset({_S.IN_PROGRESS}),
}


def check_move(current: ConclusionState, wanted: ConclusionState) -> None:
    """Refuse a step that the course of a conclusion does not have."""
    if wanted not in NEXT_STATES[current]:
        raise RuleViolation(
            f"Kết luận đang ở tình trạng “{current.label}”, không thể chuyển sang “{wanted.label}”."
        )


def check_to_do(current: ConclusionState) -> None:
    """Refuse progress or more time for what is over; it is reopened first."""
    if current not in TO_DO:
        raise RuleViolation(
            f"Kết luận đang ở tình trạng “{current.label}”. Muốn làm tiếp, hãy mở lại kết luận."
        )


def check_progress(current: ConclusionState, *, words: str) -> None:
    """Refuse progress that does not say what was done."""
    check_to_do(current)
    need(words, "Hãy ghi đã làm được gì.")


def check_extending(
    current: ConclusionState,
    *,
    words: str,
    happened_on: date,
    due_on: date | None,
    new_due_on: date | None,
) -> None:
    """Refuse more time without a reason, or once the time is over."""
    check_to_do(current)
    check_extension(words=words, happened_on=happened_on, due_on=due_on, new_due_on=new_due_on)


def check_finishing(current: ConclusionState, *, result: str) -> None:
    """Refuse "done" that does not say what was done."""
    check_move(current, _S.DONE)
    need(result, "Hãy ghi đã làm xong việc gì, xem ở đâu thấy được.")


def check_dropping(current: ConclusionState, *, words: str) -> None:
    """Refuse to drop what was promised without saying why."""
    check_move(current, _S.DROPPED)
    need(words, "Hãy ghi lý do thôi thực hiện, để báo lại với Nhân dân.")


def check_reopening(
    current: ConclusionState, *, words: str, happened_on: date, new_due_on: date | None
) -> None:
    """Refuse to take up again what is still to do, or without a reason and a new day."""
    if current in TO_DO:
        raise RuleViolation(f"Kết luận đang “{current.label}”, không cần mở lại.")
    need(words, "Hãy ghi lý do mở lại: còn thiếu điều gì.")
    check_new_due(new_due_on, happened_on)
