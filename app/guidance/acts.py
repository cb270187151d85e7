"""What can be done to guidance and to a receipt: the words of the journal."""

from app.domain.labels import LabelledEnum


class GuidanceAct(LabelledEnum):
    SEND = "send", "Gửi"
    WITHDRAW = "withdraw", "Thu hồi"


class ReceiptAct(LabelledEnum):
    RECEIVE = "receive", "Xác nhận đã nhận"
    ANSWER = "answer", "Trả lời chỉ đạo"
