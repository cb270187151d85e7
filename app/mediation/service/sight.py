"""Whose cases a person may meet, as a condition of a query and as a question of one case."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false
from sqlalchemy.orm import Session, aliased

from app.db import db
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Permission, Role
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import CURRENT
from app.domain.mediation.recorder import check_recorder
from app.mediation.models import Assignment, Book, CaseReader, MediationCase, Partner
from app.records import viewing
from app.records.locking import NotHere, take
from app.records.model import Record
from app.records.types import Watched
from app.teams.models import Team
from app.units.service import reach, subtree_codes
from app.units.service.sight import kept_for_each

_P = TypeVar("_P", bound=Record)


class WhyAsked(Exception):
    """Before this person opens the restricted case they say why."""

    def __init__(self, case_id: UUID):
        super().__init__(case_id)
        self.case_id = case_id


@kept_for_each
def visible(by: Actor) -> ColumnElement[bool]:
    """The condition that a case is one this person may meet.

    A mediator meets the cases assigned to them and those they took in, a team leader the
    team's and those it was asked to help with, the commune's people the commune's, an office
    those of the units below it. Of restricted ones see :func:`hidden_from`.
    """
    meets_all = by.role in OFFICE_ROLES or by.role is Role.COMMUNE_LEADER
    if meets_all or not by.may(Permission.SEE_CASES):
        return in_reach(by)
    return in_reach(by) & MediationCase.id.not_in(hidden_from(by))


@kept_for_each
def in_reach(by: Actor) -> ColumnElement[bool]:
    """The condition that a case would be one to meet for this person if none were restricted."""
    if not by.may(Permission.SEE_CASES):
        return false()
    if by.role in OFFICE_ROLES:
        # An office meets nearly all it holds: "|| ''" keeps the database from sorting all of
        # it by way of the units' index, where the index of the list's order gives a page.
        return (MediationCase.unit + "").in_(subtree_codes(by.unit))
    condition = MediationCase.unit.in_(by.books)
    if by.role is Role.TEAM_LEADER:
        condition &= (MediationCase.team_id == by.team_id) | _helps(by) | _is_guest(by)
    elif by.role is Role.MEDIATOR:
        condition &= _is_own(by) | _is_guest(by)
    return condition


@kept_for_each
def hidden_from(by: Actor) -> Select[tuple[UUID]]:
    """The restricted cases of this unit that are not this person's: the leader of the commune
    meets all, others those they wrote down, mediate, or were named for.

    A list of few that the database makes once, so that the lists keep their indexes.
    """
    kept = aliased(MediationCase)
    hidden = db.select(kept.id).where(kept.unit.in_(by.books), kept.restricted_because.is_not(None))
    if by.role is Role.COMMUNE_LEADER:
        return hidden.where(false())
    if by.account_id is None:
        return hidden
    return hidden.where(
        kept.recorder_id.is_distinct_from(by.account_id),
        ~_is_named(kept.id, by),
        ~_mediates(kept.id, by),
    )


@kept_for_each
def unopened(by: Actor) -> Select[tuple[UUID]]:
    """The restricted cases that this person meets, and has not said today why they open them: lists
    show them without a name, a search does not find them (:func:`opened_case` asks)."""
    kept = aliased(MediationCase)
    closed = db.select(kept.id).where(kept.unit.in_(by.books), kept.restricted_because.is_not(None))
    if by.role is not Role.COMMUNE_LEADER:
        return closed.where(false())
    return closed.where(~_is_named(kept.id, by), ~viewing.said_why(kept.id, by))


@kept_for_each
def readable(by: Actor) -> ColumnElement[bool]:
    """As :func:`visible`, of what is told of people: without the cases still to be opened."""
    if by.role is not Role.COMMUNE_LEADER:
        return visible(by)
    return visible(by) & MediationCase.id.not_in(unopened(by))


def shown(told: ColumnElement[Any], by: Actor) -> ColumnElement[Any]:
    """A column of a case as lists show it: empty where the case is still to be opened."""
    if by.role is not Role.COMMUNE_LEADER:
        return told
    return db.case((MediationCase.id.in_(unopened(by)), None), else_=told).label(told.key)


def team_told(by: Actor) -> ColumnElement[Any]:
    """The team's name in a line that tells of one case; nothing for who meets no villages."""
    return Team.name if by.meets_villages else db.null()


def _is_named(case_id: ColumnElement[UUID], by: Actor) -> ColumnElement[bool]:
    return db.exists().where(
        CaseReader.case_id == case_id,
        CaseReader.account_id == by.account_id,
        CaseReader.ended_on.is_(None),
    )


def _is_guest(by: Actor) -> ColumnElement[bool]:
    """Named for a restricted case of others."""
    return _is_named(MediationCase.id, by).correlate(MediationCase)


def _mediates(case_id: ColumnElement[UUID], by: Actor) -> ColumnElement[bool]:
    return db.exists().where(
        Assignment.case_id == case_id,
        Assignment.mediator_id == by.mediator_id,
        Assignment.status.in_(CURRENT),
    )


def opened_case(case: MediationCase, by: Actor) -> Watched:
    """Under what an opening is noted; raises :class:`WhyAsked` where a restricted case is not
    this person's and they have not said today why they open it."""
    if case.restricted_because and by.role is Role.COMMUNE_LEADER:
        named = db.session.scalar(db.select(_is_named(db.literal(case.id), by)))
        if not named and not viewing.has_said_why(case.id, by):
            raise WhyAsked(case.id)
    return MediationCase.__tablename__, case.id


def opened_part(part: Record, by: Actor) -> Watched | None:
    """What belongs to a case is opened as the case."""
    return opened_case(db.session.get_one(MediationCase, part.case_id), by)


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
    assigned = _mediates(MediationCase.id, by).correlate(MediationCase)
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


def visible_part_of(
    model: type[Record], of_case: Callable[[Actor], ColumnElement[bool]] = visible
) -> Callable[[Actor], ColumnElement[bool]]:
    """The condition for what belongs to a case: whoever may meet (or read) the case does it."""

    def visible_part(by: Actor) -> ColumnElement[bool]:
        # Asked of each line in hand: a list of all cases would be made to look at a few lines.
        met = db.exists().where(MediationCase.id == model.case_id, of_case(by))
        return met.correlate(model)

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
