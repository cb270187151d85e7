"""Whose models, submissions, nominees and decisions a person may meet.

A leader of a team reads what was put up of the own team; of others, and of what is only being
written, neither that one nor the Front reads (Điều 30 Luật Hòa giải ở cơ sở số 35/2013/QH13: the
Front takes part in the review and the rewards).
"""

from sqlalchemy import ColumnElement, false, or_

from app.domain.actors import Actor, Permission, Role
from app.domain.emulation.awards import NomineeState, SubmissionState
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.units.service import reach
from app.units.sight import visible_in_reach

visible_models = visible_in_reach(Permission.SEE_EMULATION, EmulationModel)


def visible_submissions(by: Actor) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_AWARDS):
        return false()
    within = Submission.unit.in_(reach(by))
    return within if _writes(by) else within & (Submission.state == SubmissionState.ISSUED)


def visible_nominees(by: Actor) -> ColumnElement[bool]:
    if not by.may(Permission.SEE_EMULATION):
        return false()
    within = Nominee.unit.in_(reach(by))
    if _writes(by):
        return within
    proposed = within & (Nominee.state == NomineeState.PROPOSED)
    return proposed & (Nominee.team_id == by.team_id) if _is_leader(by) else proposed


def visible_decisions(by: Actor) -> ColumnElement[bool]:
    """Those written here or below, and those that an office above has written for this unit."""
    if not by.may(Permission.SEE_EMULATION):
        return false()
    within = or_(AwardDecision.unit.in_(reach(by)), AwardDecision.of_unit.in_(by.books))
    return within & (AwardDecision.team_id == by.team_id) if _is_leader(by) else within


def visible_gathered(by: Actor) -> ColumnElement[bool]:
    """Those of one's own submissions and of offices below, and what an office above has told of
    this unit's."""
    if not by.may(Permission.SEE_AWARDS):
        return false()
    within = or_(Gathered.unit.in_(reach(by)), Gathered.of_unit.in_(by.books))
    return within if _writes(by) else within & (Gathered.state == NomineeState.PROPOSED)


def _writes(by: Actor) -> bool:
    return by.may(Permission.WRITE_EMULATION) or by.may(Permission.ISSUE_AWARDS)


def _is_leader(by: Actor) -> bool:
    return by.role is Role.TEAM_LEADER
