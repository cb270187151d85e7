"""The facts of one meeting as its minutes hold them, and when they may be signed."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from app.domain.calendar import show
from app.domain.dialogue.lifecycle import DialogueState, check_move
from app.domain.errors import RuleViolation

EARLIEST = date(2000, 1, 1)
FARTHEST_AHEAD = timedelta(days=730)
MOST_PEOPLE = 100_000


def check_meeting(
    *,
    held_on: date,
    started_at: time | None,
    ended_at: time | None,
    announced_on: date | None,
    people: int | None,
    today: date,
) -> None:
    """Refuse dates, times and a head count that cannot be true.

    Notice given too late is no refusal: see :func:`app.domain.dialogue.clocks.notice_clock`.
    """
    if not EARLIEST <= held_on <= today + FARTHEST_AHEAD:
        raise RuleViolation(
            f"Ngày tổ chức {show(held_on)} không hợp lý. Hãy nhập ngày từ {show(EARLIEST)} "
            "đến không quá 2 năm kể từ hôm nay."
        )
    if ended_at is not None:
        _check_ending(held_on, started_at, ended_at, today)
    if announced_on is not None:
        check_notice(announced_on, held_on=held_on, today=today)
    if people is not None and not 0 <= people <= MOST_PEOPLE:
        raise RuleViolation("Số người dự phải từ 0 đến 100.000 người.")


def check_correction(
    state: DialogueState,
    *,
    held_on: date,
    ended_at: time | None,
    announced_on: date | None,
    was_announced: bool,
    first_due_on: date | None,
    today: date,
) -> None:
    """Refuse a correction of day or hours that contradicts where the conference stands.

    ``first_due_on`` is the earliest deadline that the minutes set; ``was_announced`` says
    whether a day of notice is noted already (invitations may go out before the notice).
    """
    if state.has_begun and held_on > today:
        raise RuleViolation("Hội nghị đã diễn ra nên ngày tổ chức không thể ở tương lai.")
    if not state.has_begun and ended_at is not None:
        raise RuleViolation("Hội nghị chưa bắt đầu nên chưa có giờ kết thúc. Hãy để trống ô này.")
    if _is_expected(state) and was_announced and announced_on is None:
        raise RuleViolation(
            "Hội nghị đã thông báo nên không để trống ngày thông báo; nếu ghi nhầm, hãy sửa ngày."
        )
    if first_due_on is not None and first_due_on <= held_on:
        raise RuleViolation(
            f"Biên bản có hạn trả lời hoặc hạn thực hiện {show(first_due_on)}, không sau ngày "
            f"tổ chức mới {show(held_on)}. Hãy sửa hạn trước."
        )


def _is_expected(state: DialogueState) -> bool:
    return state in (DialogueState.ANNOUNCED, DialogueState.INVITED)


def check_rescheduling(held_on: date, *, today: date) -> None:
    """Refuse a new day in the past or years away for a postponed conference."""
    if not today <= held_on <= today + FARTHEST_AHEAD:
        raise RuleViolation(
            f"Ngày tổ chức mới {show(held_on)} phải từ hôm nay và không quá 2 năm tới."
        )


def check_beginning(current: DialogueState, *, held_on: date, today: date) -> None:
    """Refuse to open a conference before its day."""
    check_move(current, DialogueState.IN_SESSION)
    if held_on > today:
        raise RuleViolation(
            f"Hội nghị ấn định ngày {show(held_on)}, chưa đến. Nếu họp sớm hơn, hãy sửa ngày trước."
        )


def _check_ending(held_on: date, started_at: time | None, ended_at: time, today: date) -> None:
    if started_at is None:
        raise RuleViolation("Đã ghi giờ kết thúc thì phải ghi cả giờ bắt đầu.")
    if ended_at <= started_at:
        raise RuleViolation(
            f"Giờ kết thúc {_hour(ended_at)} phải sau giờ bắt đầu {_hour(started_at)}."
        )
    if held_on > today:
        raise RuleViolation(
            f"Hội nghị ngày {show(held_on)} chưa diễn ra nên chưa ghi được giờ kết thúc."
        )


def check_notice(announced_on: date, *, held_on: date, today: date) -> None:
    """Refuse a day of notice that is still to come or came after the conference."""
    if announced_on > held_on:
        raise RuleViolation(
            f"Ngày thông báo {show(announced_on)} không thể sau ngày tổ chức {show(held_on)}."
        )
    if announced_on > today:
        raise RuleViolation(
            f"Ngày thông báo {show(announced_on)} chưa đến. Chỉ ghi ngày đã thông báo thật."
        )
    if announced_on < EARLIEST:
        raise RuleViolation(f"Ngày thông báo {show(announced_on)} không hợp lý. Hãy xem lại năm.")


def check_signing(
    current: DialogueState,
    *,
    held_on: date,
    ended_at: time | None,
    chairs: str,
    secretary: str,
    has_conclusion: bool,
    unhandled: Sequence[int],
    signed_on: date,
    today: date,
) -> None:
    """Refuse to sign minutes that are not whole; ``unhandled`` are numbers of opinions.

    Căn cứ: thể thức biên bản theo Nghị định số 30/2020/NĐ-CP: chair, secretary,
    the time of ending and what was concluded belong to minutes.
    """
    check_move(current, DialogueState.MINUTES_SIGNED)
    missing = [
        what
        for what, given in (
            ("người chủ trì", chairs),
            ("thư ký", secretary),
            ("giờ kết thúc", ended_at),
            ("kết luận của chủ trì", has_conclusion),
        )
        if not given
    ]
    if missing:
        raise RuleViolation(f"Chưa ký được vì biên bản còn thiếu: {', '.join(missing)}.")
    if unhandled:
        numbers = ", ".join(str(number) for number in unhandled)
        raise RuleViolation(
            f"Chưa ký được vì ý kiến số {numbers} chưa ghi cách giải quyết "
            "(trả lời tại chỗ, giao đơn vị, chuyển, tách hoặc không thuộc thẩm quyền)."
        )
    if not held_on <= signed_on <= today:
        raise RuleViolation(
            f"Ngày ký {show(signed_on)} phải từ ngày tổ chức {show(held_on)} đến hôm nay."
        )


def check_results_published(
    current: DialogueState, *, held_on: date, published_on: date, today: date
) -> None:
    """Refuse to note results as public before the minutes are signed or on a false day.

    Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15; a late day is
    noted all the same and shown in red.
    """
    check_move(current, DialogueState.RESULTS_PUBLISHED)
    if not held_on <= published_on <= today:
        raise RuleViolation(
            f"Ngày công khai kết quả {show(published_on)} phải từ ngày tổ chức "
            f"{show(held_on)} đến hôm nay."
        )


def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"
