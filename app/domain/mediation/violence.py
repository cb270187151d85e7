"""Signs of domestic violence: mediating goes on only beside the report, never instead of it."""

from app.domain.errors import RuleViolation
from app.domain.mediation.basis import ALERT_VIOLENCE


def check_reported(*, has_signs: bool, is_reported: bool, why_not: str) -> None:
    """Refuse to begin or settle a case with such signs that nobody reported or explained.

    Căn cứ: khoản 4 Điều 10 Luật Hòa giải ở cơ sở số 35/2013/QH13; Luật Phòng, chống bạo lực
    gia đình số 13/2022/QH15.
    """
    if has_signs and not is_reported and not why_not.strip():
        raise RuleViolation(
            "Vụ, việc có dấu hiệu bạo lực gia đình mà chưa có báo cáo nguy cơ bạo lực. Hãy bấm "
            "“Báo ngay” ở đầu trang, hoặc ghi vì sao chưa báo cáo.",
            basis=ALERT_VIOLENCE,
        )
