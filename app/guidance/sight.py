"""Whose guidance and receipts a person may meet."""

from sqlalchemy import ColumnElement, and_, false, or_

from app.domain.actors import Actor, Permission
from app.domain.guidance import EVERYBODY
from app.guidance.models import Guidance, Receipt
from app.units.service import former_superiors, lines_of, reach


def is_for(by: Actor) -> ColumnElement[bool]:
    """What a unit that is above this one, or once was, has sent to it or to one merged into it."""
    above = set(lines_of({by.unit})[by.unit][1:]) | former_superiors(by.unit)
    return and_(Guidance.addressee.in_(by.books | {EVERYBODY}), Guidance.unit.in_(above))


def is_asked_of(by: Actor) -> ColumnElement[bool]:
    """The same, of a unit that is above this one now: a former superior hears no answer."""
    return and_(is_for(by), Guidance.unit.in_(lines_of({by.unit})[by.unit]))


def answering_unit(addressee: str, by: Actor) -> str:
    """For whom this unit answers: itself, or the one merged into it that was addressed."""
    return addressee if addressee in by.books else by.unit


def visible_guidance(by: Actor) -> ColumnElement[bool]:
    """One's own unit's, and what is addressed to it."""
    if not by.may(Permission.SEE_GUIDANCE):
        return false()
    return or_(Guidance.unit == by.unit, is_for(by))


def visible_receipts(by: Actor) -> ColumnElement[bool]:
    """A unit reads its own, an office those of all below it."""
    return Receipt.unit.in_(reach(by)) if by.may(Permission.SEE_GUIDANCE) else false()
