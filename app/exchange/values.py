"""What a received field may hold: the same bounds that a form would set."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, String, Time, Uuid
from sqlalchemy.types import TypeDecorator

from app.records.lists import code_list, id_list
from app.records.model import choice
from app.web.forms import LONG
from sync import Refused

LISTED = 500
_LARGEST = 2**31
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters, but for the line break and the tabulator."""


def read_value(column: Column[Any], label: str, value: Any) -> Any:
    """The value of a column from its JSON; raises :class:`Refused` with a sentence."""
    if value is None:
        if column.nullable:
            return None
        raise Refused(f"Mục “{label}” bị trống.")
    try:
        return _read(column.type, value)
    except (TypeError, ValueError):
        raise Refused(f"Mục “{label}” có giá trị không đúng.") from None


def _read(kind: Any, value: Any) -> Any:
    match kind:
        case choice():
            return kind.enum(_text(value, 32))
        case code_list():
            return [kind.enum(one).value for one in _read(kind.impl_instance, value)]
        case id_list():
            listed = _read(kind.impl_instance, value)
            return [str(_canonical(UUID, one, str)) for one in listed]
        case TypeDecorator():
            return _read(kind.impl_instance, value)
        case Boolean():
            return _exactly(bool, value)
        case Integer():
            number = _exactly(int, value)
            if not -_LARGEST <= number < _LARGEST:
                raise ValueError
            return number
        case Uuid():
            return _canonical(UUID, _text(value, 36), str)
        case Date():
            return _sensible(_canonical(date.fromisoformat, _text(value, 10), date.isoformat))
        case DateTime():
            moment = _canonical(datetime.fromisoformat, _text(value, 40), datetime.isoformat)
            if moment.tzinfo is None:
                raise ValueError
            _sensible(moment.date())  # at the edge of time none can be told in UTC
            return moment
        case Time():
            return _canonical(time.fromisoformat, _text(value, 15), time.isoformat)
        case JSON():
            return [_text(one, 200) for one in _exactly(list, value)[: LISTED + 1]][:LISTED]
        case String():
            return _text(value, kind.length or LONG)
    raise TypeError(kind)


def _canonical(read: Callable[[str], Any], text: str, write: Callable[[Any], str]) -> Any:
    """One value has one spelling: 2025-07-01 and not 20250701."""
    value = read(text)
    if write(value) != text:
        raise ValueError
    return value


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError
    return value


def _text(value: Any, longest: int) -> str:
    text = _exactly(str, value)
    if len(text) > longest or not unicodedata.is_normalized("NFC", text):
        raise ValueError
    if _CONTROL.search(text):
        raise ValueError
    return text


def _sensible(day: date) -> date:
    if not 1900 <= day.year <= 2100:
        raise ValueError
    return day
