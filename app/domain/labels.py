"""A stored code and the Vietnamese name people read, born together."""

from enum import StrEnum


class LabelledEnum(StrEnum):
    """An enum whose member is ``CODE = "stored_value", "Tên gọi chính thức"``."""

    label: str

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
