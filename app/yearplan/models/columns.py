"""Columns of a public act, and the codes of fields of life."""

from functools import partial
from typing import Any

from sqlalchemy import JSON, TypeDecorator

from app.domain.dialogue.fields import field_label
from app.records.model import FieldClass, Leaves, column

#: A plan is sent to the office above for report: it goes up whole.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who asks for a conference stays in the commune.
personal = partial(column, field_class=FieldClass.RESTRICTED, leaves=Leaves.NEVER)


class field_codes(TypeDecorator[list[str]]):
    """Codes of fields of life in a JSON list: text, because the list may grow elsewhere."""

    impl = JSON
    cache_ok = True

    @property
    def python_type(self) -> type[list]:
        return list

    def process_result_value(self, value: Any, dialect: Any) -> list[str]:
        return [str(one) for one in value] if isinstance(value, list) else []

    def in_words(self, value: list[str]) -> str:
        return "; ".join(field_label(one) for one in value)
