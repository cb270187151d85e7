"""Whose requests a person may meet, and whose share of them.

A leader meets the own team's, a mediator only what is the own share. Offices read what was asked
for, decided and paid, the Front the sums of each team; neither reads anybody's share (khoản 2 Điều
29, Điều 30 Luật Hòa giải ở cơ sở số 35/2013/QH13).
"""

from sqlalchemy import ColumnElement, false

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, Permission, Role
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.units.service import reach


def sees_shares(by: Actor) -> bool:
    """Whether this person reads cases and who gets what, of a request they meet."""
    is_outside = by.role in OFFICE_ROLES or by.role in (Role.FRONT, Role.MEDIATOR)
    return by.may(Permission.SEE_PAYMENTS) and not is_outside


def visible_requests(by: Actor) -> ColumnElement[bool]:
    return false() if by.role is Role.FRONT else counted_requests(by)


def counted_requests(by: Actor) -> ColumnElement[bool]:
    """Those whose sums this person may read."""
    if not by.may(Permission.SEE_PAYMENTS) or by.role is Role.MEDIATOR:
        return false()
    within = PaymentRequest.unit.in_(reach(by))
    return within & (PaymentRequest.team_id == by.team_id) if _is_leader(by) else within


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
