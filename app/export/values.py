"""How a value stands in a cell, and text that a sheet program would take for a formula."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from app.domain.calendar import HERE
from app.domain.labels import LabelledEnum

Plain = str | int | float | date | None
LONGEST = 32_767  # letters that a cell of Excel takes
# Full-width forms are read as the plain ones by some programs.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def plain(value: Any) -> Plain:
    """Text, number, day or moment of the wall clock; a code as the words people read."""
    match value:
        case None | "":
            return None
        case LabelledEnum():
            return value.label
        case bool():
            return "Có" if value else "Không"
        case datetime():
            there = value.astimezone(HERE) if value.tzinfo else value
            return there.replace(tzinfo=None)
        case time():
            return f"{value:%H:%M}"
        case str():
            return value[:LONGEST]
        case int() | float() | date():
            return value
        case Collection():
            return "; ".join(str(plain(one)) for one in value) or None
        case _:
            return str(value)


def harmless(text: str) -> str:
    """Text for a CSV file: one that a sheet program would reckon out gets an apostrophe."""
    first = text.lstrip(" \u00a0\u3000")[:1]
    return f"'{text}" if first in _FORMULA else text
