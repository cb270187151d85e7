"""What can be done to a difficulty: the words of the journal."""

from app.domain.labels import LabelledEnum


class DifficultyAct(LabelledEnum):
    NOTE = "note", "Ghi khó khăn, vướng mắc"
    CORRECT = "correct", "Sửa"
    ANSWER = "answer", "Ghi trả lời"
    CLOSE = "close", "Ghi đã xong"
