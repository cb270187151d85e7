"""Answers about the books of units, kept in this process until something is written in the book.

An office asks the same of many books again and again, and of most of them nothing has come
meanwhile. Only those are counted anew in which something was written, by the very count that
answers everybody else: there is no second way to count, and nothing old is ever told.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from flask import Flask, current_app

from app.records.book_state import book_states

T = TypeVar("T")
_NAME = "answers_about_books"
QUESTIONS = 64  # asked last; an officer's day is some ten


@dataclass(slots=True)
class _Shelf:
    """By question and unit: the word of its book, and what was counted then."""

    answers: OrderedDict[Hashable, dict[str, tuple[str, Any]]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def of(self, question: Hashable) -> dict[str, tuple[str, Any]]:
        with self.lock:
            found = self.answers.setdefault(question, {})
            self.answers.move_to_end(question)
            while len(self.answers) > QUESTIONS:
                self.answers.popitem(last=False)
            return found


def answers(
    question: Hashable,
    units: Collection[str],
    count: Callable[[frozenset[str]], Mapping[str, T]],
) -> dict[str, T]:
    """What ``count`` says of each of these units; of one that it leaves out there is nothing.

    ``question`` names everything that the answer depends on beside the unit and its records.
    """
    shelf, words = _shelf().of(question), book_states(units)
    asked = {unit: (words.get(unit, ""), shelf.get(unit)) for unit in units}
    missing = frozenset(unit for unit, (word, held) in asked.items() if not held or held[0] != word)
    if missing:
        counted = count(missing)
        shelf.update({unit: (asked[unit][0], counted.get(unit)) for unit in missing})
        asked |= {unit: (asked[unit][0], shelf[unit]) for unit in missing}
    return {unit: held[1] for unit, (_, held) in asked.items() if held and held[1] is not None}


def forget(app: Flask) -> None:
    """Count everything anew."""
    app.extensions.pop(_NAME, None)


def _shelf() -> _Shelf:
    return current_app.extensions.setdefault(_NAME, _Shelf())
