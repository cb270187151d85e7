"""What can be done to a request, a line and a share: the words of the journal."""

from app.domain.labels import LabelledEnum


class RequestAct(LabelledEnum):
    DRAFT = "draft", "Lập đề nghị thanh toán"
    RECKON = "reckon", "Tính các khoản theo sổ"
    CONFIRM = "confirm", "Tổ trưởng xác nhận, nộp đề nghị"
    REOPEN = "reopen", "Trả về để sửa"
    TAKE_BACK = "take_back", "Rút đề nghị"
    APPROVE = "approve", "Duyệt chi"
    REFUSE = "refuse", "Từ chối"
    PAY = "pay", "Ghi đã chi"
    HAND_OVER = "hand_over", "Giao thù lao, ký nhận"


class ItemAct(LabelledEnum):
    ADD = "add", "Đưa vào đề nghị"
    RECKON = "reckon", "Tính lại theo sổ"
    SPLIT = "split", "Chia cho hòa giải viên"
    LEAVE_OUT = "leave_out", "Không chi"
    DROP = "drop", "Bỏ khỏi đề nghị"
    RESTORE = "restore", "Đưa lại vào đề nghị"
    FREE = "free", "Để đề nghị khác chi"


class ShareAct(LabelledEnum):
    GIVE = "give", "Chia phần"
    CHANGE = "change", "Sửa phần"
    SIGN = "sign", "Ký nhận"
