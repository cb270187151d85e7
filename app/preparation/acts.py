"""What can be done while a conference is prepared: the words of the journal."""

from app.domain.labels import LabelledEnum


class NoteAct(LabelledEnum):
    MARK = "mark", "Đánh dấu nổi cộm"
    UNMARK = "unmark", "Bỏ đánh dấu nổi cộm"
    TELL_APART = "tell_apart", "Ghi là khác ý kiến"


class AnswererAct(LabelledEnum):
    NAME = "name", "Phân công người trả lời"
    CHANGE = "change", "Sửa phân công trả lời"


class TaskAct(LabelledEnum):
    ADD = "add", "Thêm việc chuẩn bị"
    CHANGE = "change", "Sửa việc chuẩn bị"
    TICK = "tick", "Ghi đã làm xong"
    REOPEN = "reopen", "Mở lại việc"
    DROP = "drop", "Ghi không cần làm"


class GroupAct(LabelledEnum):
    ADD = "add", "Thêm nhóm mời"
    CHANGE = "change", "Sửa nhóm mời"


class RecipientAct(LabelledEnum):
    ADD = "add", "Thêm người vào nhóm mời"
    CHANGE = "change", "Sửa người trong nhóm mời"
    END = "end", "Đưa ra khỏi nhóm mời"


class InvitationAct(LabelledEnum):
    DRAFT = "draft", "Soạn giấy mời"
    CORRECT = "correct", "Sửa giấy mời"
    ISSUE = "issue", "Ban hành giấy mời"


class GuestAct(LabelledEnum):
    CHOOSE = "choose", "Đưa vào danh sách mời"
    INVITE = "invite", "Gửi giấy mời"
    WITHDRAW = "withdraw", "Rút khỏi danh sách mời"
    RESTORE = "restore", "Đưa lại vào danh sách mời"


class TextAct(LabelledEnum):
    WRITE = "write", "Soạn"
    CHANGE = "change", "Sửa"


class BroadcastAct(LabelledEnum):
    LOG = "log", "Ghi lần phát, niêm yết"
    CORRECT = "correct", "Sửa lần phát, niêm yết"
    STRIKE = "strike", "Gạch vì ghi nhầm"
    RESTORE = "restore", "Bỏ gạch, tính lại"
