"""What can be done in this room: the words of the journal."""

from app.domain.labels import LabelledEnum

SUBJECT = "account_review"


class ReviewAct(LabelledEnum):
    LIST = "list", "Lập danh sách rà soát"
    FINISH = "finish", "Kết thúc rà soát"
