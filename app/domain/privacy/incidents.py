"""An incident with personal data: what it was, by when it is told, when it may be closed.

Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (notice within 72 hours; the number is an
answer of the office, for it was not read in the text of the law).
"""

from datetime import date, datetime, timedelta

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class IncidentKind(LabelledEnum):
    LOOKED_AT = "looked_at", "Người không có nhiệm vụ đã xem"
    SENT_WRONG = "sent_wrong", "Gửi nhầm, đưa nhầm người"
    LOST = "lost", "Mất máy, mất USB, mất giấy tờ"
    BROKEN_IN = "broken_in", "Bị xâm nhập, bị lấy mật khẩu"
    ALTERED = "altered", "Bị sửa, bị xóa trái phép"
    OTHER = "other", "Việc khác"


class IncidentState(LabelledEnum):
    OPEN = "open", "Đang xử lý"
    CLOSED = "closed", "Đã kết thúc"


def due_at(discovered_at: datetime, hours: int) -> datetime:
    """Until when the authority has to be told."""
    return discovered_at + timedelta(hours=hours)


def check_incident(
    discovered_at: datetime,
    since: date | None = None,
    until: date | None = None,
    *,
    now: datetime,
    today: date,
) -> None:
    """Refuse what lies ahead, and days in which nothing can be looked for."""
    if discovered_at > now:
        raise RuleViolation("Lúc phát hiện sự cố không thể sau lúc này.")
    if max(since or today, until or today) > today:
        raise RuleViolation("Những ngày liên quan đến sự cố không thể sau hôm nay.")
    if until is not None and (since is None or until < since):
        raise RuleViolation("Hãy ghi ngày đầu liên quan đến sự cố, không sau ngày cuối.")


def check_open(state: IncidentState) -> None:
    if state is IncidentState.CLOSED:
        raise RuleViolation("Sự cố này đã kết thúc, không sửa được nữa.")


def check_closing(state: IncidentState, *, is_notified: bool, words: str) -> None:
    """Refuse to close what nobody was told of, or without a word on what was done."""
    check_open(state)
    if not is_notified:
        raise RuleViolation(
            "Chưa ghi đã thông báo cho cơ quan có thẩm quyền. Nếu không phải thông báo, hãy ghi vì "
            "sao vào ô nơi nhận rồi mới kết thúc."
        )
    if not words.strip():
        raise RuleViolation("Hãy ghi đã khắc phục thế nào trước khi kết thúc.")
