"""What can be done to an inspection, a point, a reply, a checklist: the words of the journal."""

from app.domain.labels import LabelledEnum


class InspectionAct(LabelledEnum):
    PLAN = "plan", "Lên lịch kiểm tra"
    CORRECT = "correct", "Sửa lịch kiểm tra"
    ANNOUNCE = "announce", "Thông báo kiểm tra"
    CHECK = "check", "Điền bảng kiểm"
    WRITE = "write", "Ghi biên bản"
    CONCLUDE = "conclude", "Ký biên bản"
    CLOSE = "close", "Kết thúc, kiến nghị đã xong"
    CANCEL = "cancel", "Hủy"


class PointAct(LabelledEnum):
    ADD = "add", "Ghi tồn tại, kiến nghị"
    CORRECT = "correct", "Sửa tồn tại, kiến nghị"
    STRIKE = "strike", "Bỏ"
    RESTORE = "restore", "Đưa lại"
    ISSUE = "issue", "Có hiệu lực theo biên bản"
    ASK_AGAIN = "ask_again", "Yêu cầu làm tiếp, đặt hạn mới"
    CLOSE = "close", "Xác nhận đã xong"


class ReplyAct(LabelledEnum):
    REPORT = "report", "Báo cáo đã thực hiện"


class YearPlanAct(LabelledEnum):
    BEGIN = "begin", "Lập kế hoạch kiểm tra năm"
    WRITE = "write", "Sửa kế hoạch kiểm tra năm"


class ListAct(LabelledEnum):
    ADD = "add", "Ban hành mẫu bảng kiểm"
    WITHDRAW = "withdraw", "Thôi dùng mẫu bảng kiểm"
