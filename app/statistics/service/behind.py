"""What stands behind a number: exactly so many cases, mediators, teams or villages as it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, tuple_

from app.db import db
from app.domain.actors import Actor, InstanceRole, Permission
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Form
from app.domain.statistics.measures import Measure, Subject
from app.domain.units import Boundaries
from app.mediation.models import MediationCase
from app.mediation.service.sight import hidden_from, shown, team_told, visible
from app.mediation.service.standing import Period, cases_of, cases_where
from app.records.locking import NotHere
from app.statistics.service.counting import leaves_commune, lived
from app.statistics.service.scope import Scope, level_of, scope_of
from app.teams.models import Mediator, Team
from app.teams.sight import visible_mediators, visible_teams
from app.training.service.counting import is_in_office, was_trained
from app.units.models import Village

PAGE = 20


@dataclass(frozen=True, slots=True)
class Behind:
    """One page of what was counted; ``next`` is the place to go on from, or None. ``hidden`` of
    all that was counted are restricted cases that this person does not meet."""

    measure: Measure
    lines: Sequence[Row[Any]]
    next: str | None
    hidden: int = 0


def may_look(measure: Measure, by: Actor) -> bool:
    """Whether this person meets what the measure counts, and it is held here."""
    if level_of(by) is InstanceRole.OFFICE and not leaves_commune(measure):
        return False
    return by.may(Permission.SEE_CASES if measure.counts_cases else Permission.SEE_TEAMS)


def behind(
    form: Form,
    number: int,
    row: str | None,
    first: date,
    last: date,
    *,
    by: Actor,
    unit: str | None = None,
    boundaries: Boundaries = Boundaries.TODAY,
    after: str | None = None,
    limit: int | None = None,
) -> Behind:
    """What column ``number`` counts in ``row``, or in all rows; oldest first."""
    limit = limit or PAGE
    column = form.column(number)
    if column is None or not may_look(column.measure, by):
        raise NotHere
    scope = scope_of(form.rows, by=by, unit=unit, boundaries=boundaries)
    period = Period(first, last)
    if row is not None and not _is_row(scope, row):
        raise NotHere
    rows, place = _STATEMENTS.get(column.measure.subject, _cases)(
        column.measure, scope, period, row, by
    )
    if after:
        rows = rows.where(tuple_(*place) > _read_place(after))
    found = db.session.execute(rows.order_by(*place).limit(limit + 1)).all()
    lines = found[:limit]
    more = f"{lines[-1].day.isoformat()}_{lines[-1].id.hex}" if len(found) > limit else None
    hidden = _hidden(column.measure, scope, period, row, by) if column.measure.counts_cases else 0
    return Behind(column.measure, lines, more, hidden)


def _hidden(measure: Measure, scope: Scope, period: Period, row: str | None, by: Actor) -> int:
    """The restricted cases are counted as all others; that there are such is told, no more."""
    away = MediationCase.id.in_(hidden_from(by))
    if db.session.scalar(hidden_from(by).limit(1)) is None:
        return 0
    one = cases_of(period, scope.within(MediationCase, row), away)
    counted = db.select(db.func.count()).select_from(one).where(*cases_where(one, measure))
    return db.session.scalar(counted) or 0


Statement = tuple[Select[Any], tuple[ColumnElement[Any], ColumnElement[Any]]]


def _cases(measure: Measure, scope: Scope, period: Period, row: str | None, by: Actor) -> Statement:
    one = cases_of(period, scope.within(MediationCase, row), visible(by))
    rows = (
        db.select(
            one.c.id,
            one.c.received_on.label("day"),
            one.c.category,
            one.c.entry,
            one.c.standing,
            MediationCase.unit,
            MediationCase.book_number,
            MediationCase.book_year,
            shown(MediationCase.parties_line, by),
            MediationCase.state,
            team_told(by).label("team"),
        )
        .join(MediationCase, MediationCase.id == one.c.id)
        .join(Team, Team.id == MediationCase.team_id)
        .where(*cases_where(one, measure))
    )
    return rows, (one.c.received_on, one.c.id)


def _mediators(
    measure: Measure, scope: Scope, period: Period, row: str | None, by: Actor
) -> Statement:
    rows = (
        db.select(
            Mediator.id,
            Mediator.recognised_on.label("day"),
            Mediator.unit,
            Mediator.name,
            Mediator.sex,
            Mediator.law_training,
            Team.name.label("team"),
        )
        .join(Team, Team.id == Mediator.team_id)
        .where(scope.within(Mediator, row), visible_mediators(by), is_in_office(period.last))
    )
    if measure.subject is Subject.TRAINED:
        rows = rows.where(was_trained(period.first, period.last))
    if measure.fact is not None:
        name, values = measure.fact
        rows = rows.where(getattr(Mediator, name).in_(list(values)))
    return rows, (Mediator.recognised_on, Mediator.id)


def _teams(measure: Measure, scope: Scope, period: Period, row: str | None, by: Actor) -> Statement:
    rows = db.select(Team.id, Team.founded_on.label("day"), Team.unit, Team.name).where(
        scope.within(Team, row), visible_teams(by), lived(Team, period)
    )
    return rows, (Team.founded_on, Team.id)


def _villages(
    measure: Measure, scope: Scope, period: Period, row: str | None, by: Actor
) -> Statement:
    rows = db.select(
        Village.id, Village.valid_from.label("day"), Village.unit, Village.name, Village.kind
    ).where(scope.within(Village, row), lived(Village, period))
    return rows, (Village.valid_from, Village.id)


_STATEMENTS: Mapping[Subject, Any] = {
    Subject.MEDIATORS: _mediators,
    Subject.TRAINED: _mediators,
    Subject.TEAMS: _teams,
    Subject.VILLAGES: _villages,
}


def _is_row(scope: Scope, row: str) -> bool:
    """A line that this person counts; another's is as if it were not there."""
    if scope.column == "unit":
        return row in scope.line_of.values()
    try:
        wanted = db.select(Team.id).where(scope.within(Team), Team.id == UUID(row))
    except ValueError:
        return False
    return db.session.scalar(wanted) is not None


def _read_place(text: str) -> tuple[date, UUID]:
    day, _, record_id = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(record_id)
    except ValueError:
        raise RuleViolation(
            "Địa chỉ của trang này không đúng. Hãy mở lại danh sách từ trang đầu."
        ) from None
