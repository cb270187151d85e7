"""Which rows of the law a person may meet: those of the own unit and of all below an office."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.records.model import Record
from app.units.service import reach


def visible_rows(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for ``model``: who may see cases may read the law they are kept by."""

    def visible(by: Actor) -> ColumnElement[bool]:
        return model.unit.in_(reach(by)) if by.may(Permission.SEE_CASES) else false()

    return visible
