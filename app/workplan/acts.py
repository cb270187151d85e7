"""What can be done to a plan, its tasks, its receipt: the words of the journal."""

from app.domain.labels import LabelledEnum


class PlanAct(LabelledEnum):
    DRAFT = "draft", "Lập kế hoạch"
    COPY = "copy", "Lập từ kế hoạch của cấp trên"
    LINK = "link", "Gắn với kế hoạch của cấp trên"
    CORRECT = "correct", "Sửa lời văn"
    ISSUE = "issue", "Ban hành kế hoạch"
    REPLACE = "replace", "Lập kế hoạch thay thế"
    END = "end", "Hết hiệu lực do có kế hoạch thay thế"
    WITHDRAW = "withdraw", "Thu hồi kế hoạch"
    DROP = "drop", "Bỏ dự thảo"
    RESTORE = "restore", "Lấy lại dự thảo"


class TaskAct(LabelledEnum):
    ADD = "add", "Thêm nhiệm vụ"
    LINK = "link", "Gắn với nhiệm vụ của cấp trên"
    CORRECT = "correct", "Sửa nhiệm vụ"
    STRIKE = "strike", "Bỏ nhiệm vụ"
    RESTORE = "restore", "Đưa lại nhiệm vụ"
    ISSUE = "issue", "Ban hành theo kế hoạch"


class ReceiptAct(LabelledEnum):
    RECEIVE = "receive", "Xác nhận đã nhận kế hoạch"


class ProgressAct(LabelledEnum):
    NOTE = "note", "Ghi tiến độ"
