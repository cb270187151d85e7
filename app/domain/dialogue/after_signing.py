"""What may still be written once the minutes are signed: the notice of conclusions, and notes."""

from datetime import date

from app.domain.calendar import show
from app.domain.dialogue.lifecycle import DialogueState, check_move
from app.domain.errors import RuleViolation


def state_after_notice(
    current: DialogueState,
    *,
    known_on: date | None,
    signed_on: date | None,
    notified_on: date,
    today: date,
) -> DialogueState:
    """Where the conference stands once its conclusions are notified; refuses a false day.

    ``known_on`` is the day of a notice that is noted already. A commune that has published its
    results first notes the notice all the same, and its conference goes no step back.
    """
    if known_on is not None:
        raise RuleViolation(f"Đã ghi thông báo kết luận ngày {show(known_on)}.")
    after = current
    if not current.is_frozen or current is DialogueState.MINUTES_SIGNED:
        check_move(current, DialogueState.CONCLUSION_NOTIFIED)
        after = DialogueState.CONCLUSION_NOTIFIED
    if not (signed_on or notified_on) <= notified_on <= today:
        raise RuleViolation(
            f"Ngày thông báo kết luận {show(notified_on)} phải từ ngày ký biên bản "
            f"{show(signed_on or notified_on)} đến hôm nay."
        )
    return after


def check_note(current: DialogueState, words: str) -> None:
    """Refuse a note beside minutes that can still be corrected, and one that says nothing."""
    if not current.is_frozen:
        raise RuleViolation(
            "Biên bản chưa ký. Hãy sửa ngay trong biên bản, nhật ký ghi lại chỗ sửa."
        )
    if not words.strip():
        raise RuleViolation("Hãy ghi nội dung ghi chú.")
