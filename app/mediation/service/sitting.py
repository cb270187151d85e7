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
from app.mediation.service.meetings import sit_down
from app.mediation.service.rounds import begin_round, begun_on, next_number
from app.mediation.service.sight import take_case
from app.mediation.service.violence import report_or_explain
from app.records import journal


def mediate_at_once(
    case_id: UUID,
    *,
    mediator_id: UUID,
    no_conflict: bool,
    category_code: str | None = None,
    started_on: date,
    no_alert_because: str = "",
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
        report_or_explain(case, no_alert_because)
        set_facts(
            case,
            state=next_state(case.state, Act.MEDIATE_AT_ONCE),
            category=category_code or case.category,
            started_on=started_on,
            round=next_number(case),
            meetings=1,
        )
        journal.write(case, Act.MEDIATE_AT_ONCE, by=by)
        begin_round(case, Act.MEDIATE_AT_ONCE, started_on, by=by)
        sit_down(case, Act.MEDIATE_AT_ONCE, started_on, by=by)
        put(case, mediator_id, AssignedHow.WITNESSED, started_on, Act.MEDIATE_AT_ONCE, by)
    return case


def start_mediation(
    case_id: UUID,
    *,
    started_on: date,
    parties_present: bool,
    is_public: bool | None,
    other_time_agreed: bool = False,
    no_alert_because: str = "",
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
        report_or_explain(case, no_alert_because)
        set_facts(
            case,
            state=next_state(case.state, Act.START),
            started_on=started_on,
            round=next_number(case),
            is_public=is_public,
            other_time_agreed=other_time_agreed,
            meetings=1,
        )
        journal.write(case, Act.START, by=by)
        begin_round(case, Act.START, started_on, by=by)
        sit_down(case, Act.START, started_on, by=by)
        for held in current:
            if held.status is AssignmentStatus.ASSIGNED:
                held.status = AssignmentStatus.ACCEPTED
                journal.write(held, Act.START, by=by)
    return case


def pause(
    case_id: UUID, *, paused_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """A party asks for a rest; no reason is owed."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PAUSE, by=by, revision=revision)
        sitting.check_pause(case.state, paused_on=paused_on, started_on=begun_on(case), today=today)
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
