"""What runs out and what must not be forgotten: clocks and warnings of a case."""

from dataclasses import dataclass
from datetime import date

from app.domain.deadlines import Clock
from app.domain.mediation.basis import ALERT_BREACH, ALERT_VIOLENCE
from app.domain.mediation.scope import GUIDANCE
from app.domain.mediation.states import CaseResult, CaseState
from app.lawpack.service import law_of
from app.mediation.models import MediationCase


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock that runs: until when, and how that day was computed."""

    label: str
    due_on: date
    days_left: int
    explanation: str


def clocks_of(case: MediationCase, today: date) -> list[ClockLine]:
    found, law = [], law_of(case.unit)
    if case.state is CaseState.ASSIGNED and case.assigned_on:
        found.append(law.deadline(Clock.START, case.assigned_on))
    if case.result is CaseResult.SETTLED and case.state is not CaseState.CLOSED:
        found.append(law.deadline(Clock.COURT, case.ended_on))
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


def warnings_of(case: MediationCase) -> list[str]:
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
