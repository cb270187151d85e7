"""What is done in the room: the words of the journal."""

from app.domain.labels import LabelledEnum


class AgendaAct(LabelledEnum):
    PLAN = "plan", "Ghi mục của chương trình"
    CHANGE = "change", "Sửa mục của chương trình"
    DROP = "drop", "Bỏ mục của chương trình"
    START = "start", "Bắt đầu mục"
    END = "end", "Kết thúc mục"


class AttendanceAct(LabelledEnum):
    PLAN = "plan", "Ghi nhóm dự hội nghị"
    CHANGE = "change", "Sửa nhóm dự hội nghị"
    DROP = "drop", "Bỏ nhóm dự hội nghị"
    COUNT = "count", "Điểm số người có mặt"


class TurnAct(LabelledEnum):
    ASK = "ask", "Đăng ký phát biểu"
    CALL = "call", "Mời phát biểu"
    END = "end", "Phát biểu xong"
    LEAVE = "leave", "Thôi phát biểu"
    RETURN = "return", "Xin phát biểu lại"
