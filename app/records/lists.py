"""Columns that hold several values: ids of other records, codes of a list."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, TypeDecorator

from app.domain.labels import LabelledEnum


class id_list(TypeDecorator[list[UUID]]):
    """Ids of records, as text in a JSON list; ``what`` counts them on the screen."""

    impl = JSON
    cache_ok = True

    def __init__(self, what: str):
        super().__init__()
        self.what = what

    @property
    def python_type(self) -> type[list]:
        return list

    def process_bind_param(self, value: Any, dialect: Any) -> list[str]:
        return [str(one) for one in value or ()]

    def process_result_value(self, value: Any, dialect: Any) -> list[UUID]:
        return [UUID(one) for one in value or ()]

    def in_words(self, value: list[str]) -> str:
        return f"{len(value)} {self.what}"


class code_list(TypeDecorator[list[LabelledEnum]]):
    """Codes of one labelled enum, as text in a JSON list."""

    impl = JSON
    cache_ok = True

    def __init__(self, enum: type[LabelledEnum]):
        super().__init__()
        self.enum = enum

    @property
    def python_type(self) -> type[list]:
        return list

    def process_bind_param(self, value: Any, dialect: Any) -> list[str]:
        return [self.enum(one).value for one in value or ()]

    def process_result_value(self, value: Any, dialect: Any) -> list[LabelledEnum]:
        return [self.enum(one) for one in value or ()]

    def in_words(self, value: list[str]) -> str:
        known = self.enum._value2member_map_
        return "; ".join(known[one].label for one in value if one in known)


class text_list(TypeDecorator[list[str]]):
    """Codes or ids in a JSON list, kept as text because the list they are of may grow elsewhere;
    ``words`` tells them on the screen."""

    impl = JSON
    cache_ok = True

    def __init__(self, words: Callable[[list[str]], str]):
        super().__init__()
        self.words = words

    @property
    def python_type(self) -> type[list]:
        return list

    def process_result_value(self, value: Any, dialect: Any) -> list[str]:
        return [str(one) for one in value] if isinstance(value, list) else []

    def in_words(self, value: list[str]) -> str:
        return self.words(value)
