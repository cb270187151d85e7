"""Whose figures a sheet shows: the lines it has, and whose records make each of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased

from app.db import asked_once, db
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, InstanceRole
from app.domain.statistics.forms import RowKind
from app.domain.statistics.tally import Numbers
from app.domain.units import Boundaries
from app.domain.words import counted_key
from app.mediation.service.standing import Period
from app.records.locking import NotHere
from app.records.model import Record
from app.teams.models import Team
from app.units.models import Unit, Village
from app.units.service import (
    given_villages,
    holder,
    names_between,
    reach,
    subtree_codes,
    unit_names,
    units_today,
)
from app.units.service.giving import Given
from app.units.service.reading import is_newest


@dataclass(frozen=True, slots=True)
class Scope:
    """The units whose records are counted; ``line_of`` says in which line each unit stands.

    A team is its own line, whatever ``line_of`` says. ``team_id`` narrows to the team of its
    leader. By the boundaries of today what a merged unit wrote stands in the line of the one
    that carries on its book, and what it wrote of a village that was ``given`` away in the line
    of the unit that has it, or here in none; by those of then it has a line of its own.
    """

    by: Actor
    rows: RowKind
    unit: str
    units: frozenset[str]
    line_of: Mapping[str, str]
    boundaries: Boundaries = Boundaries.TODAY
    team_id: UUID | None = None
    given: Mapping[UUID, Given] = field(default_factory=dict)

    @property
    def level(self) -> InstanceRole:
        return level_of(self.by)

    @property
    def column(self) -> str:
        """The column of a record that makes its line."""
        return "team_id" if self.rows is RowKind.TEAM else "unit"

    @property
    def parted(self) -> frozenset[str]:
        """The units not all of whose records count in one line."""
        return frozenset(one.unit for one in self.given.values())

    @property
    def leaves_out(self) -> bool:
        """Whether some of what these units wrote counts elsewhere."""
        return any(one.to not in self.line_of for one in self.given.values())

    def key(self, model: type[Record]) -> ColumnElement[Any]:
        """What a record is counted under: its team, or the unit for which it counts."""
        if self.rows is RowKind.TEAM and model is not Village:
            return (model.id if model is Team else model.team_id).label("key")
        return self._holder(model).label("key")  # grouped by its name: it may hold parameters

    def line(self, key: str) -> str:
        """The line in which what was counted under ``key`` stands."""
        return self.line_of.get(key, key) if self.column == "unit" else key

    def within(self, model: type[Record], row: str | None = None) -> ColumnElement[bool]:
        """The condition that a record (of a team, or a team) is counted in ``row``, or at all."""
        team = model.id if model is Team else getattr(model, "team_id", None)
        condition = model.unit.in_(self.units)
        if self.team_id is not None:
            condition &= _of_team(self.team_id) if model is Village else team == self.team_id
        if self.given:
            condition &= self._holder(model).in_(self.line_of)
        if row is None:
            return condition
        if self.rows is RowKind.TEAM:
            return condition & (team == _id(row))
        own = [unit for unit, line in self.line_of.items() if line == row]
        return condition & self._holder(model).in_(own)

    def _holder(self, model: type[Record]) -> ColumnElement[str]:
        return holder(model.unit, _village_of(model), self.given)


def as_numbers(rows: Iterable[Sequence[Any]]) -> Numbers:
    """Rows of a key and numbers, by key."""
    return {str(key): [int(one) for one in numbers] for key, *numbers in rows}


def level_of(by: Actor) -> InstanceRole:
    return InstanceRole.OFFICE if by.role in OFFICE_ROLES else InstanceRole.COMMUNE


def scope_of(
    rows: RowKind,
    *,
    by: Actor,
    unit: str | None = None,
    boundaries: Boundaries = Boundaries.TODAY,
) -> Scope:
    """What ``by`` counts; an office may look into a ``unit`` below it that has units itself.

    Raises :class:`NotHere` for a unit out of reach, and for teams where ``by`` does not meet them.
    """
    code, met = unit or by.unit, reach(by)
    if code not in met or (rows is RowKind.TEAM and not by.meets_villages):
        raise NotHere
    team_id = by.team_id if by.role in TEAM_ROLES else None
    is_today = boundaries is Boundaries.TODAY
    if by.role in OFFICE_ROLES:
        below = met if code == by.unit else subtree_codes(code)
        lines = _office_lines(code, below, is_today=is_today)
    else:
        lines = {one: code if is_today else one for one in by.books}
    given = _given(code, lines, met) if is_today else {}
    units = lines.keys() | {one.unit for one in given.values()}
    return Scope(by, rows, code, frozenset(units), lines, boundaries, team_id, given)


def _office_lines(code: str, units: set[str], *, is_today: bool) -> Mapping[str, str]:
    lines, now = _direct_lines(code, units), units_today(units)
    if is_today:
        # what went on elsewhere is here only where it is itself asked for: its own line
        return {one: lines.get(on, lines[one]) for one, on in now.items()}
    # what was merged into the unit asked for was not below it then
    return {one: line for one, line in lines.items() if one == code or now[one] != code}


def _given(code: str, lines: Collection[str], met: Collection[str]) -> dict[UUID, Given]:
    """The villages given away by these units, or to them by others that this person meets; a
    former unit asked for itself shows the whole of its own book."""
    given = given_villages()
    if not given or units_today({code})[code] != code:
        return {}
    return {
        village: one
        for village, one in given.items()
        if one.unit in lines or (one.to in lines and one.unit in met)
    }


def _village_of(model: type[Record]) -> Any:
    if model is Village:
        return Village.id
    if hasattr(model, "village_id"):
        return model.village_id
    team = aliased(Team)  # the statement may be of teams itself
    of_team = db.select(team.village_id).where(team.id == model.team_id)
    return of_team.correlate(model).scalar_subquery()


def named_rows(scope: Scope, period: Period, counted: set[str]) -> dict[str, str]:
    """The lines by key, in the order in which people count them: what there was in the period,
    and whatever something was counted of."""
    if scope.rows is RowKind.TEAM:
        return _teams(scope, period, counted)
    if scope.level is InstanceRole.COMMUNE:
        codes = set(scope.line_of.values())
    else:
        codes = (_children(scope, period) | counted) or {scope.unit}
    names = line_names(scope, codes, period)
    return {code: names.get(code, code) for code in sorted(codes)}


def has_two_boundaries(by: Actor) -> bool:
    """Whether figures differ by the units of today and of then in what this person counts."""
    met = reach(by)
    has_merged = any(one != on for one, on in units_today(met).items())
    return has_merged or any(one.unit in met for one in given_villages().values())


def silent_rows(scope: Scope, rows: Mapping[str, str]) -> set[str]:
    """The lines of an office of which no team has come: nothing is known of them, not even 0."""
    if scope.level is InstanceRole.COMMUNE or scope.rows is RowKind.TEAM:
        return set()
    heard = db.session.scalars(db.select(scope.key(Team)).where(scope.within(Team)).distinct())
    return rows.keys() - {scope.line_of[code] for code in heard}


@asked_once
def parents() -> set[str]:
    """The codes of all units that have others below them."""
    above = db.select(Unit.parent_code).where(is_newest()).distinct()
    return set(db.session.scalars(above)) - {None}


def _direct_lines(top: str, units: set[str]) -> dict[str, str]:
    """Each unit below ``top`` by the direct subordinate that it belongs to."""
    pairs = db.select(Unit.code, Unit.parent_code).where(Unit.code.in_(units), is_newest())
    above = dict(iter(db.session.execute(pairs)))
    lines = {top: top}
    for code in units - {top}:
        at, steps = code, 0
        while above.get(at) != top and above.get(at) in units and steps < len(units):
            at, steps = above[at], steps + 1
        lines[code] = at
    return lines


def _children(scope: Scope, period: Period) -> set[str]:
    """The direct subordinates: those that are today, or those that were in the period."""
    right_below = Unit.parent_code == scope.unit
    if scope.boundaries is Boundaries.TODAY:
        lives = is_newest(), Unit.valid_to.is_(None)
    else:
        lives = (
            Unit.valid_from <= period.last,
            db.or_(Unit.valid_to.is_(None), Unit.valid_to > period.first),
        )
    return set(db.session.scalars(db.select(Unit.code).where(right_below, *lives)))


def line_names(scope: Scope, codes: Collection[str], period: Period) -> dict[str, str]:
    """What lines by unit are called: today, or in the period."""
    if scope.boundaries is Boundaries.TODAY:
        return unit_names(set(codes))
    return names_between(codes, period.first, period.last)


def _teams(scope: Scope, period: Period, counted: set[str]) -> dict[str, str]:
    lived = (Team.founded_on <= period.last) & db.or_(
        Team.closed_on.is_(None), Team.closed_on > period.first
    )
    rows = db.select(Team.id, Team.name).where(
        scope.within(Team), lived | Team.id.in_([UUID(one) for one in counted])
    )
    found = sorted(db.session.execute(rows), key=lambda one: (counted_key(one.name), one.id))
    return {str(one.id): one.name for one in found}


def _of_team(team_id: UUID) -> ColumnElement[bool]:
    """The village that a team is of."""
    return Village.id.in_(db.select(Team.village_id).where(Team.id == team_id))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotHere from None
