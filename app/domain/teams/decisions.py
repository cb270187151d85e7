"""What every decision of the Chairman carries, and whom it is sent to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.mediation.days import check_days
from app.domain.teams import basis

DECIDED_ON = "Ngày ký quyết định"
RECEIVED_ON = "Ngày Chủ tịch nhận"
PROPOSED_ON = "Ngày gửi đề nghị"
LONGEST_WAIT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Decision:
    """A signed decision; it takes effect on the day it is signed unless it says another."""

    number: str
    decided_on: date
    signed_by: str
    effective_on: date | None = None

    @property
    def effect(self) -> date:
        return self.effective_on or self.decided_on


def check_decision(decision: Decision, *, received_on: date | None, today: date) -> None:
    """Refuse a decision without number or signer, or with days that cannot be.

    Căn cứ: khoản 4 Điều 8, Điều 11 Luật Hòa giải ở cơ sở số 35/2013/QH13: the Chairman of the
    commune's People's Committee decides.
    """
    if not decision.number:
        raise RuleViolation("Hãy ghi số quyết định, ví dụ 25/QĐ-UBND.", basis=basis.RECOGNITION)
    check_named(decision.signed_by, "người ký quyết định")
    check_days(today, (RECEIVED_ON, received_on), (DECIDED_ON, decision.decided_on))
    if decision.effective_on is None:
        return
    if decision.effective_on < decision.decided_on:
        raise RuleViolation(
            f"Ngày có hiệu lực {show(decision.effective_on)} không thể trước ngày ký "
            f"{show(decision.decided_on)}."
        )
    if decision.effective_on > decision.decided_on + LONGEST_WAIT:
        raise RuleViolation(
            f"Ngày có hiệu lực {show(decision.effective_on)} quá xa ngày ký "
            f"{show(decision.decided_on)}. Hãy kiểm tra lại năm."
        )


def check_told(days: Mapping[str, date | None], *, decided_on: date, today: date) -> None:
    """Refuse a sending before the decision or in the future; ``days`` by the name of the day."""
    for name, day in days.items():
        check_days(today, (DECIDED_ON, decided_on), (name, day))


def check_named(person: str | None, whom: str) -> None:
    """Refuse an act of nobody: whose act it is must be named, whoever writes it down."""
    if not (person or "").strip():
        raise RuleViolation(f"Hãy ghi họ tên {whom}.")


def check_reason(reason: str | None, what: str) -> None:
    if not (reason or "").strip():
        raise RuleViolation(f"Hãy ghi lý do {what}.")
