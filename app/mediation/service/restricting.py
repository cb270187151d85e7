"""Restricting who may open a case's file, naming people for it, and lifting that again."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from app.accounts.models import Account
from app.db import db, transaction
from app.domain.actors import TEAM_ROLES, Actor, Role
from app.domain.mediation import restricting
from app.domain.mediation.acts import Act
from app.domain.mediation.restricting import ReaderAct
from app.domain.words import person_key
from app.mediation.models import CaseReader, MediationCase
from app.mediation.service.sight import own_case, visible
from app.records import journal, viewing
from app.records.locking import NotHere

NAMEABLE = (*TEAM_ROLES, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)


def restrict_case(
    case_id: UUID,
    *,
    reason: str,
    readers: Collection[UUID],
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """From now on only who handles the case, the leader and ``readers`` (accounts) open it.

    Who restricts it stays among them. Done again, it changes the reason and the people.
    """
    restricting.check_restrict(reason=reason)
    with transaction() as session:
        case = own_case(session, case_id, by=by, revision=revision)
        if case.restricted_because != reason:
            case.restricted_because = reason
            journal.write(case, Act.RESTRICT, by=by, reason=reason)
        names = {one.id: one.name for one in nameable(by)}
        wanted = {*readers, *([by.account_id] if by.account_id else ())} & set(names)
        held = {one.account_id: one for one in readers_of(case.id)}
        for account_id in sorted(wanted - set(held)):
            named = CaseReader(
                unit=case.unit,
                case_id=case.id,
                account_id=account_id,
                name=names[account_id],
                named_on=today,
            )
            journal.write(named, ReaderAct.NAME, by=by)
        _end([held[one] for one in sorted(set(held) - wanted)], today, by)
    return case


def lift_restriction(
    case_id: UUID, *, reason: str, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """Everybody whose cases these are meets it again."""
    with transaction() as session:
        case = own_case(session, case_id, by=by, revision=revision)
        restricting.check_lift(is_restricted=bool(case.restricted_because), reason=reason)
        case.restricted_because = None
        journal.write(case, Act.LIFT_RESTRICTION, by=by, reason=reason)
        _end(readers_of(case.id), today, by)
    return case


def say_why(case_id: UUID, *, reason: str, by: Actor) -> UUID:
    """The leader says why a restricted case of others is opened; it is open to them for today."""
    restricting.check_why(reason)
    check_met(case_id, by)
    viewing.note([(MediationCase.__tablename__, case_id)], by=by, reason=reason)
    return case_id


def check_met(case_id: UUID, by: Actor) -> None:
    """Raises :class:`NotHere` for a case out of this person's sight; it is not opened by that."""
    met = db.select(MediationCase.id).where(MediationCase.id == case_id, visible(by))
    if db.session.scalar(met) is None:
        raise NotHere


def readers_of(case_id: UUID) -> Sequence[CaseReader]:
    """Who is named for the case now, the first first."""
    rows = db.select(CaseReader).where(CaseReader.case_id == case_id, CaseReader.ended_on.is_(None))
    return db.session.scalars(rows.order_by(CaseReader.id)).all()


def nameable(by: Actor) -> Sequence[Account]:
    """Whom this unit may name: who has an account and meets cases."""
    rows = db.select(Account).where(
        Account.unit == by.unit, Account.disabled.is_(False), Account.role.in_(NAMEABLE)
    )
    return sorted(db.session.scalars(rows), key=lambda one: person_key(one.name))


def _end(readers: Sequence[CaseReader], today: date, by: Actor) -> None:
    for one in readers:
        one.ended_on = today
        journal.write(one, ReaderAct.UNNAME, by=by)
