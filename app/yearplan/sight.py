"""Whose plans and requests a person may meet: as conferences, an office's all below it."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.records.model import Record
from app.units.service import reach


def visible_of(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for plans, planned conferences and requests alike."""

    def visible(by: Actor) -> ColumnElement[bool]:
        return model.unit.in_(reach(by)) if by.may(Permission.SEE_DIALOGUES) else false()

    return visible
