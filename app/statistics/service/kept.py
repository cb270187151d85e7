"""Answers about the books of units, kept until something is written in the book: in this process,
and for all others in the database (:mod:`app.statistics.service.written`).

An office asks the same of many books again and again, and of most of them nothing has come
meanwhile. Only those are counted anew in which something was written, by the very count that
answers everybody else: there is no second way to count, and nothing old is ever told.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from flask import Flask, current_app
from sqlalchemy import ColumnElement

from app.domain.actors import InstanceRole
from app.domain.statistics.tally import Numbers, added_up, put_together
from app.instance import this_instance
from app.mediation.models import MediationCase
from app.records.book_state import book_states
from app.statistics.service.scope import Scope
from app.statistics.service.shapes import PLAIN, Shape, lines_of
from app.statistics.service.written import Told, read_answers, write_answers


class _OfUnit(Protocol):
    @property
    def unit(self) -> str: ...


T = TypeVar("T")
L = TypeVar("L", bound=_OfUnit)
Q = TypeVar("Q", bound=Hashable)
_NAME = "answers_about_books"
QUESTIONS = 64  # asked last; an officer's day is some ten


@dataclass(slots=True)
class _Kept(Generic[T]):
    """Of one question by unit: the word of its book, and what was counted then; ``fresh`` are the
    units that were counted here and are not written down yet."""

    shape: Shape[T]
    by_unit: dict[str, tuple[str, T | None]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def held(self, words: Mapping[str, str]) -> dict[str, T | None]:
        """The answers of those of these units whose books are in the very state that they were
        counted in."""
        pairs = ((unit, word, self.by_unit.get(unit)) for unit, word in words.items())
        return {unit: pair[1] for unit, word, pair in pairs if pair and pair[0] == word}

    def put(self, answers: Mapping[str, T | None], words: Mapping[str, str]) -> dict[str, T | None]:
        self.by_unit.update({unit: (words[unit], answer) for unit, answer in answers.items()})
        return dict(answers)

    def read(self, told: Told, words: Mapping[str, str]) -> dict[str, T | None]:
        """What is told of books that are still in that state."""
        return {
            unit: None if answer is None else self.shape.read(answer)
            for unit, (word, answer) in told.items()
            if words[unit] == word
        }

    def told(self, units: Iterable[str]) -> Told:
        held = {unit: self.by_unit[unit] for unit in units}
        return {
            unit: (word, None if answer is None else self.shape.write(answer))
            for unit, (word, answer) in held.items()
        }


@dataclass(slots=True)
class _Shelf:
    """The questions that were asked last."""

    answers: OrderedDict[Hashable, _Kept[Any]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def of(self, question: Hashable, shape: Shape[T]) -> _Kept[T]:
        with self.lock:
            found = self.answers.setdefault(question, _Kept(shape))
            self.answers.move_to_end(question)
            while len(self.answers) > QUESTIONS:
                self.answers.popitem(last=False)
            return found

    def mark(self, kept: _Kept[Any], units: Iterable[str]) -> None:
        """These units are not written down yet."""
        with self.lock:
            kept.fresh.update(units)

    def fresh(self) -> list[tuple[_Kept[Any], Hashable, set[str]]]:
        """What is not written down yet, and is from now on taken for written."""
        with self.lock:
            found = [(kept, question, kept.fresh) for question, kept in self.answers.items()]
            for kept, _, _ in found:
                kept.fresh = set()
        return [one for one in found if one[2]]


def answers(
    question: Hashable,
    units: Collection[str],
    count: Callable[[frozenset[str]], Mapping[str, T]],
    shape: Shape[T] = PLAIN,
) -> dict[str, T]:
    """What ``count`` says of each of these units; of one that it leaves out there is nothing.

    ``question`` names everything that the answer depends on beside the unit and its records.
    What is not kept here may be written in the database; only the rest is counted. A commune,
    which has one book and no words for its state, counts it whenever it is asked.
    """

    def count_it(some: frozenset[str], _: Sequence[Hashable]) -> Mapping[Hashable, Mapping[str, T]]:
        return {question: count(some)}

    return answers_to([question], units, count_it, shape)[question]


def answers_to(
    questions: Sequence[Q],
    units: Collection[str],
    count: Callable[[frozenset[str], Sequence[Q]], Mapping[Q, Mapping[str, T]]],
    shape: Shape[T] = PLAIN,
) -> dict[Q, dict[str, T]]:
    """The same of several questions that one query answers: those are counted together of which
    the same units are missing, and what is written down is read at once."""
    if not this_instance().is_office:
        counted = count(frozenset(units), questions)
        return {one: dict(counted.get(one, {})) for one in questions}
    shelf, states = _shelf(), book_states(units)
    words = {unit: states.get(unit, "") for unit in units}
    kept = {one: shelf.of(one, shape) for one in questions}
    found = {one: kept[one].held(words) for one in questions}
    if asked := [one for one in questions if len(found[one]) < len(words)]:
        told = read_answers(asked, units)
        for one in asked:
            read = {unit: pair for unit, pair in told[one].items() if unit not in found[one]}
            found[one] |= kept[one].put(kept[one].read(read, words), words)
    missing: dict[frozenset[str], list[Q]] = {}
    for one in questions:
        if some := words.keys() - found[one].keys():
            missing.setdefault(frozenset(some), []).append(one)
    for some, asked in missing.items():
        counted = count(some, asked)
        for one in asked:
            of_one = counted.get(one, {})
            found[one] |= kept[one].put({unit: of_one.get(unit) for unit in some}, words)
            shelf.mark(kept[one], some)
    return {
        one: {unit: answer for unit, answer in some.items() if answer is not None}
        for one, some in found.items()
    }


def write_down() -> None:
    """Write into the database what was counted in this process and is in no other's reach yet.

    It waits for the lock of the database like every writer, so no page does this.
    """
    shelf = _shelf()
    fresh = shelf.fresh()
    if not fresh:
        return
    try:
        write_answers([(question, kept.told(units)) for kept, question, units in fresh])
    except Exception:
        for kept, _, units in fresh:
            shelf.mark(kept, units)
        raise


def lines_of_books(
    question: Hashable,
    units: Collection[str],
    count: Callable[[frozenset[str]], Iterable[L]],
    kind: type[L],
) -> list[L]:
    """What ``count`` says of these units, in lines of a ``kind`` that each name theirs; see
    :func:`answers`."""

    def count_each(some: frozenset[str]) -> Mapping[str, list[L]]:
        found: dict[str, list[L]] = {}
        for line in count(some):
            found.setdefault(line.unit, []).append(line)
        return found

    lines = answers(question, units, count_each, lines_of(kind))
    return [line for some in lines.values() for line in some]


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
