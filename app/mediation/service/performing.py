"""Following an agreement until it is performed, or broken and renewed (T15–T19)."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.mediation import performance
from app.domain.mediation.acts import Act
from app.domain.mediation.performance import NotPerformed
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.facts import add_lines, set_facts
from app.mediation.service.sight import take_case
from app.records import journal


def begin_follow_up(case: MediationCase, due_on: date | None, *, by: Actor) -> None:
    """T15, inside the transaction of whoever brings the term."""
    performance.check_follow_up(case.state, due_on=due_on, settled_on=case.ended_on)
    set_facts(case, state=next_state(case.state, Act.FOLLOW_UP), performance_due_on=due_on)
    journal.write(case, Act.FOLLOW_UP, by=by)


def follow_up(
    case_id: UUID,
    *,
    performance_due_on: date | None,
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """A term becomes known after the agreement."""
    with transaction() as session:
        case = take_case(session, case_id, Act.FOLLOW_UP, by=by, revision=revision)
        begin_follow_up(case, performance_due_on, by=by)
    return case


def perform(
    case_id: UUID, *, performed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """Everything agreed has been done."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PERFORM, by=by, revision=revision)
        performance.check_perform(
            case.state, performed_on=performed_on, settled_on=case.ended_on, today=today
        )
        set_facts(case, state=next_state(case.state, Act.PERFORM), performed_on=performed_on)
        journal.write(case, Act.PERFORM, by=by)
    return case


def not_perform(
    case_id: UUID,
    *,
    kind: NotPerformed | None,
    noted_on: date,
    what_happened: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The agreement is broken, or cannot be kept for now."""
    with transaction() as session:
        case = take_case(session, case_id, Act.NOT_PERFORM, by=by, revision=revision)
        performance.check_not_perform(
            case.state, kind=kind, noted_on=noted_on, settled_on=case.ended_on, today=today
        )
        told = f"{kind.label}, ghi nhận ngày {show(noted_on)}. {what_happened}".strip()
        set_facts(
            case,
            state=next_state(case.state, Act.NOT_PERFORM),
            not_performed=kind,
            note=add_lines(case.note, told),
        )
        journal.write(case, Act.NOT_PERFORM, by=by)
    return case


def new_terms(
    case_id: UUID,
    *,
    terms: str,
    performance_due_on: date | None,
    agreed_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """New terms stand below the old ones, which are kept."""
    with transaction() as session:
        case = take_case(session, case_id, Act.NEW_TERMS, by=by, revision=revision)
        performance.check_new_terms(
            case.state,
            terms=terms,
            due_on=performance_due_on,
            agreed_on=agreed_on,
            settled_on=case.ended_on,
            today=today,
        )
        set_facts(
            case,
            state=next_state(case.state, Act.NEW_TERMS),
            agreement=f"{case.agreement}\n\nThỏa thuận mới, ngày {show(agreed_on)}:\n{terms}",
            performance_due_on=performance_due_on,
            not_performed=None,
        )
        journal.write(case, Act.NEW_TERMS, by=by)
    return case


def flare_up(
    case_id: UUID, *, resumed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """The quarrel is back: a new round under the same number."""
    with transaction() as session:
        case = take_case(session, case_id, Act.FLARE_UP, by=by, revision=revision)
        performance.check_flare_up(
            case.state, resumed_on=resumed_on, settled_on=case.ended_on, today=today
        )
        told = (
            f"Lần {case.round} thành ngày {show(case.ended_on)} nhưng không được thực hiện; "
            f"hòa giải lại ngày {show(resumed_on)}."
        )
        set_facts(
            case,
            state=next_state(case.state, Act.FLARE_UP),
            round=case.round + 1,
            course=add_lines(case.course, told),
            result=None,
            ended_on=None,
            is_written=None,
            performance_due_on=None,
            not_performed=None,
        )
        journal.write(case, Act.FLARE_UP, by=by)
    return case
