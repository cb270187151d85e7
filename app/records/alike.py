"""Rows that are alike in several facts, counted by a key.

A database that groups by many columns writes all rows down and sorts them by all of these. Grouped
by the key alone each row adds one word to a text, and the few words that differ are told apart
here: half the time for the cases of a province's year.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Subquery

from app.db import db

_NEXT, _APART, _NONE = "\x1e", "\x1f", "\x18"  # what nobody types: ASCII's own separators


def alike(
    rows: Subquery, key: ColumnElement[Any], facts: Sequence[ColumnElement[Any]]
) -> Iterator[tuple[Any, tuple[Any, ...], int]]:
    """Of each ``key``: every combination of ``facts`` that it has, and how many of the ``rows``
    share it.

    A fact is a text, a whole number, a yes or no or a code of a list, or None.
    """
    first, *rest = facts
    word = sum((_said(one, _APART) for one in rest), _said(first))
    said = db.select(key.label("key"), db.func.aggregate_strings(word, _NEXT)).select_from(rows)
    readers = [_reader(fact) for fact in facts]
    known: dict[str, tuple[Any, ...]] = {}
    for of, words in db.session.execute(said.group_by("key")):
        for told, number in Counter(words.split(_NEXT)).items():
            if told not in known:
                parts = zip(readers, told.split(_APART), strict=True)
                known[told] = tuple(None if one == _NONE else read(one) for read, one in parts)
            yield of, known[told], number


def _said(fact: ColumnElement[Any], after: str = "") -> ColumnElement[str]:
    if _kind_of(fact) is bool:
        return db.case({True: f"{after}1", False: f"{after}0"}, value=fact, else_=after + _NONE)
    text = db.cast(fact, db.String) if _kind_of(fact) is int else db.type_coerce(fact, db.String)
    said = db.func.coalesce(text, _NONE)
    return after + said if after else said


def _reader(fact: ColumnElement[Any]) -> Callable[[str], Any]:
    return "1".__eq__ if _kind_of(fact) is bool else _kind_of(fact)


def _kind_of(fact: ColumnElement[Any]) -> type:
    kind = fact.type.python_type
    return str if kind is object else kind  # some columns of text do not say so
