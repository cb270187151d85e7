"""Ending a round without agreement, and going on after it (T12–T14)."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.mediation import ending
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseResult, EndingReason
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.facts import add_lines, set_facts
from app.mediation.service.rounds import begin_round, begun_on, end_round, next_number
from app.mediation.service.sight import take_case
from app.records import journal


def end_by_request(
    case_id: UUID,
    *,
    ended_on: date,
    demands: str = "",
    guided_to: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """A party asks to end; nobody has to say why."""
    with transaction() as session:
        case = take_case(session, case_id, Act.END_BY_REQUEST, by=by, revision=revision)
        ending.check_end_by_request(
            case.state,
            ended_on=ended_on,
            started_on=begun_on(case),
            assigned_on=case.assigned_on,
            today=today,
        )
        _end(case, Act.END_BY_REQUEST, EndingReason.BY_REQUEST, ended_on, demands, guided_to)
        journal.write(case, Act.END_BY_REQUEST, by=by)
        end_round(case, Act.END_BY_REQUEST, by=by)
    return case


def end_by_mediator(
    case_id: UUID,
    *,
    ended_on: date,
    reason: str,
    guided_to: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The mediator ends, for going on will not help."""
    with transaction() as session:
        case = take_case(session, case_id, Act.END_BY_MEDIATOR, by=by, revision=revision)
        ending.check_end_by_mediator(
            case.state,
            reason=reason,
            ended_on=ended_on,
            started_on=begun_on(case),
            today=today,
        )
        _end(case, Act.END_BY_MEDIATOR, EndingReason.BY_MEDIATOR, ended_on, reason, guided_to)
        journal.write(case, Act.END_BY_MEDIATOR, by=by)
        end_round(case, Act.END_BY_MEDIATOR, by=by)
    return case


def go_on(
    case_id: UUID, *, resumed_on: date, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """A new round under the same number; how the last one ended stays in the journal."""
    with transaction() as session:
        case = take_case(session, case_id, Act.GO_ON, by=by, revision=revision)
        ending.check_go_on(case.state, resumed_on=resumed_on, ended_on=case.ended_on, today=today)
        told = (
            f"Lần {case.round} không thành ngày {show(case.ended_on)}; "
            f"hòa giải tiếp ngày {show(resumed_on)}."
        )
        set_facts(
            case,
            state=next_state(case.state, Act.GO_ON),
            round=next_number(case),
            course=add_lines(case.course, told),
            result=None,
            ended_on=None,
            ending_reason=None,
            ending_note=None,
            guided_to=None,
            taken_over_on=None,
        )
        journal.write(case, Act.GO_ON, by=by)
        begin_round(case, Act.GO_ON, resumed_on, by=by)
    return case


def _end(
    case: MediationCase, act: Act, reason: EndingReason, on: date, words: str, guided_to: str
) -> None:
    set_facts(
        case,
        state=next_state(case.state, act),
        result=CaseResult.NOT_SETTLED,
        ending_reason=reason,
        ended_on=on,
        ending_note=words or None,
        guided_to=guided_to or None,
    )
