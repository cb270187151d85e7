"""Where a mediation case stands, how it ended, and who does things in it."""

from app.domain.labels import LabelledEnum


class CaseState(LabelledEnum):
    RECEIVED = "received", "Tiếp nhận"
    OUT_OF_SCOPE = "out_of_scope", "Không thuộc phạm vi hoặc từ chối"
    AWAITING_ASSIGNMENT = "awaiting_assignment", "Chờ phân công"
    ASSIGNED = "assigned", "Đã phân công"
    IN_MEDIATION = "in_mediation", "Đang hòa giải"
    PAUSED = "paused", "Tạm dừng"
    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    FOLLOWING_UP = "following_up", "Theo dõi thực hiện"
    PERFORMED = "performed", "Đã thực hiện xong"
    NOT_PERFORMED = "not_performed", "Không hoặc chưa thực hiện"
    CLOSED = "closed", "Đã đóng hồ sơ"


class CaseResult(LabelledEnum):
    """How the latest round ended; it stays when the file is followed up and closed."""

    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"


class EndingReason(LabelledEnum):
    """Why a round ended without agreement (khoản 2, khoản 3 Điều 23)."""

    BY_REQUEST = "by_request", "Các bên hoặc một bên yêu cầu chấm dứt"
    BY_MEDIATOR = "by_mediator", "Hòa giải viên kết thúc vì không thể đạt thỏa thuận"


class Doer(LabelledEnum):
    """Whose act it is by the law, whoever writes it in the book."""

    MEDIATOR = "mediator", "Hòa giải viên"
    TEAM_LEADER = "team_leader", "Tổ trưởng tổ hòa giải"
    COMMUNE_OFFICER = "commune_officer", "Công chức xã"
    PARTY = "party", "Các bên"
    SYSTEM = "system", "Sổ"


# Before the first sitting; what ends here ends before mediation began.
BEFORE_START = frozenset({CaseState.RECEIVED, CaseState.AWAITING_ASSIGNMENT, CaseState.ASSIGNED})
# Still to be brought to an end.
OPEN = BEFORE_START | {CaseState.IN_MEDIATION, CaseState.PAUSED}
