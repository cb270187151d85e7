"""What can be done to classes, seats, summonses, trainers and material: words of the journal."""

from app.domain.labels import LabelledEnum


class ClassAct(LabelledEnum):
    RECORD = "record", "Lập lớp"
    CORRECT = "correct", "Sửa lớp"
    SUMMON = "summon", "Gửi giấy triệu tập"
    CONFIRM = "confirm", "Ghi xác nhận dự"
    ATTEND = "attend", "Ghi có mặt"
    ASSESS = "assess", "Ghi kết quả"
    FINISH = "finish", "Kết thúc lớp"
    REOPEN = "reopen", "Mở lại lớp"
    CALL_OFF = "call_off", "Hủy lớp"
    REPLAN = "replan", "Lập lại kế hoạch"


class SeatAct(LabelledEnum):
    ADD = "add", "Đưa vào danh sách"
    ALLOT = "allot", "Phân bổ chỉ tiêu"
    WITHDRAW = "withdraw", "Rút khỏi danh sách"
    SUMMON = "summon", "Triệu tập"
    CONFIRM = "confirm", "Ghi xác nhận dự"
    ATTEND = "attend", "Ghi có mặt, vắng"
    ASSESS = "assess", "Ghi kết quả"


class SummonsAct(LabelledEnum):
    DRAFT = "draft", "Soạn giấy triệu tập"
    CORRECT = "correct", "Sửa giấy triệu tập"
    ISSUE = "issue", "Ban hành giấy triệu tập"


class TrainerAct(LabelledEnum):
    ADD = "add", "Thêm tập huấn viên"
    CHANGE = "change", "Sửa"
    END = "end", "Thôi làm tập huấn viên"


class ReviewAct(LabelledEnum):
    RECORD = "record", "Ghi rà soát"


class MaterialAct(LabelledEnum):
    ADD = "add", "Thêm tài liệu"
    CHANGE = "change", "Sửa tài liệu"
