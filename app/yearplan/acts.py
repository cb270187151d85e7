"""What can be done to a plan, a planned conference, a request: the words of the journal."""

from app.domain.labels import LabelledEnum


class PlanAct(LabelledEnum):
    DRAFT = "draft", "Lập kế hoạch"
    CORRECT = "correct", "Sửa kế hoạch"
    ISSUE = "issue", "Ban hành kế hoạch"


class SessionAct(LabelledEnum):
    PLAN = "plan", "Thêm phiên"
    CORRECT = "correct", "Sửa phiên"
    AMEND = "amend", "Bổ sung phiên sau ban hành"
    STRIKE = "strike", "Bỏ phiên"
    RESTORE = "restore", "Đưa lại phiên"


class RequestAct(LabelledEnum):
    RECEIVE = "receive", "Nhận yêu cầu"
    CORRECT = "correct", "Sửa yêu cầu"
    REFUSE = "refuse", "Trả lời không tổ chức"
