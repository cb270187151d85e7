"""How an answer about the book of a unit is written down and read back: as plain JSON."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from app.domain.labels import LabelledEnum

T = TypeVar("T")
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """What JSON can say (``write``), and the answer again from what it says (``read``)."""

    write: Callable[[T], Any]
    read: Callable[[Any], T]


def _itself(answer: Any) -> Any:
    return answer


PLAIN: Shape[Any] = Shape(_itself, _itself)
"""Of answers that JSON says as they are: lists of numbers, and such by text."""


@cache
def lines_of(kind: type[L]) -> Shape[list[L]]:
    """Lines of a dataclass whose fields are texts, numbers, codes, or numbers by code."""
    fields = {name: _reading(hint) for name, hint in get_type_hints(kind).items()}

    def write(lines: list[L]) -> list[list[Any]]:
        return [[getattr(line, name) for name in fields] for line in lines]

    def read(told: list[list[Any]]) -> list[L]:
        return [
            kind(*(field(one) for field, one in zip(fields.values(), line, strict=True)))
            for line in told
        ]

    return Shape(write, read)


def _reading(hint: Any) -> Callable[[Any], Any]:
    """How a field of this type is read back; raises :class:`TypeError` of one that is not known."""
    of = get_args(hint)
    if get_origin(hint) is Counter:
        key = _reading(of[0])
        return lambda told: Counter({key(one): number for one, number in told.items()})
    if NoneType in of:
        (inner,) = (_reading(one) for one in of if one is not NoneType)
        return lambda told: None if told is None else inner(told)
    if hint in (str, int, bool):
        return _itself
    if isinstance(hint, type) and issubclass(hint, LabelledEnum):
        return hint
    raise TypeError(f"{hint} cannot be written down")
