"""What is done about the exchange: the words of the journal and of a letter's cover."""

from app.domain.labels import LabelledEnum


class ExchangeAct(LabelledEnum):
    INVITE = "invite", "Cấp mã ghép nối"
    ADMIT = "admit", "Ghép nối đơn vị cấp dưới"
    JOIN = "join", "Ghép nối với cấp trên"
    WRITE_LETTER = "write_letter", "Viết thư đồng bộ"
    READ_LETTER = "read_letter", "Đọc thư đồng bộ của cấp dưới"
    HEAR_ANSWER = "hear_answer", "Đọc thư trả lời của cấp trên"
    PREFER_OWN = "prefer_own", "Giữ bản của đơn vị"
    REGAIN = "regain_all", "Nhận lại hồ sơ từ cấp trên"
    HAND_OVER = "hand_over", "Bàn giao sổ"
    TAKE_OVER = "take_over", "Tiếp nhận sổ"
    TAKE_OUT = "take_out", "Xuất toàn bộ sổ"
    TAKE_IN = "take_in", "Nhập toàn bộ sổ"
    ANSWER_HEAD = "answer_head", "Kết luận về nhật ký của đơn vị dưới"
    SWITCH_PROFILE = "switch_profile", "Đổi mức gửi cấp trên"


class LetterState(LabelledEnum):
    """A letter of one's own waits for its answer; one from below has been read."""

    WRITTEN = "written", "Chờ thư trả lời"
    ANSWERED = "answered", "Đã có trả lời, hai bên chưa khớp"
    LEVEL = "level", "Cấp trên đã nhận đủ"
    TAKEN = "taken", "Đã nhận vào"
    NOTHING_NEW = "nothing_new", "Không có gì mới"
