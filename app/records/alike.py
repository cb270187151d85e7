"""Rows that are alike in several facts, counted by a key.

A database that groups by many columns writes all rows down and sorts them by all of these. Grouped
by the key alone each row adds one word to a text, and the few words that differ are told apart
here: half the time for the cases of a province's year.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Subquery

from app.db import db

_NEXT, _APART, _NONE = "\x1e", "\x1f", "\x18"  # what nobody types: ASCII's own separators
_BOOLS = {"1": True, "0": False, _NONE: None}


def alike(
    rows: Subquery, key: ColumnElement[Any], facts: Sequence[ColumnElement[Any]]
) -> Iterator[tuple[Any, tuple[Any, ...], int]]:
    """Of each ``key``: every combination of ``facts`` that it has, and how many of the ``rows``
    share it.

    A yes or no is told as such or as None, everything else as the text that is stored.
    """
    first, *rest = map(_said, facts)
    word = sum((_APART + one for one in rest), first)
    said = db.select(key.label("key"), db.func.aggregate_strings(word, _NEXT)).select_from(rows)
    read = [_BOOLS.__getitem__ if _is_bool(one) else _text for one in facts]
    known: dict[str, tuple[Any, ...]] = {}
    for of, words in db.session.execute(said.group_by("key")):
        for told, number in Counter(words.split(_NEXT)).items():
            if told not in known:
                known[told] = _read(told, read)
            yield of, known[told], number


def _said(fact: ColumnElement[Any]) -> ColumnElement[str]:
    if _is_bool(fact):
        return db.case((fact.is_(True), "1"), (fact.is_(False), "0"), else_=_NONE)
    return db.func.coalesce(db.type_coerce(fact, db.String), _NONE)


def _is_bool(fact: ColumnElement[Any]) -> bool:
    return isinstance(fact.type, Boolean)


def _text(told: str) -> str | None:
    return None if told == _NONE else told


def _read(told: str, read: Sequence[Callable[[str], Any]]) -> tuple[Any, ...]:
    return tuple(as_told(one) for as_told, one in zip(read, told.split(_APART), strict=True))
