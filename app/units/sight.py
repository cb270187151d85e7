"""Whose records a person may meet: those of one's own unit, an office's all below it."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.records.model import Record
from app.units.service import reach


def visible_in_reach(
    permission: Permission, model: type[Record]
) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for ``model``: the units in reach, for who holds ``permission``."""

    def visible(by: Actor) -> ColumnElement[bool]:
        return model.unit.in_(reach(by)) if by.may(permission) else false()

    return visible
