"""One case as its page shows it: everything read in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.calendar import SHIPPED
from app.domain.classification import category_label
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus
from app.domain.mediation.basis import ALERT_BREACH, ALERT_VIOLENCE
from app.domain.mediation.deadlines import Clock, deadline
from app.domain.mediation.recorder import may_write
from app.domain.mediation.scope import GUIDANCE
from app.domain.mediation.sitting import is_late
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.mediation.transitions import acts_from
from app.domain.words import person_key
from app.mediation.models import MediationCase, Party
from app.mediation.record import MEDIATION_CASE, PARTY
from app.mediation.service.assigning import assignments_of
from app.mediation.service.parties import PartyAct, parties_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import ChangeInWords, HistoryLine, history_lines
from app.teams.models import Mediator, Team
from app.units.models import Village


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock that runs: until when, and how that day was computed."""

    label: str
    due_on: date
    days_left: int
    explanation: str


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One assignment in words; ``name`` is empty above the commune."""

    id: UUID
    mediator_id: UUID
    name: str
    how: AssignedHow
    status: AssignmentStatus
    assigned_on: date
    ended_on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the page of a case needs."""

    case: MediationCase
    team: Team
    village: Village
    parties: Sequence[Party]
    assignments: Sequence[AssignmentLine]
    mediators: Sequence[Mediator]
    clocks: Sequence[ClockLine]
    started_late: bool
    warnings: Sequence[str]
    history: Sequence[HistoryLine]

    @property
    def leader_name(self) -> str:
        return next((m.name or "" for m in self.mediators if m.is_leader), "")

    @property
    def current_assignments(self) -> list[AssignmentLine]:
        return [one for one in self.assignments if one.status.is_current]

    @property
    def wanted_name(self) -> str:
        """Whom the parties asked for, while that still matters."""
        wanted = self.case.wanted_mediator_id
        return next((m.name or "" for m in self.mediators if m.id == wanted), "")


def view_case(case_id: UUID, *, today: date, by: Actor) -> CaseView:
    """Raises :class:`~app.records.locking.NotHere` for a case out of this person's sight."""
    case = meet(MEDIATION_CASE, case_id, by)
    team, village = db.session.execute(
        db.select(Team, Village)
        .join(Village, Village.id == Team.village_id)
        .where(Team.id == case.team_id)
    ).one()
    members = db.session.scalars(db.select(Mediator).where(Mediator.team_id == case.team_id))
    mediators = sorted(members, key=lambda m: person_key(m.name or ""))
    return CaseView(
        case=case,
        team=team,
        village=village,
        parties=parties_of(case.id),
        assignments=_assignments(case, mediators),
        mediators=[m for m in mediators if m.ended_on is None],
        clocks=_clocks(case, today),
        started_late=case.started_on is not None
        and is_late(
            case.start_due_on,
            started_on=case.started_on,
            other_time=case.other_time_agreed,
            today=today,
        ),
        warnings=_warnings(case),
        history=_history(case),
    )


def acts_for(case: MediationCase, by: Actor) -> list[Act]:
    """What this person's role may write in the case's state, in the order of the table."""
    return [act for act in acts_from(case.state) if may_write(by.role, case.state, act)]


def _assignments(case: MediationCase, mediators: Sequence[Mediator]) -> list[AssignmentLine]:
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
        )
        for one in assignments_of(case.id)
    ]


def _clocks(case: MediationCase, today: date) -> list[ClockLine]:
    found = []
    if case.state is CaseState.ASSIGNED and case.assigned_on:
        found.append(deadline(Clock.START, case.assigned_on, SHIPPED))
    if case.result is CaseResult.SETTLED and case.state is not CaseState.CLOSED:
        found.append(deadline(Clock.COURT, case.ended_on, SHIPPED))
    lines = [
        ClockLine(one.rule.clock.label, one.due_on, (one.due_on - today).days, one.explanation)
        for one in found
        if one is not None
    ]
    if case.state is CaseState.FOLLOWING_UP and case.performance_due_on:
        due = case.performance_due_on
        told = "Thời hạn các bên thỏa thuận khi hòa giải thành."
        lines.append(ClockLine("Thực hiện thỏa thuận", due, (due - today).days, told))
    return lines


def _warnings(case: MediationCase) -> list[str]:
    """What the law wants done besides mediating; nothing here blocks."""
    found = []
    if case.domestic_violence:
        found.append(
            "Có dấu hiệu bạo lực gia đình: báo ngay tổ trưởng để báo cáo Chủ tịch Ủy ban nhân dân "
            f"cấp xã; hòa giải không thay cho việc xử lý hành vi bạo lực. Căn cứ: {ALERT_VIOLENCE}."
        )
    if case.refusal_reason is not None and GUIDANCE[case.refusal_reason].alert:
        found.append(
            "Có dấu hiệu vi phạm pháp luật: báo ngay tổ trưởng để báo cáo cơ quan có thẩm quyền. "
            f"Căn cứ: {ALERT_BREACH}."
        )
    return found


def _history(case: MediationCase) -> list[HistoryLine]:
    """What happened, newest first; parties written down at intake are part of the intake."""
    about_case = history("mediation_case", [case.id])
    party_ids = [party.id for party in parties_of(case.id)]
    later = [entry for entry in history("party", party_ids) if entry.act != PartyAct.RECEIVE.value]
    lines = [
        *zip(about_case, history_lines(MEDIATION_CASE, about_case), strict=True),
        *zip(later, history_lines(PARTY, later), strict=True),
    ]
    lines.sort(key=lambda pair: pair[0].sequence, reverse=True)
    return [replace(line, changes=tuple(map(_named, line.changes))) for _, line in lines]


def _named(change: ChangeInWords) -> ChangeInWords:
    if change.key != "category":
        return change
    return replace(
        change, old=category_label(change.old or None), new=category_label(change.new or None)
    )
