"""Filling a form: one grouped statement for the cases, one for the mediators, one for the rest."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from app.db import db
from app.domain.actors import Actor, InstanceRole
from app.domain.statistics.cells import Counts, MediatorCell
from app.domain.statistics.forms import Form
from app.domain.statistics.measures import Measure, Part, Subject
from app.domain.statistics.sheets import Sheet, fill
from app.domain.statistics.tally import Numbers, added_up, put_together, tally
from app.domain.units import Boundaries
from app.mediation.models import MediationCase
from app.mediation.service.standing import Period, case_cells, of_categories
from app.records.model import Leaves, Record, field_of
from app.statistics.service.kept import by_line
from app.statistics.service.scope import Scope, named_rows, scope_of, silent_rows
from app.teams.models import Mediator, Team
from app.training.service.counting import is_in_office, was_trained
from app.units.models import Village

#: What a measure reads beside what every sheet reads; where it stays in the commune an office
#: has no such column.
_READS: Mapping[Part, InstrumentedAttribute[Any]] = {
    Part.WRITTEN: MediationCase.is_written,
    Part.PUBLIC: MediationCase.is_public,
    Part.MALE: Mediator.sex,
    Part.FEMALE: Mediator.sex,
    Part.KINH: Mediator.is_minority,
    Part.MINORITY: Mediator.is_minority,
    Part.LAW_DEGREE: Mediator.law_training,
    Part.OTHER_DEGREE: Mediator.law_training,
    Part.UNTRAINED: Mediator.law_training,
    Part.NO_LAW_DEGREE: Mediator.law_training,
    Part.LEADERS: Mediator.is_leader,
}


def sheet_of(
    form: Form,
    first: date,
    last: date,
    *,
    by: Actor,
    unit: str | None = None,
    boundaries: Boundaries = Boundaries.TODAY,
) -> Sheet:
    """The form counted for the units that ``by`` may meet, as of the end of ``last``.

    A team leader counts the own team only; an office may ask for the lines of a unit below.
    """
    return sheet_in(scope_of(form.rows, by=by, unit=unit, boundaries=boundaries), form, first, last)


def sheet_in(scope: Scope, form: Form, first: date, last: date) -> Sheet:
    """The same for whom a scope says already."""
    period = Period(first, last)
    numbers = _numbers(form, scope, period)
    rows = named_rows(scope, period, set(numbers))
    return fill(
        form,
        rows,
        numbers,
        first=first,
        last=last,
        unknown=silent_rows(scope, rows),
        not_held=not_held(form, scope.level),
    )


def totals_of(
    measures: tuple[Measure, ...], scope: Scope, first: date, last: date
) -> dict[Measure, int]:
    """What these measures of cases count in all lines together."""
    lines = _cases(measures, scope, Period(first, last))
    whole = added_up(lines, dict.fromkeys(lines, ""))
    return dict(zip(measures, whole.get("", [0] * len(measures)), strict=True))


def not_held(form: Form, level: InstanceRole) -> list[int]:
    """The numbers of the columns that cannot be counted at this level."""
    if level is InstanceRole.COMMUNE:
        return []
    return [one.number for one in form.columns if not leaves_commune(one.measure)]


def leaves_commune(measure: Measure) -> bool:
    read = _READS.get(measure.part)
    return read is None or field_of(read).leaves is Leaves.ALWAYS


def _numbers(form: Form, scope: Scope, period: Period) -> Numbers:
    """Of each line that something was counted of, a number for each column; only what the form
    asks for is counted."""
    measures = _measures(form)
    asked = {one.subject for one in measures}
    people = Counts(
        mediators=_mediators(scope, period) if any(one.counts_people for one in measures) else (),
        teams=_many(Team, scope, lived(Team, period)) if Subject.TEAMS in asked else {},
        villages=_many(Village, scope, lived(Village, period)) if Subject.VILLAGES in asked else {},
    )
    return put_together(tally(measures, people), _cases(measures, scope, period))


def _measures(form: Form) -> tuple[Measure, ...]:
    return tuple(one.measure for one in form.columns)


def _cases(measures: tuple[Measure, ...], scope: Scope, period: Period) -> Numbers:
    if not any(one.counts_cases for one in measures):
        return {}
    traits = sorted({one.fact[0] for one in measures if one.counts_cases and one.fact})
    by_category = any(one.codes is not None for one in measures)
    codes = {one.codes for one in measures if one.counts_cases}
    only = of_categories(*codes) if len(codes) == 1 else []
    apart = {"traits": traits, "by_category": by_category, "given": scope.given}

    def count(where: ColumnElement[bool]) -> Numbers:
        cells = case_cells(scope.column, period, where, *only, **apart)
        return tally(measures, Counts(cases=cells))

    return by_line(scope, ("cases", measures, period), count)


def _mediators(scope: Scope, period: Period) -> list[MediatorCell]:
    """Who is in office on the last day; a column never exceeds the total beside it."""
    one = (
        db.select(
            scope.key(Mediator).label("row"),
            Mediator.sex,
            Mediator.is_minority,
            Mediator.law_training,
            Mediator.is_leader,
            was_trained(period.first, period.last).label("is_trained"),
        )
        .where(scope.within(Mediator), is_in_office(period.last))
        .subquery()
    )
    counted = db.session.execute(db.select(*one.c, db.func.count()).group_by(*one.c))
    found: defaultdict[tuple[Any, ...], dict[str, int]] = defaultdict(dict)
    for row, *alike, number in counted:
        numbers, line = found[tuple(alike)], scope.line(str(row))
        numbers[line] = numbers.get(line, 0) + number
    return [
        MediatorCell(numbers, *facts, bool(trained)) for (*facts, trained), numbers in found.items()
    ]


def lived(model: type[Team] | type[Village], period: Period) -> ColumnElement[bool]:
    """The condition that a team or a village is there at the end of the period."""
    begins, ends = _SPANS[model]
    return (begins <= period.last) & db.or_(ends.is_(None), ends > period.last)


_SPANS: Mapping[type[Record], tuple[Any, Any]] = {
    Team: (Team.founded_on, Team.closed_on),
    Village: (Village.valid_from, Village.valid_to),
}


def _many(model: type[Record], scope: Scope, is_there: ColumnElement[bool]) -> dict[str, int]:
    row = scope.key(model)
    rows = db.select(row, db.func.count()).where(scope.within(model), is_there).group_by(row)
    found: dict[str, int] = {}
    for key, number in db.session.execute(rows):
        line = scope.line(str(key))
        found[line] = found.get(line, 0) + number
    return found
