"""Forms that are right whatever was sent: what an act refuses is then refused by the act itself.

A form of another's record that is not filled in shows its page again, where the record is looked
up anew: the act behind it would never be asked.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from typing import Any
from unittest import mock

from sqlalchemy.orm import Session
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
)

from app.domain.typed_days import Lies
from app.mediation.forms.known import SameAs
from app.web.context import today
from app.web.forms import DateText, MoneyText, TimeText

HOLDERS = FieldList | FormField
"""They have no value of their own, but that of the fields inside."""


@contextmanager
def forms_are_right() -> Iterator[None]:
    """Every form validates, its empty fields filled with something of their kind."""

    def validate(form: Form, extra_validators: Any = None) -> bool:
        for one in fields_in(form):
            _fill(one)
        return True

    with mock.patch.object(Form, "validate", validate):
        yield


@contextmanager
def nothing_is_kept() -> Iterator[None]:
    """What is committed is undone instead."""
    with mock.patch.object(Session, "commit", Session.rollback):
        yield


def fields_in(form: Iterable[Field]) -> Iterator[Field]:
    """Every field of a form, those inside its lists and parts too."""
    for field in form:
        yield field
        if isinstance(field, HOLDERS):
            yield from fields_in(field)


def _fill(field: Field) -> None:
    if field.data in (None, "", []) and not isinstance(field, HiddenField | HOLDERS):
        field.data = something(field)


def something(field: Field) -> Any:
    if isinstance(field, SameAs):
        return None
    if isinstance(field, DateText):
        ahead = getattr(field, "lies", None) is Lies.AHEAD
        return today() + timedelta(days=7) if ahead else today()
    if isinstance(field, TimeText):
        return time(8)
    if isinstance(field, MoneyText | IntegerField):
        return 1
    if isinstance(field, BooleanField):
        return False
    if isinstance(field, SelectField | SelectMultipleField):
        values = [value for value, *_ in field.iter_choices() if value not in ("", None)]
        one = field.coerce(values[0]) if values else None
        return [one] if isinstance(field, SelectMultipleField) and values else one
    return "Chữ thử." if isinstance(field, StringField) else field.data
