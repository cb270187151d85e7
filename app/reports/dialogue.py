"""Counting dialogues: grouped queries over indexes, summed by the pure rules."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.dialogue.figures import (
    Answers,
    Contentment,
    CountedConclusions,
    CountedOpinions,
    CountedTopics,
    Held,
    Promises,
    Topics,
    by_unit,
    by_year,
    span_of,
)
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.labels import Term
from app.domain.suppression import SMALLEST
from app.reports.held import planned_and_held
from app.statistics.service.kept import lines_of_books
from app.units.service import villages_of

L = TypeVar("L", CountedTopics, CountedOpinions, CountedConclusions)
_SIGNED = [state for state in DialogueState if state.is_frozen]
_YEAR = db.extract("year", Dialogue.held_on)


@dataclass(frozen=True, slots=True)
class DialogueFigures:
    """A year of dialogues of the units asked for, and the years before it for comparison."""

    year: int
    topics: Topics
    by_year: Sequence[Topics]
    by_place: Sequence[Topics]
    answers: Sequence[Answers]
    answers_by_year: Sequence[Answers]
    content: Sequence[Contentment]
    content_by_year: Sequence[Contentment]
    promises: Sequence[Promises]
    promises_by_year: Sequence[Promises]
    held: Sequence[Held]


def dialogue_figures(
    units: set[str], year: int, *, today: date, by_village: bool = True, few: bool = False
) -> DialogueFigures:
    """The same number of queries for one commune and for a province.

    Of one unit the topics are told ``by_village``, else by unit; with ``few`` the villages of fewer
    than three opinions stand in one line.
    """
    asked = units, year, today
    counted = _kept("topics", *asked, _topics, CountedTopics)
    heard = _kept("answers", *asked, _counted, CountedOpinions)
    concluded = _kept("promises", *asked, _concluded, CountedConclusions)
    topics = by_year(counted, Topics)
    own = next((one for one in topics if one.name == str(year)), Topics(str(year)))
    return DialogueFigures(
        year=year,
        topics=own,
        by_year=topics,
        by_place=(
            _villages(*units, year, few)
            if by_village and len(units) == 1
            else by_unit(counted, year, Topics)
        ),
        answers=by_unit(heard, year, Answers),
        answers_by_year=by_year(heard, Answers),
        content=[one for one in by_unit(heard, year, Contentment) if not one.is_empty],
        content_by_year=[one for one in by_year(heard, Contentment) if not one.is_empty],
        promises=by_unit(concluded, year, Promises),
        promises_by_year=by_year(concluded, Promises),
        held=planned_and_held(units, [year], today=today)[year],
    )


def _kept(
    what: str,
    units: Collection[str],
    year: int,
    today: date,
    count: Callable[[Collection[str], int, date], Iterable[L]],
    kind: type[L],
) -> list[L]:
    """An office counts the books anew in which something was written since it counted last."""
    question = "dialogues", what, year, today
    return lines_of_books(question, units, lambda some: count(some, year, today), kind)


def _heard(units: Collection[str], first: date, last: date) -> list[ColumnElement[bool]]:
    """The opinions of conferences in those days, each once: repeats are left out."""
    return [
        Dialogue.unit.in_(units),
        Dialogue.held_on.between(first, last),
        Opinion.state != OpinionState.MERGED,
    ]


def _topics(units: Collection[str], year: int, today: date) -> list[CountedTopics]:
    rows = (
        db.select(Opinion.unit, _YEAR, Opinion.field, db.func.count())
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(*_heard(units, *span_of(year)))
        .group_by(Opinion.unit, _YEAR, Opinion.field)
    )
    return [
        CountedTopics(unit, int(held_in), *rest)
        for unit, held_in, *rest in db.session.execute(rows)
    ]


def _villages(unit: str, year: int, few: bool) -> list[Topics]:
    lines = _by_village(unit, year)
    small = [one for one in lines if one.total < SMALLEST] if few else []
    if not small:
        return lines
    together = Topics(Term(f"Các thôn có dưới {SMALLEST} ý kiến"))
    for one in small:
        together.by_field += one.by_field
    return [*(one for one in lines if one not in small), together]


def _by_village(unit: str, year: int) -> list[Topics]:
    """By the names of villages in the order people count them; what names none comes last."""
    rows = (
        db.select(Opinion.village_id, Opinion.field, db.func.count())
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(*_heard([unit], date(year, 1, 1), date(year, 12, 31)))
        .group_by(Opinion.village_id, Opinion.field)
    )
    found: dict[UUID | None, Topics] = {}
    for village_id, code, number in db.session.execute(rows):
        found.setdefault(village_id, Topics("")).by_field[code] += number
    villages = {one.id: one for one in villages_of(unit)}
    lines = [
        Topics(one.full_name, found[key].by_field) for key, one in villages.items() if key in found
    ]
    rest = Topics("Không ghi thôn")
    for key, topics in found.items():
        if key not in villages:
            rest.by_field += topics.by_field
    return [*lines, rest] if rest.total else lines


def _counted(units: Collection[str], year: int, today: date) -> list[CountedOpinions]:
    due_on = db.func.coalesce(Opinion.current_due_on, Opinion.due_on)
    rows = _grouped(
        db.select(
            Opinion.unit,
            _YEAR.label("year"),
            Opinion.disposition,
            Opinion.state,
            Opinion.satisfaction,
            db.func.coalesce(Opinion.replied_on <= due_on, db.true()).label("in_time"),
            db.func.coalesce(due_on < today, db.false()).label("is_due"),
        )
        .join(Dialogue, Dialogue.id == Opinion.dialogue_id)
        .where(*_heard(units, *span_of(year)))
    )
    return [
        CountedOpinions(unit, int(held_in), *how, bool(in_time), bool(is_due), number)
        for unit, held_in, *how, in_time, is_due, number in rows
    ]


def _concluded(units: Collection[str], year: int, today: date) -> list[CountedConclusions]:
    due_on = db.func.coalesce(Conclusion.current_due_on, Conclusion.due_on)
    rows = _grouped(
        db.select(
            Conclusion.unit,
            _YEAR.label("year"),
            Conclusion.state,
            db.func.coalesce(Conclusion.closed_on <= due_on, db.true()).label("in_time"),
            (due_on < today).label("is_due"),
        )
        .join(Dialogue, Dialogue.id == Conclusion.dialogue_id)
        .where(
            Dialogue.unit.in_(units),
            Dialogue.held_on.between(*span_of(year)),
            Dialogue.state.in_(_SIGNED),
        )
    )
    return [
        CountedConclusions(unit, int(held_in), state, bool(in_time), bool(is_due), number)
        for unit, held_in, state, in_time, is_due, number in rows
    ]


def _grouped(rows: Select[Any]) -> Iterable[Row[Any]]:
    """The rows counted by all their columns."""
    one = rows.subquery()
    return db.session.execute(db.select(*one.c, db.func.count()).group_by(*one.c))
