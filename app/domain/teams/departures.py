"""Guards of leaving: who proposes, who verifies, what the Chairman decides.

Căn cứ: Điều 11 Luật Hòa giải ở cơ sở số 35/2013/QH13 and the commune's procedure of it.
"""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.mediation.days import check_days
from app.domain.teams import basis
from app.domain.teams.decisions import (
    RECEIVED_ON,
    Decision,
    check_decision,
    check_named,
    check_reason,
)
from app.domain.teams.kinds import Leaving

ASKED_ON = "Ngày đề nghị"
VERIFIED_ON = "Ngày Trưởng ban công tác Mặt trận có văn bản"


def check_propose(
    ground: Leaving,
    *,
    reason: str,
    proposed_by: str,
    recognised_on: date,
    proposed_on: date,
    today: date,
) -> None:
    """Refuse a proposal without its proposer, or one that does not say what happened."""
    if not ground.needs_decision:
        raise RuleViolation(
            "Trường hợp này không cần Chủ tịch quyết định: hãy ghi ngày thôi và lý do ở trang sửa "
            "hòa giải viên."
        )
    if ground.may_be_disputed and not reason.strip():
        raise RuleViolation(
            "Hãy ghi rõ hòa giải viên không còn đáp ứng tiêu chuẩn nào, hoặc đã vi phạm gì.",
            basis=basis.LEAVING,
        )
    check_named(proposed_by, "người đề nghị")
    check_days(today, ("Ngày công nhận", recognised_on), (ASKED_ON, proposed_on))


def check_verify(*, front_head: str, proposed_on: date, verified_on: date, today: date) -> None:
    check_named(front_head, "Trưởng ban công tác Mặt trận")
    check_days(today, (ASKED_ON, proposed_on), (VERIFIED_ON, verified_on))


def check_dispute(
    ground: Leaving,
    *,
    reason: str,
    front_head: str,
    proposed_on: date,
    verified_on: date,
    today: date,
) -> None:
    """Refuse to dispute somebody's own wish; the disagreement must be told (Mẫu 09)."""
    if not ground.may_be_disputed:
        raise RuleViolation(
            "Hòa giải viên thôi theo nguyện vọng thì không có việc không thống nhất. Hãy ghi xác "
            "minh, hoặc rút đề nghị nếu người đó đổi ý.",
            basis=basis.DISPUTED_LEAVING,
        )
    check_reason(reason, "không thống nhất")
    check_verify(
        front_head=front_head, proposed_on=proposed_on, verified_on=verified_on, today=today
    )


def check_receive(*, verified_on: date | None, received_on: date, today: date) -> None:
    check_days(today, (VERIFIED_ON, verified_on), (RECEIVED_ON, received_on))


def check_release(
    decision: Decision, *, recognised_on: date, received_on: date | None, today: date
) -> None:
    check_decision(decision, received_on=received_on, today=today)
    if decision.effect < recognised_on:
        raise RuleViolation("Ngày thôi làm hòa giải viên không thể trước ngày được công nhận.")


def check_keep(*, reason: str, decided_on: date, received_on: date | None, today: date) -> None:
    check_reason(reason, "không cho thôi làm hòa giải viên")
    check_days(today, (RECEIVED_ON, received_on), ("Ngày trả lời", decided_on))
