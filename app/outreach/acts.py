"""What can be done to an occasion of the log: the words of the journal."""

from app.domain.labels import LabelledEnum


class OutreachAct(LabelledEnum):
    NOTE = "note", "Ghi buổi tuyên truyền"
    CORRECT = "correct", "Sửa"
    STRIKE = "strike", "Bỏ khỏi nhật ký"
    RESTORE = "restore", "Đưa lại vào nhật ký"
