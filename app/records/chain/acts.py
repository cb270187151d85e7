"""What is done to the journal itself, and under which subject it is noted."""

from app.domain.labels import LabelledEnum

SUBJECT = "journal"


class JournalAct(LabelledEnum):
    BEGIN = "begin", "Bắt đầu nối chuỗi nhật ký"
    BIND = "bind", "Ghi dấu hồ sơ vào chuỗi nhật ký"
    FORGET = "forget", "Xóa nội dung đã ghi, theo yêu cầu"
    FIND_BREAK = "find_break", "Phát hiện sổ bị sửa ngoài phần mềm"
