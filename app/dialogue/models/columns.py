"""Columns of public acts, and two stored kinds that have words of their own."""

from functools import partial

from sqlalchemy import String, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.dialogue.fields import field_label
from app.records.model import FieldClass, Leaves, column

#: Plan, minutes, opinions' text, answers and conclusions are public acts: they go up whole.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who spoke and where they live stays in the commune (điểm a khoản 2 Điều 12 NĐ 154/2026).
personal = partial(column, field_class=FieldClass.RESTRICTED, leaves=Leaves.NEVER)


def found_by_what_is_open() -> Mapped[str]:
    """The unit, without an index of its own: that of what is open begins with it, and PostgreSQL
    would take the narrow one and read every year."""
    return mapped_column(String(16))


class field_code(TypeDecorator[str]):
    """The code of a field of life: text, because the list is data and may grow elsewhere."""

    impl = String(40)
    cache_ok = True

    def in_words(self, value: str) -> str:
        return field_label(value)


def villages_in_words(ids: list[str]) -> str:
    return f"{len(ids)} thôn, bản, tổ dân phố"
