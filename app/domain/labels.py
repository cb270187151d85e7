"""A stored code and the Vietnamese name people read, born together."""

from enum import StrEnum


class Term(str):
    """Words of the program, not of a record: a screen in another language may translate them."""

    __slots__ = ()


class LabelledEnum(StrEnum):
    """An enum whose member is ``CODE = "stored_value", "Tên gọi chính thức"``."""

    label: Term

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Term(label)
        return member
