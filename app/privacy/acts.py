"""What can be done in this room: the words of the journal."""

from app.domain.labels import LabelledEnum


class RequestAct(LabelledEnum):
    NOTE = "note", "Ghi yêu cầu"
    FIND = "find", "Tìm trong sổ"
    MARK = "mark", "Đánh dấu hồ sơ của người này"
    ANSWER = "answer", "Trả lời lần đầu"
    EXTEND = "extend", "Gia hạn"
    GRANT = "grant", "Chấp nhận"
    REFUSE = "refuse", "Từ chối"
    DO = "do", "Ghi đã thực hiện"
    ERASE = "erase_all", "Xóa dữ liệu"


class ErasureAct(LabelledEnum):
    SET = "set", "Dựng bia xóa"


class HoldAct(LabelledEnum):
    PLACE = "place", "Giữ nguyên"
    LIFT = "lift", "Thôi giữ nguyên"


class DisposalAct(LabelledEnum):
    PROPOSE = "propose", "Lập danh mục hết hạn"
    DROP = "drop", "Không hủy"
    DESTROY = "destroy", "Hủy theo quyết định"


class IncidentAct(LabelledEnum):
    NOTE = "note", "Ghi sự cố"
    CORRECT = "correct", "Bổ sung"
    PICK = "pick", "Chọn hồ sơ bị ảnh hưởng"
    NOTIFY = "notify", "Ghi đã thông báo"
    CLOSE = "close", "Kết thúc"
