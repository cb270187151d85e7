"""What is done to a record of whatever kind whose personal data has ended."""

from app.domain.labels import LabelledEnum


class EraseAct(LabelledEnum):
    ERASE = "erase", "Xóa dữ liệu cá nhân"
