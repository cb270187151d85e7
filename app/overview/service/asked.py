"""What the page is asked for, and whose records that are."""

from dataclasses import dataclass
from datetime import date

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor
from app.domain.statistics.forms import Form, RowKind
from app.domain.statistics.measures import Part
from app.domain.statistics.shipped import BOARD, BOARD_OF_TEAMS
from app.domain.units import Boundaries
from app.statistics.service.scope import Scope, parents, scope_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A period (both days included), a unit or the own one, a kind of cases or all, and by the
    units of which time."""

    first: date
    last: date
    unit: str | None = None
    kind: Part = Part.ALL
    boundaries: Boundaries = Boundaries.TODAY


@dataclass(frozen=True, slots=True)
class Area:
    """Whose records are shown, line by line of ``form``; ``is_whole``: all that one reaches.

    ``has_one_book``: the lists of the rooms can be narrowed to just this by its code.
    """

    scope: Scope
    form: Form
    is_whole: bool
    has_one_book: bool

    @property
    def is_by_unit(self) -> bool:
        return self.form.rows is RowKind.UNIT

    @property
    def is_of_villages_below(self) -> bool:
        """An office looks at the teams of one commune: small numbers are not told of each."""
        return not self.is_by_unit and self.scope.by.role in OFFICE_ROLES

    @property
    def unit(self) -> str:
        return self.scope.unit

    @property
    def lists_are_the_same(self) -> bool:
        """Whether a room's own list shows exactly what is counted here."""
        is_of_team = self.scope.by.role in TEAM_ROLES
        is_whole = self.is_whole and not self.scope.leaves_out
        return not is_of_team and (is_whole or self.has_one_book)


def area_of(asked: Asked, by: Actor) -> Area:
    """Raises :class:`NotHere` for a unit that ``by`` does not reach.

    Units are compared where there are several, else the teams of the one; who does not meet the
    figures of teams sees the unit alone.
    """
    code = asked.unit or by.unit
    has_units_below = by.role in OFFICE_ROLES and code in parents()
    form = BOARD if has_units_below or not by.meets_villages else BOARD_OF_TEAMS
    scope = scope_of(form.rows, by=by, unit=code, boundaries=asked.boundaries)
    has_one_book = not has_units_below and len(scope.units) == 1 and not scope.given
    return Area(scope, form, code == by.unit, has_one_book)
