"""What runs out and what must not be forgotten: clocks and warnings of a case."""

from dataclasses import replace
from datetime import date, timedelta
from textwrap import shorten

from app.domain.calendar import show
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.domain.lawpack import LawPack
from app.domain.mediation.basis import ALERT_BREACH, ALERT_VIOLENCE
from app.domain.mediation.scope import GUIDANCE
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation.models import Clause, MediationCase
from app.mediation.service.viewing.agreement import AgreementView
from app.mediation.service.viewing.court import CourtView
from app.mediation.service.viewing.lines import ClockLine, clock_line

SOON = 7  # days before its last day a thing agreed is told of at the head of the page
SHOWN = 5
WIDTH = 80  # letters of it that are told


def clocks_of(
    case: MediationCase, agreement: AgreementView, court: CourtView, law: LawPack, today: date
) -> list[ClockLine]:
    found = []
    if case.state is CaseState.ASSIGNED and case.assigned_on:
        found.append(law.deadline(Clock.START, case.assigned_on))
    lines = [clock_line(one, today) for one in found if one is not None]
    if case.state is CaseState.PAUSED and case.paused_on:
        lines.append(_pause(case.paused_on, law, today))
    return [*lines, *_things_to_do(agreement), *_court(case, agreement, court, law, today)]


def _things_to_do(agreement: AgreementView) -> list[ClockLine]:
    """What is due within a week or overdue, the nearest first; the rest stands in the table."""
    told = "Thời hạn các bên thỏa thuận."
    return [
        ClockLine(_named(line.clause), line.clause.due_on, line.days_left, told)
        for line in agreement.clauses
        if line.days_left is not None and line.days_left <= SOON
    ][:SHOWN]


def _court(
    case: MediationCase, agreement: AgreementView, court: CourtView, law: LawPack, today: date
) -> list[ClockLine]:
    """Six months to ask the court, until that was done, nobody asked, or the file is closed."""
    is_asked = any(line.request.filed_on for line in court.requests)
    if agreement.current is None or is_asked or case.result is not CaseResult.SETTLED:
        return []
    due = law.deadline(Clock.COURT, agreement.current.agreed_on)
    if due is None or case.state is CaseState.CLOSED:
        return []
    line = clock_line(due, today)
    if line.days_left < 0 and not court.requests:
        return []
    if agreement.current.is_written:
        return [line]
    told = f"{line.explanation} Phải có văn bản hòa giải thành thì mới yêu cầu được."
    return [replace(line, explanation=told)]


def _named(clause: Clause) -> str:
    told = clause.what or "thực hiện thỏa thuận"
    what = shorten(told.rstrip(" .;"), WIDTH, placeholder=" …")
    return f"{clause.who or clause.side.label}: {what}"


def _pause(paused_on: date, law: LawPack, today: date) -> ClockLine:
    """The law sets no end to a pause; the book reminds."""
    days = law.option(Option.PAUSE_REMINDER_DAYS, on=paused_on)
    due = paused_on + timedelta(days=days)
    told = (
        f"Tạm dừng từ {show(paused_on)}. Sau {days} ngày nên hỏi lại các bên: hòa giải tiếp hay "
        "chấm dứt. Luật không định hạn tạm dừng."
    )
    return ClockLine("Hỏi lại các bên đang tạm dừng", due, (due - today).days, told)


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
