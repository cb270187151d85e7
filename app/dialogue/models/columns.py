"""Columns of public acts, and two stored kinds that have words of their own."""

from functools import partial

from sqlalchemy import String, TypeDecorator

from app.domain.dialogue.fields import field_label
from app.records.model import FieldClass, Leaves, column

#: Plan, minutes, opinions' text, answers and conclusions are public acts: they go up whole.
public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)
#: Who spoke and where they live stays in the commune (điểm a khoản 2 Điều 12 NĐ 154/2026).
personal = partial(column, field_class=FieldClass.RESTRICTED, leaves=Leaves.NEVER)


class field_code(TypeDecorator[str]):
    """The code of a field of life: text, because the list is data and may grow elsewhere."""

    impl = String(40)
    cache_ok = True

    def in_words(self, value: str) -> str:
        return field_label(value)


def villages_in_words(ids: list[str]) -> str:
    return f"{len(ids)} thôn, bản, tổ dân phố"
