"""What can be done to a conference, an opinion, a conclusion: the words of the journal."""

from app.domain.labels import LabelledEnum


class DialogueAct(LabelledEnum):
    RECORD = "record", "Ghi hội nghị"
    CORRECT = "correct", "Sửa nội dung"
    ANNOUNCE = "announce", "Ghi ngày thông báo công khai"
    INVITE = "invite", "Gửi giấy mời"
    BEGIN = "begin", "Bắt đầu hội nghị"
    END = "end", "Kết thúc hội nghị"
    SUM_UP = "sum_up", "Ghi kết luận chung"
    SIGN = "sign", "Ký biên bản"
    NOTIFY = "notify", "Ghi thông báo kết luận"
    PUBLISH = "publish", "Ghi công khai kết quả"
    CALL_OFF = "call_off", "Hoãn hoặc hủy hội nghị"
    RESCHEDULE = "reschedule", "Ấn định lại ngày"
    COMPLETE = "complete", "Ghi hoàn thành"
    REOPEN = "reopen", "Theo dõi lại"


class OpinionAct(LabelledEnum):
    VOICE = "voice", "Ghi ý kiến"
    CORRECT = "correct", "Sửa ý kiến"
    HANDLE = "handle", "Ghi cách giải quyết"
    REPLY = "reply", "Ghi trả lời sau hội nghị"
    PROGRESS = "progress", "Ghi tiến độ"
    PAUSE = "pause", "Tạm dừng thời hạn"
    RESUME = "resume", "Tiếp tục thời hạn"
    EXTEND = "extend", "Gia hạn trả lời"
    REFUSE = "refuse", "Từ chối, có lý do"
    RESULT = "result", "Ghi kết quả thực hiện"
    ASK = "ask", "Hỏi người nêu ý kiến"
    REOPEN = "reopen", "Mở lại ý kiến"
    CLOSE = "close", "Đóng ý kiến"
    RECKON = "reckon", "Tính lại hạn"


class ConclusionAct(LabelledEnum):
    CONCLUDE = "conclude", "Ghi kết luận"
    CORRECT = "correct", "Sửa kết luận"
    PROGRESS = "progress", "Ghi tiến độ"
    EXTEND = "extend", "Gia hạn thực hiện"
    FINISH = "finish", "Ghi đã thực hiện"
    DROP = "drop", "Thôi thực hiện"
    REOPEN = "reopen", "Mở lại kết luận"


class FollowUpAct(LabelledEnum):
    NOTE = "note", "Ghi việc theo dõi"


class PostingAct(LabelledEnum):
    NOTE = "note", "Ghi nơi công khai"
    CORRECT = "correct", "Sửa nơi công khai"


class NoteAct(LabelledEnum):
    NOTE = "note", "Ghi chú sau khi ký"
