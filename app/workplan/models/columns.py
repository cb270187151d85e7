"""Columns of a public act, and the codes of the legal texts it rests on."""

from functools import partial
from typing import Any

from sqlalchemy import JSON, TypeDecorator

from app.domain.workplan.bases import BY_CODE
from app.records.model import FieldClass, Leaves, column

#: An issued plan is a public act: it goes up whole, and down to those it is for.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: How far a task is: between offices, not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


class basis_codes(TypeDecorator[list[str]]):
    """Codes of known legal texts in a JSON list: text, because the list may grow elsewhere."""

    impl = JSON
    cache_ok = True

    @property
    def python_type(self) -> type[list]:
        return list

    def process_result_value(self, value: Any, dialect: Any) -> list[str]:
        return [str(one) for one in value] if isinstance(value, list) else []

    def in_words(self, value: list[str]) -> str:
        return "; ".join(BY_CODE[one].words if one in BY_CODE else one for one in value)
