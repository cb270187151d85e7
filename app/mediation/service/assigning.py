"""Who mediates: chosen by the parties, assigned by the leader, declining, replaced."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.law_options import Option
from app.domain.mediation import assignment
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, Candidate, ConflictAnswer
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state
from app.domain.teams import is_in_office
from app.domain.words import fold
from app.lawpack.service import law_of
from app.mediation.models import Assignment, MediationCase
from app.mediation.service.joining import teams_on
from app.mediation.service.parties import parties_of
from app.mediation.service.sight import part_of, take_case
from app.records import journal
from app.teams.models import Mediator


def choose_mediators(
    case_id: UUID,
    *,
    mediator_ids: Sequence[UUID],
    accepts: bool,
    no_conflict: bool,
    assigned_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The parties' own choice, one or several, each of whom accepts."""
    with transaction() as session:
        case = take_case(session, case_id, Act.CHOOSE_MEDIATOR, by=by, revision=revision)
        named = _named(session, case, mediator_ids)
        for one in named:
            assignment.check_choose(
                case.state,
                candidate(case, one, on=assigned_on, no_conflict=no_conflict),
                accepts=accepts,
                assigned_on=assigned_on,
                received_on=case.received_on,
                today=today,
            )
        _hand_over(case, Act.CHOOSE_MEDIATOR, assigned_on, by)
        for one in named:
            put(case, one.id, AssignedHow.CHOSEN, assigned_on, Act.CHOOSE_MEDIATOR, by)
    return case


def assign_mediators(
    case_id: UUID,
    *,
    mediator_ids: Sequence[UUID],
    no_conflict: bool,
    assigned_on: date,
    wanted_declines: bool = False,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The leader's assignment, where the parties did not choose.

    ``wanted_declines``: the one whom the parties asked for does not take the case.
    """
    with transaction() as session:
        case = take_case(session, case_id, Act.ASSIGN_MEDIATOR, by=by, revision=revision)
        named = _named(session, case, mediator_ids)
        for one in named:
            assignment.check_assign(
                case.state,
                candidate(case, one, on=assigned_on, no_conflict=no_conflict),
                wanted_by_parties=None if wanted_declines else _wanted(session, case),
                assigned_on=assigned_on,
                received_on=case.received_on,
                today=today,
            )
        _hand_over(case, Act.ASSIGN_MEDIATOR, assigned_on, by)
        for one in named:
            put(case, one.id, AssignedHow.BY_LEADER, assigned_on, Act.ASSIGN_MEDIATOR, by)
    return case


def decline_case(
    case_id: UUID,
    *,
    assignment_id: UUID,
    reason: str,
    has_conflict: bool = False,
    declined_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """A mediator refuses; the leader has to find another."""
    with transaction() as session:
        case = take_case(session, case_id, Act.DECLINE, by=by, revision=revision)
        held = part_of(session, case, Assignment, assignment_id)
        assignment.check_decline(
            case.state,
            reason=reason,
            declined_on=declined_on,
            assigned_on=held.assigned_on,
            today=today,
        )
        if not held.status.is_current:
            raise RuleViolation("Người này không còn được phân công vụ, việc. Hãy xem lại trang.")
        if has_conflict:
            held.conflict = ConflictAnswer.HAS
        journal.write(case, Act.DECLINE, by=by, reason=reason)
        _leave(held, AssignmentStatus.REFUSED, declined_on, reason, Act.DECLINE, by)
    return case


def replace_mediator(
    case_id: UUID,
    *,
    assignment_id: UUID,
    mediator_id: UUID,
    how: AssignedHow,
    reason: str,
    no_conflict: bool,
    assigned_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Another mediator instead of one who refused or broke the rules.

    Before the first sitting the clock starts anew from the new assignment ("kể từ ngày
    được phân công"), unless the office reads the law otherwise.
    """
    with transaction() as session:
        case = take_case(session, case_id, Act.REPLACE_MEDIATOR, by=by, revision=revision)
        held = part_of(session, case, Assignment, assignment_id)
        new = team_mediator(session, case, mediator_id)
        assignment.check_replace(
            case.state,
            candidate(case, new, on=assigned_on, no_conflict=no_conflict),
            replaces=session.get_one(Mediator, held.mediator_id).name,
            reason=reason,
            assigned_on=assigned_on,
            since=held.assigned_on,
            today=today,
        )
        _refuse_twice(case, mediator_id)
        restarts = law_of(case.unit).option(Option.RESTART_ON_REPLACEMENT, on=assigned_on)
        if case.state is CaseState.ASSIGNED and restarts:
            _start_clock(case, assigned_on)
        journal.write(case, Act.REPLACE_MEDIATOR, by=by, reason=reason)
        if held.status.is_current:
            _leave(held, AssignmentStatus.REPLACED, assigned_on, reason, Act.REPLACE_MEDIATOR, by)
        put(case, mediator_id, how, assigned_on, Act.REPLACE_MEDIATOR, by)
    return case


def assignments_of(case_id: UUID) -> Sequence[Assignment]:
    """All assignments of a case, the first first; most are history."""
    rows = db.select(Assignment).where(Assignment.case_id == case_id)
    return db.session.scalars(rows.order_by(Assignment.id)).all()


def team_mediator(session: Session, case: MediationCase, mediator_id: UUID) -> Mediator:
    """A mediator of the case's team or of one that helps it; refuses any other id."""
    found = session.get(Mediator, mediator_id)
    if found is None or found.team_id not in teams_on(case):
        raise RuleViolation(
            "Hòa giải viên này không thuộc tổ của vụ, việc hoặc tổ phối hợp. Hãy chọn lại trong "
            "danh sách."
        )
    return found


def candidate(case: MediationCase, mediator: Mediator, *, on: date, no_conflict: bool) -> Candidate:
    """What the rules ask; one of the same name is a party unless the years of birth differ."""
    same = [p for p in parties_of(case.id) if fold(p.name or "") == fold(mediator.name or "")]
    years = {party.birth_year for party in same} - {None, mediator.birth_year}
    is_other = mediator.birth_year is not None and len(years) > 0
    return Candidate(
        name=mediator.name or "",
        is_active=is_in_office(mediator.recognised_on, mediator.ended_on, on=on),
        is_party=bool(same) and not is_other,
        declares_no_conflict=no_conflict,
        conflict=_told_conflict(case, mediator.id),
    )


def put(
    case: MediationCase, mediator_id: UUID, how: AssignedHow, on: date, act: Act, by: Actor
) -> None:
    """One assignment more; who chose is told by ``how``."""
    new = Assignment(
        unit=case.unit,
        case_id=case.id,
        mediator_id=mediator_id,
        how=how,
        status=(
            AssignmentStatus.ASSIGNED if how is AssignedHow.BY_LEADER else AssignmentStatus.ACCEPTED
        ),
        assigned_on=on,
        conflict=ConflictAnswer.NONE,
    )
    journal.write(new, act, by=by)


def _named(session: Session, case: MediationCase, ids: Sequence[UUID]) -> list[Mediator]:
    if not ids:
        raise RuleViolation("Hãy chọn ít nhất một hòa giải viên.")
    return [team_mediator(session, case, one) for one in dict.fromkeys(ids)]


def _hand_over(case: MediationCase, act: Act, on: date, by: Actor) -> None:
    case.state = next_state(case.state, act)
    _start_clock(case, on)
    journal.write(case, act, by=by)


def _start_clock(case: MediationCase, on: date) -> None:
    due = law_of(case.unit).deadline(Clock.START, on)
    case.assigned_on, case.start_due_on = on, due and due.due_on


def _leave(
    held: Assignment, status: AssignmentStatus, on: date, reason: str, act: Act, by: Actor
) -> None:
    held.status, held.ended_on, held.reason = status, on, reason
    journal.write(held, act, by=by, reason=reason)


def _wanted(session: Session, case: MediationCase) -> str | None:
    if case.wanted_mediator_id is None:
        return None
    return session.get_one(Mediator, case.wanted_mediator_id).name


def _told_conflict(case: MediationCase, mediator_id: UUID) -> str | None:
    """The latest words of a mediator who told of interests in the case."""
    told = [
        one.reason or "không ghi rõ"
        for one in assignments_of(case.id)
        if one.mediator_id == mediator_id and one.conflict is ConflictAnswer.HAS
    ]
    return told[-1] if told else None


def _refuse_twice(case: MediationCase, mediator_id: UUID) -> None:
    for held in assignments_of(case.id):
        if held.mediator_id == mediator_id and held.status.is_current:
            raise RuleViolation(
                "Hòa giải viên này đang được phân công vụ, việc. Hãy chọn người khác."
            )
