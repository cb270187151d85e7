"""How the columns of this room are written: nothing leaves but the tombstone."""

from functools import partial
from typing import Any

from sqlalchemy import JSON, TypeDecorator

from app.records.model import FieldClass, Leaves, column

#: Who asked, and everything told about people.
secret = partial(column, field_class=FieldClass.SENSITIVE)
#: Days, states and numbers of the office's own work.
inside = partial(column, field_class=FieldClass.INTERNAL)
#: That something was erased, without a word about who: the superior must know why it is empty.
stone = partial(column, field_class=FieldClass.INTERNAL, leaves=Leaves.ALWAYS)


class mark_list(TypeDecorator[list[dict[str, Any]]]):
    """Records that were picked, as maps of their kind, id and what else is known of each."""

    impl = JSON
    cache_ok = True

    @property
    def python_type(self) -> type[list]:
        return list

    def in_words(self, value: list[Any]) -> str:
        return f"{len(value or ())} hồ sơ"
