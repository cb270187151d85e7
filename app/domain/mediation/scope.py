"""What must not be mediated at the grass roots, and where the parties are guided.

Căn cứ: khoản 1 Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13; khoản 2 Điều 5, Điều 6
Nghị định số 15/2014/NĐ-CP.
"""

from dataclasses import dataclass

from app.domain.labels import LabelledEnum
from app.domain.legal import LegalBasis
from app.domain.mediation.basis import PRINCIPLES, law


class RefusalReason(LabelledEnum):
    PUBLIC = "public", "Xâm phạm lợi ích của Nhà nước, lợi ích công cộng"
    FAMILY_CIVIL = (
        "family_civil",
        "Vi phạm pháp luật hôn nhân và gia đình phải do cơ quan có thẩm quyền giải quyết; "
        "giao dịch dân sự vi phạm điều cấm hoặc trái đạo đức xã hội",
    )
    CRIMINAL = "criminal", "Vi phạm pháp luật phải bị truy cứu trách nhiệm hình sự"
    ADMINISTRATIVE = "administrative", "Vi phạm pháp luật phải bị xử lý vi phạm hành chính"
    COMMERCE = "commerce", "Tranh chấp thương mại"
    LABOUR = "labour", "Tranh chấp lao động"
    OTHER_LAW = "other_law", "Trường hợp khác pháp luật quy định không được hòa giải ở cơ sở"
    PARTIES_REFUSE = "parties_refuse", "Các bên đều từ chối hòa giải trước khi bắt đầu"


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where a refused case belongs; ``alert`` when it must be reported (khoản 5 Điều 10)."""

    basis: LegalBasis
    guide_to: str
    alert: bool = False


GUIDANCE: dict[RefusalReason, Guidance] = {
    RefusalReason.PUBLIC: Guidance(
        law("Điểm a khoản 1 Điều 3"), "Ủy ban nhân dân cấp xã hoặc cơ quan nhà nước có thẩm quyền"
    ),
    RefusalReason.FAMILY_CIVIL: Guidance(
        law("Điểm b khoản 1 Điều 3"), "Tòa án nhân dân hoặc Ủy ban nhân dân có thẩm quyền"
    ),
    RefusalReason.CRIMINAL: Guidance(law("Điểm c khoản 1 Điều 3"), "Công an cấp xã", alert=True),
    RefusalReason.ADMINISTRATIVE: Guidance(
        law("Điểm c khoản 1 Điều 3"), "Công an cấp xã hoặc Ủy ban nhân dân cấp xã", alert=True
    ),
    RefusalReason.COMMERCE: Guidance(
        law("Điểm d khoản 1 Điều 3"), "Hòa giải thương mại, trọng tài hoặc Tòa án nhân dân"
    ),
    RefusalReason.LABOUR: Guidance(law("Điểm d khoản 1 Điều 3"), "Hòa giải viên lao động"),
    RefusalReason.OTHER_LAW: Guidance(
        law("Điểm d khoản 1 Điều 3"), "Cơ quan, tổ chức có thẩm quyền giải quyết"
    ),
    RefusalReason.PARTIES_REFUSE: Guidance(
        PRINCIPLES, "Cơ quan, tổ chức có thẩm quyền theo yêu cầu của các bên"
    ),
}
