"""What a list was narrowed to, in the words of its form."""

from collections.abc import Iterable
from datetime import date

from wtforms import BooleanField, Field, SelectField

from app.domain.calendar import show


def in_words(fields: Iterable[Field]) -> dict[str, str]:
    """``{"Tình trạng": "Chưa kết thúc"}`` of the fields that are filled and right."""
    return {one.label.text: _said(one) for one in fields if one.data and not one.errors}


def given(**words: str | None) -> dict[str, str]:
    """The same of a list without a form: what is empty is left out, ``_`` stands for a blank."""
    return {name.replace("_", " "): word for name, word in words.items() if word}


def _said(field: Field) -> str:
    if isinstance(field, BooleanField):
        return "có"
    if isinstance(field, SelectField):
        labels = {str(one.value): one.label for one in field.choices}
        return labels.get(str(field.data), str(field.data))
    return show(field.data) if isinstance(field.data, date) else str(field.data)
