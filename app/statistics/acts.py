"""What can be done to a form and to a report: the words of the journal."""

from app.domain.labels import LabelledEnum


class FormAct(LabelledEnum):
    ADD = "add", "Lập mẫu"
    CHANGE = "change", "Sửa mẫu"
    WITHDRAW = "withdraw", "Thôi dùng mẫu"


class ReportAct(LabelledEnum):
    SUBMIT = "submit", "Nộp báo cáo"
    CORRECT = "correct", "Nộp báo cáo đính chính"
