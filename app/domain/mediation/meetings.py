"""Sittings of a mediation: planned, held, put off; the log of them is nobody's duty.

Căn cứ: Điều 20, Điều 21 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.acts import Act
from app.domain.mediation.basis import SITTING
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state


class MeetingState(LabelledEnum):
    PLANNED = "planned", "Đã hẹn"
    HELD = "held", "Đã hòa giải"
    POSTPONED = "postponed", "Hoãn"
    ABSENT = "absent", "Không đủ mặt các bên"


class InvitedAs(LabelledEnum):
    """Who may be invited to a mediation (Điều 19)."""

    RELATIVE = "relative", "Người thân thích có uy tín"
    NEIGHBOUR = "neighbour", "Hàng xóm, bạn bè, đồng nghiệp"
    LEGAL_KNOWLEDGE = "legal_knowledge", "Người có trình độ pháp lý"
    SOCIAL_KNOWLEDGE = "social_knowledge", "Người có kiến thức xã hội"
    ELDER = "elder", "Già làng"
    DIGNITARY = "dignitary", "Chức sắc tôn giáo"
    KNOWS_THE_CASE = "knows_the_case", "Người biết rõ vụ, việc"
    AGENCY = "agency", "Đại diện cơ quan, tổ chức"
    INTERPRETER = "interpreter", "Người phiên dịch"


class InvitedBy(LabelledEnum):
    MEDIATOR = "mediator", "Hòa giải viên mời"
    SIDE_A = "side_a", "Bên A mời"
    SIDE_B = "side_b", "Bên B mời"

    @property
    def is_party(self) -> bool:
        return self is not InvitedBy.MEDIATOR


@dataclass(frozen=True, slots=True)
class Planned:
    """A sitting as it was agreed: where it stands, for when."""

    state: MeetingState
    held_on: date


#: How far ahead a sitting may be agreed; later is a slip of the pen.
FARTHEST = 366  # days
_PLANNED_FOR = "Ngày hẹn"


def check_plan(current: CaseState, act: Act, *, planned_for: date, today: date) -> None:
    """A sitting is agreed for today or later; nobody has to plan one.

    Căn cứ: khoản 1, khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, act)
    _check_ahead(planned_for, today)


def check_change(current: CaseState, meeting: Planned, *, planned_for: date, today: date) -> None:
    """What was agreed is set anew, as long as it has not come about."""
    next_state(current, Act.CHANGE_MEETING)
    _check_planned(meeting)
    if planned_for != meeting.held_on:
        _check_ahead(planned_for, today)


def check_put_off(
    current: CaseState,
    meeting: Planned,
    *,
    kind: MeetingState | None,
    why_not: str,
    next_on: date | None,
    today: date,
) -> None:
    """A sitting that does not come about is kept with its reason; a next day may be agreed."""
    next_state(current, Act.PUT_OFF_MEETING)
    _check_planned(meeting)
    if kind not in (MeetingState.POSTPONED, MeetingState.ABSENT):
        raise RuleViolation("Hãy chọn buổi hẹn được hoãn hay không đủ mặt các bên.")
    if not why_not.strip():
        raise RuleViolation("Hãy ghi vì sao buổi hẹn không diễn ra.", basis=SITTING)
    if kind is MeetingState.ABSENT and meeting.held_on > today:
        raise RuleViolation(
            f"Buổi hẹn ngày {show(meeting.held_on)} chưa đến nên chưa thể ghi vắng mặt. "
            "Hãy ghi hoãn nếu các bên báo trước."
        )
    if next_on is not None:
        _check_ahead(next_on, today)


def check_held(meeting: Planned) -> None:
    """Refuse to hold what was put off or held before."""
    _check_planned(meeting)


def _check_planned(meeting: Planned) -> None:
    if meeting.state is not MeetingState.PLANNED:
        raise RuleViolation(
            f"Buổi hẹn ngày {show(meeting.held_on)} đã được ghi là "
            f"“{meeting.state.label}”. Hãy xem lại trang."
        )


def _check_ahead(planned_for: date, today: date) -> None:
    if planned_for < today:
        raise RuleViolation(
            f"{_PLANNED_FOR} {show(planned_for)} đã qua. Hãy hẹn từ hôm nay trở đi, hoặc ghi buổi "
            "hòa giải đã diễn ra."
        )
    if planned_for > today + timedelta(days=FARTHEST):
        raise RuleViolation(f"{_PLANNED_FOR} {show(planned_for)} quá xa. Hãy kiểm tra lại năm.")
