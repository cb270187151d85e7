"""Mediating: at once, from the first sitting on, paused and resumed (T6, T8–T10)."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.classification import category
from app.domain.mediation import sitting
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.assigning import assignments_of, candidate, put, team_mediator
from app.mediation.service.facts import add_lines, set_facts
from app.mediation.service.sight import take_case
from app.records import journal


def mediate_at_once(
    case_id: UUID,
    *,
    mediator_id: UUID,
    no_conflict: bool,
    category_code: str | None = None,
    started_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Who witnessed the quarrel mediates it on the spot; no start clock runs."""
    if category_code:
        category(category_code)
    with transaction() as session:
        case = take_case(session, case_id, Act.MEDIATE_AT_ONCE, by=by, revision=revision)
        mediator = team_mediator(session, case, mediator_id)
        sitting.check_mediate_at_once(
            case.state,
            candidate(case, mediator, on=started_on, no_conflict=no_conflict),
            ground=case.ground,
            started_on=started_on,
            received_on=case.received_on,
            today=today,
        )
        set_facts(
            case,
            state=next_state(case.state, Act.MEDIATE_AT_ONCE),
            category=category_code or case.category,
            started_on=started_on,
            meetings=1,
        )
        journal.write(case, Act.MEDIATE_AT_ONCE, by=by)
        put(case, mediator_id, AssignedHow.WITNESSED, started_on, Act.MEDIATE_AT_ONCE, by)
    return case


def start_mediation(
    case_id: UUID,
    *,
    started_on: date,
    parties_present: bool,
    is_public: bool | None,
    other_time_agreed: bool = False,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The first sitting."""
    with transaction() as session:
        case = take_case(session, case_id, Act.START, by=by, revision=revision)
        current = [one for one in assignments_of(case.id) if one.status.is_current]
        sitting.check_start(
            case.state,
            started_on=started_on,
            assigned_on=case.assigned_on,
            parties_present=parties_present,
            is_public=is_public,
            has_mediator=bool(current),
            today=today,
        )
        set_facts(
            case,
            state=next_state(case.state, Act.START),
            started_on=started_on,
            is_public=is_public,
            other_time_agreed=other_time_agreed,
            meetings=1,
        )
        journal.write(case, Act.START, by=by)
        for held in current:
            if held.status is AssignmentStatus.ASSIGNED:
                held.status = AssignmentStatus.ACCEPTED
                journal.write(held, Act.START, by=by)
    return case


def hold_meeting(
    case_id: UUID,
    *,
    held_on: date,
    what_happened: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """A further sitting; what happened there is added to the course, if anything is said."""
    with transaction() as session:
        case = take_case(session, case_id, Act.HOLD_MEETING, by=by, revision=revision)
        sitting.check_hold_meeting(
            case.state, held_on=held_on, started_on=case.started_on, today=today
        )
        case.meetings = (case.meetings or 0) + 1
        told = f"Buổi {case.meetings}, ngày {show(held_on)}. {what_happened}".strip()
        case.course = add_lines(case.course, told)
        journal.write(case, Act.HOLD_MEETING, by=by)
    return case


def invite(
    case_id: UUID,
    *,
    invited: str,
    by_a_party: bool,
    other_side_agrees: bool,
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """Somebody whom both sides will hear is asked to come."""
    with transaction() as session:
        case = take_case(session, case_id, Act.INVITE, by=by, revision=revision)
        sitting.check_invite(
            case.state,
            invited=invited,
            by_a_party=by_a_party,
            other_side_agrees=other_side_agrees,
        )
        case.invited = add_lines(case.invited, invited)
        journal.write(case, Act.INVITE, by=by)
    return case


def pause(
    case_id: UUID, *, paused_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """A party asks for a rest; no reason is owed."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PAUSE, by=by, revision=revision)
        sitting.check_pause(
            case.state, paused_on=paused_on, started_on=case.started_on, today=today
        )
        set_facts(case, state=next_state(case.state, Act.PAUSE), paused_on=paused_on)
        journal.write(case, Act.PAUSE, by=by)
    return case


def resume(
    case_id: UUID, *, resumed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """Back to the table after a pause."""
    with transaction() as session:
        case = take_case(session, case_id, Act.RESUME, by=by, revision=revision)
        sitting.check_resume(
            case.state, resumed_on=resumed_on, paused_on=case.paused_on, today=today
        )
        told = f"Tạm dừng từ {show(case.paused_on)}, tiếp tục ngày {show(resumed_on)}."
        set_facts(
            case,
            state=next_state(case.state, Act.RESUME),
            course=add_lines(case.course, told),
            paused_on=None,
        )
        journal.write(case, Act.RESUME, by=by)
    return case
