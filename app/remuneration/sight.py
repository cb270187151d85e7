"""Whose requests a person may meet, and whose share of them.

A leader meets the own team's, a mediator only what is the own share. Offices read what was asked
for, decided and paid, the Front the sums of each team; neither reads anybody's share (khoản 2 Điều
29, Điều 30 Luật Hòa giải ở cơ sở số 35/2013/QH13). Offices do not read either which team had so few
cases that its village names their parties by itself.
"""

from typing import Any

from sqlalchemy import ColumnElement, false

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, Permission, Role
from app.domain.labels import Term
from app.domain.suppression import SMALLEST, is_small
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.teams.models import Team
from app.units.service import reach

FEW = Term(f"Một tổ có dưới {SMALLEST} vụ, việc")
ANY = Term("Một tổ hòa giải")


def sees_shares(by: Actor) -> bool:
    """Whether this person reads cases and who gets what, of a request they meet."""
    is_outside = by.role in OFFICE_ROLES or by.role in (Role.FRONT, Role.MEDIATOR)
    return by.may(Permission.SEE_PAYMENTS) and not is_outside


def visible_requests(by: Actor) -> ColumnElement[bool]:
    return false() if by.role is Role.FRONT else counted_requests(by)


def listed_requests(by: Actor) -> ColumnElement[bool]:
    """The same for a list in the order of the ids: ``|| ''`` keeps the database from sorting all
    that an office holds by way of the index of the units."""
    return false() if by.role is Role.FRONT else _requests(by, PaymentRequest.unit + "")


def counted_requests(by: Actor) -> ColumnElement[bool]:
    """Those whose sums this person may read."""
    return _requests(by, PaymentRequest.unit)


def _requests(by: Actor, unit: ColumnElement[str]) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_PAYMENTS) or by.role is Role.MEDIATOR:
        return false()
    within = unit.in_(reach(by))
    return within & (PaymentRequest.team_id == by.team_id) if _is_leader(by) else within


def team_told(by: Actor) -> ColumnElement[Any]:
    """The name of the team of a request, where ``by`` may read it beside the number of cases."""
    if by.role not in OFFICE_ROLES:
        return Team.name
    few = PaymentRequest.cases.between(1, SMALLEST - 1)
    return db.case((few, None), else_=Team.name) if by.meets_villages else db.null()


def team_in_words(request: PaymentRequest, told: str | None) -> str:
    return told or (FEW if is_small(request.cases) else ANY)


def visible_items(by: Actor) -> ColumnElement[bool]:
    if by.role in OFFICE_ROLES and by.may(Permission.SEE_PAYMENTS):
        return PaymentItem.unit.in_(reach(by))
    if not sees_shares(by):
        return false()
    within = PaymentItem.unit.in_(by.books)
    return within & (PaymentItem.team_id == by.team_id) if _is_leader(by) else within


def visible_shares(by: Actor) -> ColumnElement[bool]:
    """A mediator's own; the others read those of the lines that they meet."""
    if not by.may(Permission.SEE_PAYMENTS):
        return false()
    if by.role is Role.MEDIATOR:
        own = PaymentShare.mediator_id == by.mediator_id
        return PaymentShare.unit.in_(by.books) & own
    if not sees_shares(by):
        return false()
    return PaymentShare.item_id.in_(db.select(PaymentItem.id).where(visible_items(by)))


def _is_leader(by: Actor) -> bool:
    return by.role is Role.TEAM_LEADER
