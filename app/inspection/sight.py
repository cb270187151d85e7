"""Whose inspections a person may meet: the own unit's, of units below and of oneself what was told.

A team leader reads the signed minutes about the own team.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Permission
from app.domain.inspection.kinds import SIGNED
from app.inspection.models import Inspection, InspectionList, InspectionPoint, InspectionReply
from app.inspection.plan_models import InspectionPlan
from app.lawpack.sight import units_read
from app.units.service import lines_of, reach, units_today


def visible_inspections(by: Actor) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_INSPECTIONS):
        return false()
    signed = Inspection.state.in_(SIGNED)
    own = Inspection.unit.in_(by.books)
    if by.role in TEAM_ROLES:
        return and_(own, Inspection.team_id == by.team_id, signed)
    told = or_(signed, Inspection.announced_on.is_not(None))
    about = Inspection.subject_unit.in_(by.books)
    return or_(own, and_(told, or_(Inspection.unit.in_(reach(by)), about)))


def visible_points(by: Actor) -> ColumnElement[bool]:
    """The points of the inspections that ``by`` may meet; what was struck is nobody's."""
    if not by.may(Permission.SEE_INSPECTIONS):
        return false()
    own = InspectionPoint.unit.in_(by.books)
    stands = InspectionPoint.struck_on.is_(None)
    if by.role in TEAM_ROLES:
        mine = InspectionPoint.team_id == by.team_id
        return and_(own, mine, stands, InspectionPoint.is_issued)
    about = InspectionPoint.subject_unit.in_(by.books)
    around = or_(InspectionPoint.unit.in_(reach(by)), about)
    return and_(stands, or_(own, and_(InspectionPoint.is_issued, around)))


def visible_replies(by: Actor) -> ColumnElement[bool]:
    """One's own unit's, an office's all below it."""
    if not by.may(Permission.SEE_INSPECTIONS) or by.role in TEAM_ROLES:
        return false()
    return InspectionReply.unit.in_(reach(by))


def visible_lists(by: Actor) -> ColumnElement[bool]:
    """The lists of one's own unit, of who is above it and of those below."""
    if not by.may(Permission.SEE_INSPECTIONS):
        return false()
    return InspectionList.unit.in_(units_read(by))


def visible_plans(by: Actor) -> ColumnElement[bool]:
    """Of one's own unit; a team is told of its own inspection alone."""
    if not by.may(Permission.SEE_INSPECTIONS) or by.role in TEAM_ROLES:
        return false()
    return InspectionPlan.unit.in_(by.books)


def is_asked_of(by: Actor) -> ColumnElement[bool]:
    """A point in force about this unit, of a unit that stands above it now: a former superior
    hears no report."""
    above = lines_of({by.unit})[by.unit][1:]
    return and_(
        InspectionPoint.subject_unit.in_(by.books),
        InspectionPoint.unit.in_(above),
        InspectionPoint.is_issued,
        InspectionPoint.struck_on.is_(None),
    )


def objection(reply: Mapping[str, Any]) -> str:
    """Why a reply that came from another instance cannot be taken, or "": a unit answers for
    itself and for those whose books it carries on, never for another."""
    asked = db.session.get(InspectionPoint, reply["point_id"])
    if asked is None:
        return ""
    books = units_today({asked.subject_unit, reply["unit"]})
    if books[asked.subject_unit] != books[reply["unit"]]:
        return "Kiến nghị kiểm tra này là của đơn vị khác."
    return ""


def is_open() -> ColumnElement[bool]:
    """Recommended by signed minutes, and not confirmed as done."""
    return and_(
        InspectionPoint.is_issued,
        InspectionPoint.struck_on.is_(None),
        InspectionPoint.recommendation != "",
        InspectionPoint.closed_on.is_(None),
    )


def is_reported() -> ColumnElement[bool]:
    """Something was reported since it was last asked for."""
    return db.exists().where(
        InspectionReply.point_id == InspectionPoint.id,
        InspectionReply.round == InspectionPoint.round,
    )
