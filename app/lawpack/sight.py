"""Which rows of the law a person may meet: those of the own unit, of who is above, and below."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.records.model import Record
from app.units.service import former_superiors, lines_of, reach


def units_read(by: Actor) -> set[str]:
    """Whose law this person may read: what holds, or held, in one's own unit is no secret."""
    return reach(by) | set(lines_of({by.unit})[by.unit]) | former_superiors(by.unit)


def visible_rows(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for ``model``: who may see cases may read the law they are kept by."""

    def visible(by: Actor) -> ColumnElement[bool]:
        return model.unit.in_(units_read(by)) if by.may(Permission.SEE_CASES) else false()

    return visible
