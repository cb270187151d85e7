"""Columns of a public act, and the columns that hold several plain values."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import JSON, TypeDecorator

from app.domain.workplan.bases import BY_CODE
from app.records.model import FieldClass, Leaves, column

#: An issued plan is a public act: it goes up whole, and down to those it is for.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: How far a task is: between offices, not for the public.
sent = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


class plain_list(TypeDecorator[list[Any]]):
    """A JSON list of values of one kind; ``shown`` is how people read one of them."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type, shown: Callable[[Any], str]):
        super().__init__()
        self.kind, self.shown = kind, shown

    @property
    def python_type(self) -> type[list]:
        return list

    def process_result_value(self, value: Any, dialect: Any) -> list[Any]:
        return [self.kind(one) for one in value] if isinstance(value, list) else []

    def in_words(self, value: list[Any]) -> str:
        return "; ".join(self.shown(one) for one in value)


def basis_in_words(code: Any) -> str:
    known = BY_CODE.get(str(code))
    return known.words if known else str(code)
