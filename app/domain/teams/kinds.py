"""What is elected and how, why a mediator leaves, how a year's work is judged."""

from app.domain.labels import LabelledEnum


class ElectionOf(LabelledEnum):
    MEDIATORS = "mediators", "Bầu hòa giải viên"
    LEADER = "leader", "Bầu tổ trưởng"


class Voting(LabelledEnum):
    """Căn cứ: khoản 2 Điều 8 Luật Hòa giải ở cơ sở số 35/2013/QH13."""

    OPEN = "open", "Biểu quyết công khai tại cuộc họp"
    SECRET = "secret", "Bỏ phiếu kín tại cuộc họp"
    SLIPS = "slips", "Phát phiếu lấy ý kiến hộ gia đình"

    @property
    def has_slips(self) -> bool:
        return self is not Voting.OPEN

    @property
    def is_meeting(self) -> bool:
        return self is not Voting.SLIPS


# The mediators elect their leader at a meeting of their own.
VOTING_FOR: dict[ElectionOf, tuple[Voting, ...]] = {
    ElectionOf.MEDIATORS: tuple(Voting),
    ElectionOf.LEADER: (Voting.OPEN, Voting.SECRET),
}


class PutForward(LabelledEnum):
    SELF = "self", "Tự ứng cử"
    FRONT = "front", "Ban công tác Mặt trận giới thiệu"


class Leaving(LabelledEnum):
    """Why somebody is no longer a mediator; the first three are those of the law.

    Căn cứ: khoản 1 Điều 11 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """

    OWN_WISH = "own_wish", "Theo nguyện vọng của hòa giải viên"
    STANDARDS = "standards", "Không còn đáp ứng tiêu chuẩn của hòa giải viên"
    PRINCIPLES = (
        "principles",
        "Vi phạm nguyên tắc hòa giải hoặc không thể tiếp tục do bị xử lý vi phạm pháp luật",
    )
    DEATH = "death", "Qua đời"
    TEAM_CLOSED = "team_closed", "Tổ hòa giải giải thể, sáp nhập"

    @property
    def needs_decision(self) -> bool:
        """Whether the Chairman decides; death and the end of a team need no decision."""
        return self in DECIDED

    @property
    def may_be_disputed(self) -> bool:
        """Whether the Front's board may disagree (Mẫu 09); nobody is kept against their wish."""
        return self in (Leaving.STANDARDS, Leaving.PRINCIPLES)


DECIDED = (Leaving.OWN_WISH, Leaving.STANDARDS, Leaving.PRINCIPLES)


class Level(LabelledEnum):
    """How a mediator did in a year; the law asks for a review and leaves the words open."""

    GOOD = "good", "Hoàn thành tốt"
    DONE = "done", "Hoàn thành"
    POOR = "poor", "Còn hạn chế"
    NO_CASE = "no_case", "Chưa có vụ, việc để đánh giá"


class ReportKind(LabelledEnum):
    YEARLY = "yearly", "Báo cáo năm"
    AD_HOC = "ad_hoc", "Báo cáo đột xuất"
