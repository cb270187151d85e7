"""Sittings of a mediation: planned, held, put off; the log of them is nobody's duty.

Căn cứ: Điều 20, Điều 21 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from app.domain.labels import LabelledEnum


class MeetingState(LabelledEnum):
    PLANNED = "planned", "Đã hẹn"
    HELD = "held", "Đã hòa giải"
    POSTPONED = "postponed", "Hoãn"
    ABSENT = "absent", "Không đủ mặt các bên"


class InvitedAs(LabelledEnum):
    """Who may be invited to a mediation (Điều 19)."""

    RELATIVE = "relative", "Người thân thích có uy tín"
    NEIGHBOUR = "neighbour", "Hàng xóm, bạn bè, đồng nghiệp"
    LEGAL_KNOWLEDGE = "legal_knowledge", "Người có trình độ pháp lý"
    SOCIAL_KNOWLEDGE = "social_knowledge", "Người có kiến thức xã hội"
    ELDER = "elder", "Già làng"
    DIGNITARY = "dignitary", "Chức sắc tôn giáo"
    KNOWS_THE_CASE = "knows_the_case", "Người biết rõ vụ, việc"
    AGENCY = "agency", "Đại diện cơ quan, tổ chức"
    INTERPRETER = "interpreter", "Người phiên dịch"


class InvitedBy(LabelledEnum):
    MEDIATOR = "mediator", "Hòa giải viên mời"
    SIDE_A = "side_a", "Bên A mời"
    SIDE_B = "side_b", "Bên B mời"

    @property
    def is_party(self) -> bool:
        return self is not InvitedBy.MEDIATOR
