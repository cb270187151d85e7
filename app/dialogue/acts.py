"""What can be done to a conference, an opinion, a conclusion: the words of the journal."""

from app.domain.labels import LabelledEnum


class DialogueAct(LabelledEnum):
    RECORD = "record", "Ghi hội nghị"
    CORRECT = "correct", "Sửa nội dung"
    BEGIN = "begin", "Bắt đầu hội nghị"
    END = "end", "Kết thúc hội nghị"
    SUM_UP = "sum_up", "Ghi kết luận chung"
    SIGN = "sign", "Ký biên bản"
    NOTIFY = "notify", "Ghi thông báo kết luận"
    PUBLISH = "publish", "Ghi công khai kết quả"
    CALL_OFF = "call_off", "Hoãn hoặc hủy hội nghị"
    RESCHEDULE = "reschedule", "Ấn định lại ngày"


class OpinionAct(LabelledEnum):
    VOICE = "voice", "Ghi ý kiến"
    CORRECT = "correct", "Sửa ý kiến"
    HANDLE = "handle", "Ghi cách giải quyết"
    REPLY = "reply", "Ghi trả lời sau hội nghị"


class ConclusionAct(LabelledEnum):
    CONCLUDE = "conclude", "Ghi kết luận"
    CORRECT = "correct", "Sửa kết luận"


class NoteAct(LabelledEnum):
    NOTE = "note", "Ghi chú sau khi ký"
