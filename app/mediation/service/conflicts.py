"""Mediators who were asked and have interests of their own in a case (Điều 10, Điều 18)."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.mediation import assignment
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.days import check_days
from app.domain.mediation.intake import RECEIVED_ON
from app.mediation.models import Assignment, MediationCase
from app.mediation.service.assigning import assignments_of, team_mediator
from app.mediation.service.sight import take_case
from app.records import journal


def note_conflict(
    case_id: UUID,
    *,
    mediator_id: UUID,
    reason: str,
    asked_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Somebody who was asked has interests of their own; they are not assigned after that."""
    with transaction() as session:
        case = take_case(session, case_id, Act.NOTE_CONFLICT, by=by, revision=revision)
        mediator = team_mediator(session, case, mediator_id)
        assignment.check_note_conflict(
            case.state,
            reason=reason,
            is_current=any(
                one.mediator_id == mediator.id and one.status.is_current
                for one in assignments_of(case.id)
            ),
        )
        check_days(today, (RECEIVED_ON, case.received_on), ("Ngày hỏi", asked_on))
        journal.write(case, Act.NOTE_CONFLICT, by=by, reason=reason)
        asked = Assignment(
            unit=case.unit,
            case_id=case.id,
            mediator_id=mediator.id,
            how=AssignedHow.ASKED,
            status=AssignmentStatus.REFUSED,
            conflict=ConflictAnswer.HAS,
            ended_on=asked_on,
            reason=reason,
        )
        journal.write(asked, Act.NOTE_CONFLICT, by=by, reason=reason)
    return case
