"""What can be done to a model, a submission, a nominee and a decision: the words of the journal."""

from app.domain.labels import LabelledEnum


class ModelAct(LabelledEnum):
    REGISTER = "register", "Đăng ký mô hình"
    CORRECT = "correct", "Sửa"
    STEP = "step", "Ghi kết quả, tình trạng"


class SubmissionAct(LabelledEnum):
    DRAFT = "draft", "Lập dự thảo đề nghị"
    WRITE = "write", "Viết, sửa dự thảo"
    DROP = "drop", "Bỏ dự thảo"
    RESTORE = "restore", "Lấy lại dự thảo"
    ISSUE = "issue", "Ban hành tờ trình"


class NomineeAct(LabelledEnum):
    PICK = "pick", "Đưa vào danh sách, chốt số liệu"
    AGAIN = "again", "Đề nghị lại, chốt số liệu"
    WRITE = "write", "Viết hình thức, thành tích"
    PROPOSE = "propose", "Đề nghị khen thưởng"
    WITHDRAW = "withdraw", "Rút đề nghị"
    RESTORE = "restore", "Đưa lại vào dự thảo"


class GatherAct(LabelledEnum):
    GATHER = "gather", "Đưa vào tờ trình của cơ quan"
    SUGGEST = "suggest", "Đề nghị hình thức khác"
    PROPOSE = "propose", "Trình đề nghị của đơn vị"
    TAKE_OFF = "take_off", "Đưa ra khỏi tờ trình"


class DecisionAct(LabelledEnum):
    DECIDE = "decide", "Ghi quyết định"
    STRIKE = "strike", "Bỏ quyết định ghi nhầm"
    RESTORE = "restore", "Đưa lại quyết định"
