"""How much of a kind of record goes up: the least, or more where the unit's head says so."""

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

SHORTEST_REASON = 15
"""Letters of a reason that says something."""


class Profile(LabelledEnum):
    MINIMAL = "minimal", "Tối thiểu"
    FULL = "full", "Đầy đủ"


def check_switch(current: Profile, wanted: Profile, reason: str) -> None:
    """Refuse a switch to where it stands already, or one that nobody explains.

    Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: what goes up is the least that is
    needed; more is a decision of the unit's head, which must be accounted for.
    """
    if current is wanted:
        raise RuleViolation(f"Loại hồ sơ này đang gửi ở mức “{wanted.label}” rồi.")
    if sum(letter.isalpha() for letter in reason) < SHORTEST_REASON:
        raise RuleViolation(
            "Hãy ghi rõ lý do đổi mức gửi: theo văn bản, yêu cầu nào, để làm việc gì."
        )
