"""What a person may ask about their own data, by when it is answered, how it is decided.

The lengths are rows of :mod:`app.domain.deadlines`, which an office may set itself.
Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025/NĐ-CP.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.domain.calendar import show
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class RequestKind(LabelledEnum):
    SEE = "see", "Xem dữ liệu"
    CORRECT = "correct", "Chỉnh sửa dữ liệu"
    GIVE = "give", "Cung cấp dữ liệu"
    RESTRICT = "restrict", "Hạn chế xử lý"
    OBJECT = "object", "Phản đối xử lý"
    ERASE = "erase", "Xóa dữ liệu"


class AskedBy(LabelledEnum):
    SELF = "self", "Chính người đó"
    GUARDIAN = "guardian", "Cha, mẹ, người giám hộ"
    PROXY = "proxy", "Người được ủy quyền"


class IdentityProof(LabelledEnum):
    """How the office made sure who asks; copies of papers are not kept."""

    CARD = "card", "Xem căn cước, giấy tờ có ảnh"
    KNOWN = "known", "Công chức biết rõ người này"
    VNEID = "vneid", "Xem VNeID trên điện thoại"
    PROXY_PAPER = "proxy_paper", "Xem giấy ủy quyền, giấy tờ của người đại diện"


class RequestState(LabelledEnum):
    OPEN = "open", "Đang giải quyết"
    GRANTED = "granted", "Đã chấp nhận"
    REFUSED = "refused", "Đã từ chối"
    DONE = "done", "Đã thực hiện xong"


class Decision(LabelledEnum):
    GRANT = "grant", "Chấp nhận"
    REFUSE = "refuse", "Từ chối"


CLOCK_OF: dict[RequestKind, Clock] = {
    RequestKind.SEE: Clock.DATA_GIVE,
    RequestKind.CORRECT: Clock.DATA_GIVE,
    RequestKind.GIVE: Clock.DATA_GIVE,
    RequestKind.RESTRICT: Clock.DATA_LIMIT,
    RequestKind.OBJECT: Clock.DATA_LIMIT,
    RequestKind.ERASE: Clock.DATA_ERASE,
}
RUNNING = frozenset({RequestState.OPEN, RequestState.GRANTED})


def check_request(
    received_on: date, asked_by: AskedBy, representative: str, *, today: date
) -> None:
    """Refuse a day to come, and a request by another who is not named."""
    if received_on > today:
        raise RuleViolation("Ngày nhận yêu cầu không thể sau hôm nay.")
    if asked_by is not AskedBy.SELF and not representative.strip():
        raise RuleViolation("Người khác yêu cầu thay: hãy ghi họ tên người đó.")


def check_running(state: RequestState) -> None:
    if state not in RUNNING:
        raise RuleViolation("Yêu cầu này đã giải quyết xong, không sửa được nữa.")


def check_first_answer(
    answered_on: date | None, day: date, *, received_on: date, today: date
) -> None:
    if answered_on is not None:
        raise RuleViolation(f"Đã trả lời lần đầu ngày {show(answered_on)}.")
    _check_day("Ngày trả lời", day, since=received_on, today=today)


def check_extension(state: RequestState, extended_on: date | None) -> None:
    """One extension, while the request is not finished."""
    check_running(state)
    if extended_on is not None:
        raise RuleViolation("Mỗi yêu cầu chỉ được gia hạn một lần.")


def check_decision(
    state: RequestState,
    decision: Decision,
    reason: str,
    basis: str,
    *,
    day: date,
    since: date,
    today: date,
) -> None:
    """Refuse a second decision, and a refusal without its reason and basis."""
    if state is not RequestState.OPEN:
        raise RuleViolation("Yêu cầu này đã được quyết định.")
    if decision is Decision.REFUSE and not (reason.strip() and basis.strip()):
        raise RuleViolation("Từ chối thì phải ghi lý do và căn cứ.")
    _check_day("Ngày quyết định", day, since=since, today=today)


def check_done(state: RequestState, kind: RequestKind, *, is_erased: bool) -> None:
    """Only what was granted is done; an erasure is done by erasing."""
    if state is not RequestState.GRANTED:
        raise RuleViolation("Chỉ ghi đã thực hiện với yêu cầu đã được chấp nhận.")
    if kind is RequestKind.ERASE and not is_erased:
        raise RuleViolation("Yêu cầu xóa: hãy xóa dữ liệu, phần mềm tự ghi đã thực hiện.")


def check_erasing(state: RequestState, kind: RequestKind, *, has_marks: bool) -> None:
    if kind is not RequestKind.ERASE or state is not RequestState.GRANTED:
        raise RuleViolation("Chỉ xóa khi lãnh đạo đã chấp nhận một yêu cầu xóa dữ liệu.")
    if not has_marks:
        raise RuleViolation("Chưa chọn hồ sơ nào của người này. Hãy tìm và đánh dấu trước.")


def said_since(kinds: Sequence[str]) -> str:
    """Why nothing may be erased yet: records of these kinds were written after the marking; ""
    where none was."""
    if not kinds:
        return ""
    told = "; ".join(f"{kind}: {number}" for kind, number in Counter(kinds).items())
    return (
        f"Sau lần đánh dấu, có hồ sơ nêu tên người này được ghi thêm hoặc sửa ({told}). Hãy tìm "
        "lại trong sổ và đánh dấu, rồi mới xóa."
    )


def _check_day(what: str, day: date, *, since: date, today: date) -> None:
    if day > today:
        raise RuleViolation(f"{what} không thể sau hôm nay.")
    if day < since:
        raise RuleViolation(f"{what} không thể trước ngày {show(since)}.")
