"""What can be done with a paper that was made."""

from app.domain.labels import LabelledEnum


class PaperAct(LabelledEnum):
    MAKE = "make", "Lập văn bản"
    SIGN = "sign", "Ghi ngày ký"
    NUMBER = "number", "Ghi số, ngày ban hành"
    POST = "post", "Ghi đã đăng trang thông tin điện tử"
    WITHDRAW = "withdraw", "Thu hồi"
