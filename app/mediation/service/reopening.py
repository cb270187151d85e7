"""Opening a file again, with a reason; the register keeps both the ending and its undoing."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.mediation import filing
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignmentStatus
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.assigning import assignments_of
from app.mediation.service.clauses import live_clauses
from app.mediation.service.facts import set_facts
from app.mediation.service.sight import take_case
from app.records import journal


def reopen_case(
    case_id: UUID, *, reason: str, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """A closed file goes back to where it was; what was refused is looked at from the start."""
    with transaction() as session:
        case = take_case(session, case_id, Act.REOPEN, by=by, revision=revision)
        filing.check_reopen(case.state, reason=reason)
        if case.state is CaseState.CLOSED:
            state = filing.state_before_closing(
                case.result,
                is_performed=case.performed_on is not None,
                is_broken=any(one.state.is_trouble for one in live_clauses(case.id)),
            )
            set_facts(case, state=state, closed_on=None)
            journal.write(case, Act.REOPEN, by=by, reason=reason)
        else:
            _look_again(case, reason, today, by)
    return case


def _look_again(case: MediationCase, reason: str, today: date, by: Actor) -> None:
    """A refused case is as it was when it came in; who had it then is history."""
    set_facts(
        case,
        state=next_state(case.state, Act.REOPEN),
        refusal_reason=None,
        refusal_law=None,
        guided_to=None,
        taken_over_on=None,
        ended_on=None,
        assigned_on=None,
        start_due_on=None,
        started_on=None,
        paused_on=None,
    )
    journal.write(case, Act.REOPEN, by=by, reason=reason)
    for held in assignments_of(case.id):
        if held.status.is_current:
            held.status, held.ended_on, held.reason = AssignmentStatus.REPLACED, today, reason
            journal.write(held, Act.REOPEN, by=by, reason=reason)
