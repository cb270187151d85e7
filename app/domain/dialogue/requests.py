"""Voters who ask for a conference: the share that obliges, by the law of the day.

Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15: also when 10 % or more
of all voters of the commune ask for it.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.dialogue.law import LAW_2025, DatedBasis
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

MOST_VOTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many percent of all voters oblige the committee, while ``law`` holds."""

    percent: int
    law: DatedBasis


THRESHOLDS = (Threshold(10, LAW_2025),)


class RequestState(LabelledEnum):
    WAITING = "waiting", "Chờ trả lời"
    ARRANGED = "arranged", "Đã định hội nghị"
    HELD = "held", "Đã tổ chức hội nghị"
    REFUSED = "refused", "Trả lời không tổ chức"


@dataclass(frozen=True, slots=True)
class Share:
    """``signatures`` of ``voters``, against what the law of the day asks (None: nothing)."""

    signatures: int
    voters: int
    threshold: Threshold | None

    @property
    def percent(self) -> float:
        """Rounded down, so that 9.99 % never reads as 10 %."""
        return self.signatures * 1000 // self.voters / 10

    @property
    def needed(self) -> int | None:
        """How many signatures oblige: the least whole number that reaches the share."""
        return self.threshold and -(-self.voters * self.threshold.percent // 100)

    @property
    def is_met(self) -> bool:
        return self.needed is not None and self.signatures >= self.needed


def share_of(signatures: int, voters: int, *, received_on: date) -> Share:
    found = (row for row in THRESHOLDS if row.law.holds_on(received_on))
    return Share(signatures, voters, next(found, None))


def check_request(received_on: date, *, signatures: int, voters: int, today: date) -> None:
    """Refuse counts and days that cannot be true."""
    if received_on > today:
        raise RuleViolation("Ngày nhận yêu cầu không thể sau hôm nay.")
    if not 1 <= voters <= MOST_VOTERS:
        raise RuleViolation("Tổng số cử tri của xã phải từ 1 đến 1.000.000 người.")
    if not 1 <= signatures <= voters:
        raise RuleViolation(
            "Số cử tri ký tên phải từ 1 và không quá tổng số cử tri của xã. Hãy kiểm tra lại."
        )


def state_of(refused_on: date | None, conferences: list[DialogueState]) -> RequestState:
    """Where a request stands, by the conferences that answer it."""
    if any(state.has_begun for state in conferences):
        return RequestState.HELD
    if refused_on is not None:
        return RequestState.REFUSED
    if any(state is not DialogueState.CANCELLED for state in conferences):
        return RequestState.ARRANGED
    return RequestState.WAITING


def check_open(state: RequestState) -> None:
    """Refuse to change a request that was answered already."""
    if state is not RequestState.WAITING:
        raise RuleViolation(f"Yêu cầu đang ở trạng thái “{state.label}” nên không sửa được nữa.")


def check_refusal(
    state: RequestState,
    share: Share,
    reason: str,
    *,
    received_on: date,
    refused_on: date,
    today: date,
) -> None:
    """Refuse to turn voters down whom the law does not let be turned down, or without a reason."""
    check_open(state)
    if share.is_met:
        raise RuleViolation(
            f"Đã có {share.signatures} trên {share.voters} cử tri ký tên, đủ số luật định nên phải "
            "tổ chức hội nghị. Nếu có chữ ký không hợp lệ, hãy sửa số chữ ký trước.",
            basis=share.threshold and share.threshold.law.basis,
        )
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do cụ thể không tổ chức hội nghị, để trả lời cử tri.")
    if not received_on <= refused_on <= today:
        raise RuleViolation(
            f"Ngày trả lời {show(refused_on)} phải từ ngày nhận {show(received_on)} đến hôm nay."
        )
