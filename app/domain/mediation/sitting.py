"""Guards of starting, going on, pausing and resuming a mediation (T6, T8–T10)."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import ASSIGNED_ON, Candidate, check_candidate
from app.domain.mediation.days import check_days
from app.domain.mediation.grounds import Ground
from app.domain.mediation.intake import RECEIVED_ON
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

STARTED_ON = "Ngày bắt đầu hòa giải"


def check_mediate_at_once(
    current: CaseState,
    candidate: Candidate,
    *,
    ground: Ground,
    started_on: date,
    received_on: date,
    today: date,
) -> None:
    """T6: who witnesses a quarrel begins at once, and is the mediator of the case.

    Căn cứ: khoản 2 Điều 16, khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.MEDIATE_AT_ONCE)
    if ground is not Ground.MEDIATOR_KNOWS:
        raise RuleViolation(
            "Chỉ hòa giải ngay khi hòa giải viên chứng kiến hoặc biết vụ, việc. Hãy xác nhận "
            "phạm vi rồi phân công hòa giải viên.",
            basis=basis.START,
        )
    check_candidate(candidate)
    check_days(today, (RECEIVED_ON, received_on), (STARTED_ON, started_on))


def check_start(
    current: CaseState,
    *,
    started_on: date,
    assigned_on: date,
    parties_present: bool,
    is_public: bool | None,
    has_mediator: bool,
    today: date,
) -> None:
    """T8: the first sitting, in person, open to others or not as the parties agreed.

    Starting late is not refused: it is shown (``is_late``).
    Căn cứ: khoản 2 Điều 20, Điều 21 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.START)
    if not has_mediator:
        raise RuleViolation(
            "Hòa giải viên được phân công đã từ chối. Hãy thay hòa giải viên trước khi bắt đầu.",
            basis=basis.MEDIATOR_DUTIES,
        )
    if not parties_present:
        raise RuleViolation(
            "Hòa giải phải có mặt các bên. Hãy hẹn lại, hoặc đánh dấu các bên có mặt.",
            basis=basis.SITTING,
        )
    if is_public is None:
        raise RuleViolation(
            "Hãy ghi các bên thống nhất hòa giải công khai hay không công khai.",
            basis=basis.SITTING,
        )
    check_days(today, (ASSIGNED_ON, assigned_on), (STARTED_ON, started_on))


def is_late(due_on: date | None, *, started_on: date | None, other_time: bool, today: date) -> bool:
    """Whether the first sitting came, or still waits, after its last day.

    Căn cứ: khoản 2 Điều 20 (the parties may agree on another time).
    """
    return due_on is not None and not other_time and (started_on or today) > due_on


def check_hold_meeting(current: CaseState, *, held_on: date, started_on: date, today: date) -> None:
    """T9: a further sitting of the same round. Căn cứ: Điều 21."""
    next_state(current, Act.HOLD_MEETING)
    check_days(today, (STARTED_ON, started_on), ("Ngày hòa giải tiếp theo", held_on))


def check_invite(
    current: CaseState,
    *,
    name: str,
    invited_as: InvitedAs | None,
    invited_by: InvitedBy | None,
    other_side_agrees: bool,
) -> None:
    """T9: a party may invite somebody only with the other side's consent.

    Căn cứ: Điều 19 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.INVITE)
    if not name.strip():
        raise RuleViolation("Hãy ghi họ tên người được mời.", basis=basis.INVITED)
    if invited_as is None or invited_by is None:
        raise RuleViolation("Hãy chọn ai mời và mời vì sao.", basis=basis.INVITED)
    if invited_by.is_party and not other_side_agrees:
        raise RuleViolation(
            f"Bên mời {name} cần được bên kia đồng ý. Hãy hỏi bên kia, hoặc để hòa giải viên mời.",
            basis=basis.INVITED,
        )


def check_pause(current: CaseState, *, paused_on: date, started_on: date, today: date) -> None:
    """T10: a party may always pause, and owes no reason. Căn cứ: khoản 2 Điều 17."""
    next_state(current, Act.PAUSE)
    check_days(today, (STARTED_ON, started_on), ("Ngày tạm dừng", paused_on))


def check_resume(
    current: CaseState, *, resumed_on: date, paused_on: date | None, today: date
) -> None:
    """T10: back to the table. Căn cứ: khoản 2 Điều 17."""
    next_state(current, Act.RESUME)
    check_days(today, ("Ngày tạm dừng", paused_on), ("Ngày hòa giải tiếp", resumed_on))
