"""Whose cases a person may meet, as a condition of a query and as a question of one case."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, false
from sqlalchemy.orm import Session

from app.db import db
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Permission, Role
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import CURRENT
from app.domain.mediation.recorder import check_recorder
from app.mediation.models import Assignment, Book, MediationCase, Partner
from app.records.locking import NotHere, take
from app.records.model import Record
from app.units.service import reach, subtree_codes

_P = TypeVar("_P", bound=Record)


def visible(by: Actor) -> ColumnElement[bool]:
    """The condition that a case is one this person may meet.

    A mediator meets the cases assigned to them and those they took in, a team leader the
    team's and those it was asked to help with, the commune's people the commune's, an office
    those of the units below it.
    """
    if not by.may(Permission.SEE_CASES):
        return false()
    if by.role in OFFICE_ROLES:
        # An office meets nearly all it holds: "|| ''" keeps the database from sorting all of
        # it by way of the units' index, where the index of the list's order gives a page.
        return (MediationCase.unit + "").in_(subtree_codes(by.unit))
    condition = MediationCase.unit.in_(by.books)
    if by.role is Role.TEAM_LEADER:
        condition &= (MediationCase.team_id == by.team_id) | _helps(by)
    elif by.role is Role.MEDIATOR:
        condition &= _is_own(by)
    return condition


def _helps(by: Actor) -> ColumnElement[bool]:
    """The leader's team was asked to work on the case, and has not declined or left."""
    asked = db.exists().where(
        Partner.case_id == MediationCase.id,
        Partner.team_id == by.team_id,
        Partner.declined_on.is_(None),
        Partner.ended_on.is_(None),
    )
    return asked.correlate(MediationCase)


def _is_own(by: Actor) -> ColumnElement[bool]:
    assigned = (
        db.exists()
        .where(
            Assignment.case_id == MediationCase.id,
            Assignment.mediator_id == by.mediator_id,
            Assignment.status.in_(CURRENT),
        )
        .correlate(MediationCase)
    )
    recorded = MediationCase.recorder_id == by.account_id
    return assigned | (recorded & (MediationCase.team_id == by.team_id))


def is_recorder(case: MediationCase, by: Actor) -> bool:
    """Whether this person wrote the case into the book."""
    return by.account_id is not None and by.account_id == case.recorder_id


def visible_books(by: Actor) -> ColumnElement[bool]:
    """The books of the teams whose cases ``by`` may meet."""
    if not by.may(Permission.SEE_CASES):
        return false()
    condition = Book.unit.in_(reach(by))
    return condition & (Book.team_id == by.team_id) if by.role in TEAM_ROLES else condition


def visible_part_of(model: type[Record]) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for what belongs to a case: whoever may meet the case meets it."""

    def visible_part(by: Actor) -> ColumnElement[bool]:
        return model.case_id.in_(db.select(MediationCase.id).where(visible(by)))

    return visible_part


def part_of(session: Session, case: MediationCase, model: type[_P], key: UUID) -> _P:
    """What belongs to the case in hand; a key of another case is as if it were not there."""
    found = session.get(model, key)
    if found is None or found.case_id != case.id:
        raise NotHere
    return found


def own_case(
    session: Session, case_id: UUID, *, by: Actor, revision: int | None = None
) -> MediationCase:
    """The case in hand: locked, of one's own unit and in one's own sight."""
    case = take(session, MediationCase, case_id, by=by, revision=revision)
    own = db.select(MediationCase.id).where(MediationCase.id == case_id, visible(by))
    if session.scalar(own) is None:
        raise NotHere
    return case


def take_case(
    session: Session, case_id: UUID, act: Act, *, by: Actor, revision: int | None
) -> MediationCase:
    """The case in hand to do ``act``, by a role that may write it."""
    case = own_case(session, case_id, by=by, revision=revision)
    check_recorder(case.state, act, role=by.role, acted_by=by.acted_by)
    return case
