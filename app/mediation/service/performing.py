"""Following an agreement as a whole: begun, performed, flared up again (T15, T16, T19)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.law_options import Option
from app.domain.mediation import performance
from app.domain.mediation.acts import Act
from app.domain.mediation.clauses import ClauseFacts
from app.domain.mediation.transitions import next_state
from app.lawpack.service import law_of
from app.mediation.models import MediationCase
from app.mediation.service.clauses import first_due, perform_all, write_clauses
from app.mediation.service.facts import add_lines, set_facts
from app.mediation.service.rounds import begin_round, next_number
from app.mediation.service.sight import take_case
from app.mediation.service.versions import in_force
from app.records import journal


def follow_up(
    case_id: UUID,
    *,
    clauses: Sequence[ClauseFacts],
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """What is to be done, and by when, becomes known after the agreement."""
    with transaction() as session:
        case = take_case(session, case_id, Act.FOLLOW_UP, by=by, revision=revision)
        performance.check_follow_up(case.state, clauses, settled_on=case.ended_on)
        set_facts(
            case,
            state=next_state(case.state, Act.FOLLOW_UP),
            performance_due_on=first_due(clauses),
        )
        journal.write(case, Act.FOLLOW_UP, by=by)
        write_clauses(in_force(case.id), clauses, Act.FOLLOW_UP, by=by)
    return case


def perform(
    case_id: UUID, *, performed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """Everything agreed has been done; what was not noted as done yet, on that day."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PERFORM, by=by, revision=revision)
        performance.check_perform(
            case.state, performed_on=performed_on, settled_on=case.ended_on, today=today
        )
        set_facts(case, state=next_state(case.state, Act.PERFORM), performed_on=performed_on)
        journal.write(case, Act.PERFORM, by=by)
        perform_all(case, performed_on, by=by)
    return case


def flare_up(
    case_id: UUID, *, resumed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """The quarrel is back: a new round under the same number; what was agreed is kept."""
    with transaction() as session:
        case = take_case(session, case_id, Act.FLARE_UP, by=by, revision=revision)
        performance.check_flare_up(
            case.state,
            reading=law_of(case.unit).option(Option.FLARE_UP, on=resumed_on),
            resumed_on=resumed_on,
            settled_on=case.ended_on,
            today=today,
        )
        told = (
            f"Lần {case.round} thành ngày {show(case.ended_on)} nhưng không được thực hiện; "
            f"hòa giải lại ngày {show(resumed_on)}."
        )
        set_facts(
            case,
            state=next_state(case.state, Act.FLARE_UP),
            round=next_number(case),
            course=add_lines(case.course, told),
            result=None,
            ended_on=None,
            is_written=None,
            performance_due_on=None,
        )
        journal.write(case, Act.FLARE_UP, by=by)
        begin_round(case, Act.FLARE_UP, resumed_on, by=by)
    return case
