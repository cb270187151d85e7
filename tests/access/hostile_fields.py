"""What is sent of each kind of field: what it must refuse, and the ends of what it takes."""

import io
from enum import Enum, auto
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FileField,
    Form,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)

from app.web.forms import LONG, MOST, SHORT, DateText, MoneyText, TimeText

ODD = "\x00\x07\x1b\u202e\u200f\ufffd\u2028\U000e0041{{7*7}}%s\\'\"<b>"
"""Control and direction marks, what a lone surrogate is read as, and what templates would do."""


class Wave(Enum):
    """WRONG is what a field refuses, FAR the end of what it takes, RIGHT leaves it empty."""

    WRONG = auto()
    FAR = auto()
    RIGHT = auto()


class Sent(MultiDict):
    """What a wave sends of a form, so that its rows are not filled in again; one of its texts is
    longer or as long as a text may be."""

    is_long = False


def put(sent: Sent, field: Field, wave: Wave) -> None:
    """What ``wave`` sends of this field, under the names that its browser would use."""
    if isinstance(field, FieldList):
        if wave is Wave.RIGHT:
            return
        for place in (0, 3) if wave is Wave.FAR else (0, 7, 99_999_999):
            inner = field.unbound_field
            name = f"{field.name}{field._separator}{place}"
            if issubclass(inner.field_class, FormField):
                _put_form(sent, inner.args[0], f"{name}-", wave)
            else:
                sent.setlist(name, [ODD, ODD])
        if wave is Wave.WRONG:
            for name in ("-1", "x", "-1-x", "٣", ""):
                sent.setlist(f"{field.name}{field._separator}{name}", [ODD])
    elif isinstance(field, FormField):
        _put_form(sent, field.form_class, f"{field.name}{field.separator}", wave)
    else:
        values = _values(field, wave)
        if values == [_TEXT]:
            values = [ODD] if sent.is_long else _too_long(field, wave)
            sent.is_long = True
        if values:
            sent.setlist(field.name, values)


def _put_form(sent: Sent, form: type[Form], prefix: str, wave: Wave) -> None:
    for one in form(formdata=None, prefix=prefix):
        put(sent, one, wave)


def _values(field: Field, wave: Wave) -> list[Any]:
    if isinstance(field, FileField):
        wrong = FileStorage(io.BytesIO(b"MZ\x00"), filename=f"../..\\{ODD}.exe")
        return [wrong, wrong] if wave is Wave.WRONG else []
    if isinstance(field, SelectField | SelectMultipleField | RadioField):
        return [ODD, "9" * 400] if wave is Wave.WRONG else _last_choice(field, wave)
    for kind, (wrong, far) in _ENDS.items():
        if isinstance(field, kind):
            return {Wave.WRONG: [wrong, wrong], Wave.FAR: [far]}.get(wave, [])
    return [] if wave is Wave.RIGHT else [_TEXT]


def _too_long(field: Field, wave: Wave) -> list[str]:
    if wave is Wave.WRONG:
        return [ODD + "Đ" * SHORT] * 2
    most = LONG if isinstance(field, TextAreaField) else SHORT
    return [ODD + "Đ" * (most - len(ODD))]


_TEXT = "text"
_ENDS: dict[type[Field], tuple[str, str]] = {
    DateText: ("31/02/99999", "31/12/2100"),
    TimeText: ("25h61", "23:59"),
    MoneyText: ("9" * 5000, "999.999.999.999.999"),
    IntegerField: ("9" * 5000, str(MOST - 1)),
    BooleanField: (ODD, "y"),
}
"""Of a kind of field what no such field takes, and the end of what one might."""
NUMBERED = MoneyText | IntegerField
ENDED = DateText | NUMBERED


def _last_choice(field: Field, wave: Wave) -> list[str]:
    if wave is not Wave.FAR or not field.choices:
        return []
    given = field.choices() if callable(field.choices) else field.choices
    if isinstance(given, dict):
        given = [one for some in given.values() for one in some]
    last = list(given)[-1]
    return [str(last[0] if isinstance(last, tuple) else getattr(last, "value", last))]
