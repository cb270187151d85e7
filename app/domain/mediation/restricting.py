"""A file that only some people may open: why, and for whom.

Căn cứ: khoản 3 Điều 4 Luật Hòa giải ở cơ sở số 35/2013/QH13 (bí mật về thông tin của các bên).
"""

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.basis import SECRECY

SHORTEST_WHY = 8  # letters


class ReaderAct(LabelledEnum):
    NAME = "name_reader", "Cho một người mở hồ sơ hạn chế"
    UNNAME = "unname_reader", "Thôi cho một người mở hồ sơ hạn chế"


def check_restrict(*, reason: str) -> None:
    if not reason.strip():
        raise RuleViolation("Hãy ghi vì sao hạn chế người được mở hồ sơ này.", basis=SECRECY)


def check_lift(*, is_restricted: bool, reason: str) -> None:
    if not is_restricted:
        raise RuleViolation("Hồ sơ này không bị hạn chế nên không có gì để bỏ.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi vì sao bỏ hạn chế.", basis=SECRECY)


def check_why(reason: str) -> None:
    """Who opens a restricted file that is not theirs says why, in words that tell something."""
    if len(reason.strip()) < SHORTEST_WHY:
        raise RuleViolation(
            "Hãy ghi rõ vì sao bạn cần mở hồ sơ này, ví dụ: trả lời đơn của bà con.", basis=SECRECY
        )
