"""What can be done to a report: the words of the journal."""

from app.domain.labels import LabelledEnum


class PeriodicAct(LabelledEnum):
    DRAFT = "draft", "Lập dự thảo báo cáo"
    WRITE = "write", "Viết, sửa dự thảo"
    DROP = "drop", "Bỏ dự thảo"
    RESTORE = "restore", "Lấy lại dự thảo"
    ISSUE = "issue", "Ban hành báo cáo"
