"""The people of a case as its page names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.mediation.models import Assignment
from app.teams.models import Mediator


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One assignment in words; ``name`` is empty above the commune."""

    id: UUID
    mediator_id: UUID
    name: str
    how: AssignedHow
    status: AssignmentStatus
    assigned_on: date | None
    ended_on: date | None
    reason: str | None
    conflict: ConflictAnswer

    @property
    def days(self) -> int | None:
        """How long it lasted, in days, once it has ended."""
        if self.assigned_on is None or self.ended_on is None:
            return None
        return (self.ended_on - self.assigned_on).days


def assignment_lines(
    assignments: Sequence[Assignment], mediators: Sequence[Mediator]
) -> list[AssignmentLine]:
    names = {mediator.id: mediator.name or "" for mediator in mediators}
    return [
        AssignmentLine(
            id=one.id,
            mediator_id=one.mediator_id,
            name=names.get(one.mediator_id, ""),
            how=one.how,
            status=one.status,
            assigned_on=one.assigned_on,
            ended_on=one.ended_on,
            reason=one.reason,
            conflict=one.conflict,
        )
        for one in assignments
    ]
