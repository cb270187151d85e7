"""What can be done to a team, a mediator, a candidate, a review: the words of the journal."""

from app.domain.labels import LabelledEnum


class TeamAct(LabelledEnum):
    ADD = "add", "Thêm"
    CHANGE = "change", "Sửa"
    END = "end", "Kết thúc"
    RECOGNISE = "recognise", "Công nhận hòa giải viên"
    LEAD = "lead", "Công nhận tổ trưởng"
    STEP_DOWN = "step_down", "Thôi làm tổ trưởng"
    RELEASE = "release", "Cho thôi làm hòa giải viên"
    AMEND = "amend", "Đính chính theo quyết định"


class CandidateAct(LabelledEnum):
    ADD = "add", "Ghi người ứng cử"
    CHANGE = "change", "Sửa người ứng cử"
    WITHDRAW = "withdraw", "Rút khỏi danh sách"
    DECIDE = "decide", "Ghi kết quả công nhận"


class ReviewAct(LabelledEnum):
    RECORD = "record", "Ghi rà soát"
    CORRECT = "correct", "Sửa rà soát"
    SEND = "send", "Gửi kết quả rà soát"


class ReportAct(LabelledEnum):
    DRAFT = "draft", "Lập báo cáo"
    RECOUNT = "recount", "Sửa, chốt lại số liệu"
    SEND = "send", "Gửi báo cáo"
