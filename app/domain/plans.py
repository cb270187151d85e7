"""What the plans of a year share: whether one is issued, and what it must bear when it is.

Căn cứ: kế hoạch là văn bản hành chính (Nghị định số 30/2020/NĐ-CP).
"""

from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

YEARS_AHEAD = 1


class PlanState(LabelledEnum):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    ENDED = "ended", "Hết hiệu lực"
    DROPPED = "dropped", "Đã bỏ dự thảo"


SENT = frozenset({PlanState.ISSUED, PlanState.ENDED})
"""What was issued once and so has left its unit, whether it still holds or not."""


def check_signed(number: str, signer: str) -> None:
    """Refuse to issue a plan without its number or the name of who signed it."""
    if not number.strip():
        raise RuleViolation("Hãy nhập số kế hoạch do văn thư cấp, ví dụ 05.")
    if not signer.strip():
        raise RuleViolation("Hãy ghi họ tên người ký kế hoạch.")


def check_issued_on(day: date, *, year: int, today: date) -> None:
    """Refuse a day on which no plan of ``year`` can have been issued."""
    if day > today:
        raise RuleViolation("Ngày ban hành không thể sau hôm nay.")
    if not date(year - 1, 7, 1) <= day <= date(year, 12, 31):
        raise RuleViolation(
            f"Ngày ban hành {show(day)} không hợp lý với kế hoạch năm {year}. "
            "Hãy kiểm tra lại ngày."
        )
