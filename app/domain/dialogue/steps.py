"""The words in which the follow-up of an opinion or a conclusion is told, step by step."""

from app.domain.labels import LabelledEnum


class StepKind(LabelledEnum):
    PROGRESS = "progress", "Đang xử lý"
    PAUSE = "pause", "Tạm dừng"
    RESUME = "resume", "Tiếp tục"
    EXTEND = "extend", "Gia hạn"
    REPLY = "reply", "Trả lời"
    REFUSE = "refuse", "Từ chối giải quyết"
    RESULT = "result", "Kết quả thực hiện"
    ASK = "ask", "Hỏi người nêu ý kiến"
    REOPEN = "reopen", "Mở lại"
    CLOSE = "close", "Đóng, có kết quả"
    CLOSE_WITHOUT_REMEDY = "close_without_remedy", "Đóng khi chưa có giải pháp"
    DROP = "drop", "Thôi thực hiện"


TOLD_ABOVE = frozenset({StepKind.EXTEND, StepKind.REFUSE, StepKind.RESULT, StepKind.DROP})
"""Steps whose words are the office's own decision or its work done. Those of the others tell of
who spoke, who was met, what was asked: they never leave the commune."""


class PauseGround(LabelledEnum):
    """Why the clock may stand still: what the handler cannot hurry."""

    SPEAKER = "speaker", "Chờ người nêu bổ sung giấy tờ, thông tin"
    OTHER_BODY = "other_body", "Chờ ý kiến, kết quả của cơ quan khác"
    PROCEDURE = "procedure", "Việc đang được thanh tra, Tòa án hoặc cơ quan điều tra xem xét"
    FORCE_MAJEURE = "force_majeure", "Thiên tai, dịch bệnh, sự kiện bất khả kháng"


class AskedWay(LabelledEnum):
    IN_PERSON = "in_person", "Gặp trực tiếp"
    BY_PHONE = "by_phone", "Qua điện thoại"
    THROUGH_VILLAGE = "through_village", "Qua trưởng thôn, tổ trưởng tổ dân phố"
    VILLAGE_MEETING = "village_meeting", "Tại cuộc họp thôn, bản, tổ dân phố"
    IN_WRITING = "in_writing", "Bằng phiếu, văn bản"


class WantedBy(LabelledEnum):
    """At whose wish an answered point is taken up again."""

    SPEAKER = "speaker", "Người nêu ý kiến"
    VILLAGE = "village", "Thôn, bản, tổ dân phố"
    OFFICE = "office", "Cán bộ, cơ quan theo dõi"


class Satisfaction(LabelledEnum):
    """What who spoke says of the answer; who could not be reached has said nothing."""

    SATISFIED = "satisfied", "Hài lòng"
    NOT_SATISFIED = "not_satisfied", "Chưa hài lòng"
    NOT_REACHED = "not_reached", "Không hỏi được"
