"""A conference, from its preparation to the last answered opinion."""

from collections.abc import Sequence
from datetime import date, time

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class DialogueState(LabelledEnum):
    IN_PREPARATION = "in_preparation", "Đang chuẩn bị"
    ANNOUNCED = "announced", "Đã thông báo"
    INVITED = "invited", "Đã gửi giấy mời"
    IN_SESSION = "in_session", "Đang diễn ra"
    MINUTES_DRAFTED = "minutes_drafted", "Đang lập biên bản"
    MINUTES_SIGNED = "minutes_signed", "Đã ký biên bản"
    CONCLUSION_NOTIFIED = "conclusion_notified", "Đã thông báo kết luận"
    RESULTS_PUBLISHED = "results_published", "Đã công khai kết quả"
    IN_FOLLOW_UP = "in_follow_up", "Đang theo dõi kiến nghị"
    COMPLETED = "completed", "Hoàn thành"
    POSTPONED = "postponed", "Hoãn"
    CANCELLED = "cancelled", "Hủy"

    @property
    def is_frozen(self) -> bool:
        """The minutes are signed: what they say can no longer be changed."""
        return self in _FROZEN

    @property
    def is_called_off(self) -> bool:
        return self in (DialogueState.POSTPONED, DialogueState.CANCELLED)

    @property
    def has_begun(self) -> bool:
        return self.is_frozen or self in (DialogueState.IN_SESSION, DialogueState.MINUTES_DRAFTED)


_S = DialogueState
_FROZEN = frozenset(
    {
        _S.MINUTES_SIGNED,
        _S.CONCLUSION_NOTIFIED,
        _S.RESULTS_PUBLISHED,
        _S.IN_FOLLOW_UP,
        _S.COMPLETED,
    }
)
_OFF = {_S.POSTPONED, _S.CANCELLED}

NEXT_STATES: dict[DialogueState, frozenset[DialogueState]] = {
    _S.IN_PREPARATION: frozenset({_S.ANNOUNCED, _S.INVITED, _S.IN_SESSION} | _OFF),
    _S.ANNOUNCED: frozenset({_S.INVITED, _S.IN_SESSION} | _OFF),
    _S.INVITED: frozenset({_S.IN_SESSION} | _OFF),
    _S.IN_SESSION: frozenset({_S.MINUTES_DRAFTED}),
    _S.MINUTES_DRAFTED: frozenset({_S.MINUTES_SIGNED}),
    _S.MINUTES_SIGNED: frozenset({_S.CONCLUSION_NOTIFIED, _S.RESULTS_PUBLISHED}),
    _S.CONCLUSION_NOTIFIED: frozenset({_S.RESULTS_PUBLISHED}),
    _S.RESULTS_PUBLISHED: frozenset({_S.IN_FOLLOW_UP, _S.COMPLETED}),
    _S.IN_FOLLOW_UP: frozenset({_S.COMPLETED}),
    _S.COMPLETED: frozenset({_S.IN_FOLLOW_UP}),
    _S.POSTPONED: frozenset({_S.IN_PREPARATION, _S.ANNOUNCED, _S.CANCELLED}),
    _S.CANCELLED: frozenset(),
}


def check_move(current: DialogueState, wanted: DialogueState) -> None:
    """Refuse a step that the course of a conference does not have."""
    if wanted not in NEXT_STATES[current]:
        raise RuleViolation(
            f"Hội nghị đang ở trạng thái “{current.label}”, không thể chuyển sang “{wanted.label}”."
        )


def check_open(state: DialogueState) -> None:
    """Refuse any change to minutes that are signed or to a conference called off."""
    if state.is_frozen:
        raise RuleViolation(
            "Biên bản đã ký nên không sửa được nữa. Nội dung phát sinh sau hội nghị "
            "được ghi ở phần theo dõi kết quả trả lời."
        )
    if state.is_called_off:
        raise RuleViolation(
            f"Hội nghị đã ghi là “{state.label}” nên không ghi thêm nội dung được. "
            "Hãy ghi ngày tổ chức mới trước."
        )


def check_concluding(state: DialogueState) -> None:
    """Refuse a conclusion of a conference at which nothing has been said yet."""
    check_open(state)
    if not state.has_begun:
        raise RuleViolation("Hội nghị chưa bắt đầu nên chủ trì chưa có kết luận.")


def starting_state(
    *, held_on: date, announced_on: date | None, ended_at: time | None, today: date
) -> DialogueState:
    """Where a newly recorded conference stands: most are written up after they were held.

    One held today and not yet ended is being written down in the room.
    """
    if held_on > today:
        return DialogueState.ANNOUNCED if announced_on else DialogueState.IN_PREPARATION
    if held_on == today and ended_at is None:
        return DialogueState.IN_SESSION
    return DialogueState.MINUTES_DRAFTED


def check_completing(
    current: DialogueState,
    *,
    opinions: Sequence[int],
    conclusions: Sequence[int],
    completed_on: date,
    published_on: date | None,
    today: date,
) -> None:
    """Refuse to call a conference done while something of it is open, or on a false day.

    ``opinions`` and ``conclusions`` are the numbers of those that are open.
    """
    check_move(current, DialogueState.COMPLETED)
    for what, numbers in (("ý kiến", opinions), ("kết luận", conclusions)):
        if numbers:
            told = ", ".join(str(number) for number in numbers)
            raise RuleViolation(
                f"Chưa ghi hoàn thành được vì {what} số {told} chưa xong. Hãy ghi kết quả và đóng, "
                "hoặc ghi rõ vì sao chưa có giải pháp."
            )
    since = published_on or date.min
    if not since <= completed_on <= today:
        raise RuleViolation(
            f"Ngày hoàn thành {show(completed_on)} phải từ ngày công khai kết quả "
            f"{show(since)} đến hôm nay."
        )


def check_calling_off(current: DialogueState, wanted: DialogueState, *, reason: str) -> None:
    """Refuse to postpone or cancel without saying why; the villages will ask."""
    if not wanted.is_called_off:
        raise RuleViolation("Hãy chọn hoãn hay hủy hội nghị.")
    check_move(current, wanted)
    if not reason.strip():
        raise RuleViolation(f"Hãy ghi lý do {wanted.label.lower()} hội nghị.")
