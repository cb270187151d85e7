"""The plan itself: what one may be drafted for, and what must stand in it when it is issued.

Căn cứ: kế hoạch là văn bản hành chính (Nghị định số 30/2020/NĐ-CP): what is issued is not
written over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.plans import YEARS_AHEAD, PlanState, check_issued_on, check_signed

LATEST_YEAR = 2100
EARLIEST_YEAR = 2014  # Luật Hòa giải ở cơ sở is in force since 01/01/2014


@dataclass(frozen=True, slots=True)
class TaskGaps:
    """What of a task must be known when the plan is issued."""

    number: int
    content: str
    lead: str


def check_year(year: int, *, today: date) -> None:
    """Refuse a year that no such plan can be of."""
    latest = today.year + YEARS_AHEAD
    if not EARLIEST_YEAR <= year <= latest:
        raise RuleViolation(
            f"Năm {year} không hợp lý: kế hoạch hòa giải ở cơ sở lập cho các năm từ "
            f"{EARLIEST_YEAR} đến {latest}."
        )


def check_told(year: int, *, issued: bool) -> None:
    """Refuse what no honest unit sends: a draft, or a year that no calendar of ours has."""
    if not (issued and EARLIEST_YEAR <= year <= LATEST_YEAR):
        raise RuleViolation("Chỉ kế hoạch đã ban hành, của một năm hợp lý mới được gửi.")


def check_draft(state: PlanState) -> None:
    """Refuse to write over a plan that was issued, or given up."""
    if state is PlanState.DROPPED:
        raise RuleViolation("Dự thảo này đã bỏ. Hãy lập kế hoạch mới.")
    if state is not PlanState.DRAFT:
        raise RuleViolation(
            "Kế hoạch đã ban hành nên lời văn và nhiệm vụ không sửa được nữa. Cần đổi thì lập kế "
            "hoạch thay thế; việc làm đến đâu thì ghi ở tiến độ của từng nhiệm vụ."
        )


def check_ending(state: PlanState, reason: str, *, act: str) -> None:
    """Refuse to replace or withdraw what does not hold, or to do so without saying why.

    Căn cứ: Nghị định số 30/2020/NĐ-CP: an issued document that is wrong is put right by another
    of the same form, or withdrawn; it is not written over.
    """
    if state is not PlanState.ISSUED:
        raise RuleViolation(f"Chỉ {act} kế hoạch đã ban hành và còn hiệu lực.")
    if not reason.strip():
        raise RuleViolation(f"Hãy ghi lý do {act} kế hoạch.")


def check_issued(state: PlanState) -> None:
    """Refuse to note how far a task is before its plan holds, or when it does no more."""
    if state is PlanState.ENDED:
        raise RuleViolation("Kế hoạch đã hết hiệu lực nên không ghi tiến độ được nữa.")
    if state is not PlanState.ISSUED:
        raise RuleViolation("Kế hoạch còn là dự thảo. Hãy ban hành trước khi ghi tiến độ.")


def check_parent(*, number: str, dated_on: date | None, issuer: str, issued: date) -> None:
    """Refuse a superior's plan that is named in half, or that is younger than the unit's own."""
    if any((number, dated_on, issuer)) and not (number and dated_on and issuer):
        raise RuleViolation(
            "Kế hoạch của cấp trên phải ghi đủ số, ngày và cơ quan ban hành, hoặc để trống cả ba."
        )
    if dated_on is not None and dated_on > issued:
        raise RuleViolation(
            f"Ngày của kế hoạch cấp trên ({show(dated_on)}) không thể sau ngày của kế hoạch này."
        )


def check_issuing(
    state: PlanState,
    *,
    year: int,
    number: str,
    issued_on: date,
    signer: str,
    tasks: Sequence[TaskGaps],
    send_before: date | None,
    today: date,
) -> None:
    """Refuse to issue a plan without number, day, signer, or tasks that somebody leads.

    Căn cứ: Điều 15 Nghị định số 30/2020/NĐ-CP: number and day are given to what is signed.
    """
    check_draft(state)
    check_signed(number, signer)
    _check_tasks(tasks)
    check_issued_on(issued_on, year=year, today=today)
    if send_before is not None and send_before <= issued_on:
        raise RuleViolation(
            f"Hạn gửi kế hoạch (trước ngày {show(send_before)}) phải sau ngày ban hành. "
            "Hãy sửa hạn ở lời văn của kế hoạch."
        )


def _check_tasks(tasks: Sequence[TaskGaps]) -> None:
    if not tasks:
        raise RuleViolation("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ trước.")
    for one in tasks:
        if not one.lead.strip():
            raise RuleViolation(
                f"Nhiệm vụ {one.number} ({one.content}) chưa ghi cơ quan chủ trì. "
                "Hãy ghi trước khi ban hành."
            )
