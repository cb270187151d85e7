"""What can be done with a row of the law."""

from app.domain.labels import LabelledEnum


class LawAct(LabelledEnum):
    ADD = "add", "Ghi"
    CHANGE = "change", "Sửa"
