"""Answers about the books of units, kept in this process until something is written in the book.

An office asks the same of many books again and again, and of most of them nothing has come
meanwhile. Only those are counted anew in which something was written, by the very count that
answers everybody else: there is no second way to count, and nothing old is ever told.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app
from sqlalchemy import ColumnElement

from app.domain.actors import InstanceRole
from app.domain.statistics.tally import Numbers, added_up, put_together
from app.instance import this_instance
from app.mediation.models import MediationCase
from app.records.book_state import book_states
from app.statistics.service.scope import Scope


class _OfUnit(Protocol):
    @property
    def unit(self) -> str: ...


T = TypeVar("T")
L = TypeVar("L", bound=_OfUnit)
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


def lines_of_books(
    question: Hashable, units: Collection[str], count: Callable[[frozenset[str]], Iterable[L]]
) -> list[L]:
    """What ``count`` says of these units, in lines that each name theirs; see :func:`answers`.

    A commune, which has one book, counts it whenever it is asked.
    """
    if not this_instance().is_office:
        return list(count(frozenset(units)))

    def count_each(some: frozenset[str]) -> Mapping[str, list[L]]:
        found: dict[str, list[L]] = {}
        for line in count(some):
            found.setdefault(line.unit, []).append(line)
        return found

    return [line for lines in answers(question, units, count_each).values() for line in lines]


def by_line(
    scope: Scope, question: Hashable, count: Callable[[ColumnElement[bool]], Numbers]
) -> Numbers:
    """What ``count`` says of the cases under a condition, by :meth:`Scope.key`, line by line.

    An office counts only the books in which something was written since it counted last, and
    those of which a village was given away: whose that is, is no matter of one book.
    """
    own = scope.within(MediationCase)
    if scope.column != "unit":
        return count(own)
    if scope.level is InstanceRole.COMMUNE:
        return added_up(count(own), scope.line_of)
    by_unit = answers(
        question,
        scope.units - scope.parted,
        lambda units: count(MediationCase.unit.in_(units)),
    )
    parted = count(own & MediationCase.unit.in_(scope.parted)) if scope.parted else {}
    return put_together(added_up(by_unit, scope.line_of), added_up(parted, scope.line_of))


def forget(app: Flask) -> None:
    """Count everything anew."""
    app.extensions.pop(_NAME, None)


def _shelf() -> _Shelf:
    return current_app.extensions.setdefault(_NAME, _Shelf())
