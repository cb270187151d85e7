"""The conferences of a year by unit: where the planned ones stand, and all that were held."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.dialogue.figures import Held
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.year import SessionState, session_state
from app.domain.plans import PlanState
from app.domain.quarters import Quarter
from app.statistics.service.kept import answers_to
from app.statistics.service.shapes import lines_of
from app.yearplan.models import DialoguePlan, PlannedSession

_YEAR = db.extract("year", Dialogue.held_on)
_Session = tuple[str, Quarter, str]
_Question = tuple[str, int, date]
_BEGUN = [state for state in DialogueState if state.has_begun]


def planned_and_held(
    units: Collection[str], years: Sequence[int], *, today: date
) -> Mapping[int, list[Held]]:
    """Of each year by unit the planned conferences of issued plans, and all that were held.

    Two queries for any number of years; an office asks them only of books in which something was
    written since.
    """
    questions: list[_Question] = [("dialogues held", year, today) for year in years]
    counted = answers_to(questions, units, _count, lines_of(Held))
    return {
        year: sorted((line for some in found.values() for line in some), key=lambda one: one.unit)
        for (_, year, _), found in counted.items()
    }


def _count(
    units: Collection[str], questions: Sequence[_Question]
) -> Mapping[_Question, Mapping[str, list[Held]]]:
    today, years = questions[0][2], [year for _, year, _ in questions]
    found: dict[int, dict[str, Held]] = {year: {} for year in years}

    def line(unit: str, year: int) -> Held:
        of_year = found[year]
        if unit not in of_year:
            of_year[unit] = Held(unit)
        return of_year[unit]

    @cache
    def stands(quarter: Quarter, states: str) -> SessionState:
        arranged = map(DialogueState, states.split())
        return session_state(quarter, arranged, is_struck=False, today=today)

    for unit, quarter, states in _sessions(units, years):
        line(unit, quarter.year).planned[stands(quarter, states)] += 1
    for unit, year, kind, number in _conferences(units, years):
        if kind is DialogueKind.GOVERNMENT:
            line(unit, year).government += number
        else:
            line(unit, year).party += number
    return {one: {unit: [held] for unit, held in found[one[1]].items()} for one in questions}


def _sessions(units: Collection[str], years: Sequence[int]) -> Iterator[_Session]:
    """Each planned conference of an issued plan, with how those stand that were arranged for it."""
    arranged = db.type_coerce(Dialogue.state, db.String)
    rows = (
        db.select(
            PlannedSession.unit,
            PlannedSession.year,
            PlannedSession.quarter,
            db.func.aggregate_strings(arranged, " "),
        )
        .join(DialoguePlan, DialoguePlan.id == PlannedSession.plan_id)
        .outerjoin(Dialogue, Dialogue.planned_id == PlannedSession.id)
        .where(
            PlannedSession.unit.in_(units),
            PlannedSession.year.in_(years),
            PlannedSession.struck_on.is_(None),
            DialoguePlan.state == PlanState.ISSUED,
        )
        .group_by(PlannedSession.id)
    )
    for unit, year, quarter, states in db.session.execute(rows):
        yield unit, Quarter(year, quarter), states or ""


def _conferences(
    units: Collection[str], years: Sequence[int]
) -> Sequence[tuple[str, int, DialogueKind, int]]:
    rows = (
        db.select(Dialogue.unit, _YEAR, Dialogue.kind, db.func.count())
        .where(
            Dialogue.unit.in_(units),
            Dialogue.held_on.between(date(min(years), 1, 1), date(max(years), 12, 31)),
            Dialogue.state.in_(_BEGUN),
        )
        .group_by(Dialogue.unit, _YEAR, Dialogue.kind)
    )
    return [
        (unit, int(year), kind, number) for unit, year, kind, number in db.session.execute(rows)
    ]
