"""The road of a request for payment: written, confirmed, decided, paid, handed over.

Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP: the team leader files it and shows the register, the
commune decides within 5 working days or refuses in writing with the reason, the team hands the
money over within 3 days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.quarters import Quarter
from app.domain.remuneration import basis

EARLIEST_YEAR = 2014  # Luật Hòa giải ở cơ sở is in force since then


class RequestState(LabelledEnum):
    DRAFT = "draft", "Đang lập"
    CONFIRMED = "confirmed", "Chờ quyết định"
    APPROVED = "approved", "Đã duyệt, chờ chi"
    PAID = "paid", "Đã chi, chờ giao"
    HANDED_OVER = "handed_over", "Đã giao hòa giải viên"
    REFUSED = "refused", "Từ chối"
    TAKEN_BACK = "taken_back", "Đã rút"


#: These hold their cases and months: nobody else asks for them.
STANDING = frozenset(RequestState) - {RequestState.REFUSED, RequestState.TAKEN_BACK}
PAID_OUT = frozenset({RequestState.PAID, RequestState.HANDED_OVER})
_RETURNED_BY_DECIDER = frozenset({RequestState.CONFIRMED, RequestState.APPROVED})
APPROVED = PAID_OUT | {RequestState.APPROVED}


class ItemKind(LabelledEnum):
    CASE = "case", "Thù lao vụ, việc"
    TEAM = "team", "Hỗ trợ hoạt động của tổ"
    MEDICAL = "medical", "Chi phí khám, chữa bệnh do tai nạn"
    INCOME = "income", "Thu nhập bị mất hoặc giảm do tai nạn"
    FUNERAL = "funeral", "Chi phí mai táng"


ACCIDENT = (ItemKind.MEDICAL, ItemKind.INCOME, ItemKind.FUNERAL)


class Decision(LabelledEnum):
    APPROVE = "approve", "Đồng ý chi"
    REFUSE = "refuse", "Từ chối"


class CasePayment(LabelledEnum):
    """How far the payment for a case is."""

    NOT_ELIGIBLE = "not_eligible", "Chưa đủ điều kiện chi thù lao"
    ELIGIBLE = "eligible", "Đủ điều kiện, chưa đề nghị chi"
    REQUESTED = "requested", "Đã đề nghị chi thù lao"
    PAID = "paid", "Đã chi thù lao cho tổ"
    HANDED_OVER = "handed_over", "Đã giao thù lao cho hòa giải viên"


@dataclass(frozen=True, slots=True)
class Totals:
    """What a request asks for, by item, in đồng; how many cases and months."""

    cases: int = 0
    months: int = 0
    case_amount: int = 0
    team_amount: int = 0
    accident_amount: int = 0

    @property
    def whole(self) -> int:
        return self.case_amount + self.team_amount + self.accident_amount


def totals_of(items: Sequence[tuple[ItemKind, int]]) -> Totals:
    """The sums of lines that stand, each its kind and amount; one that pays nothing counts
    for nothing."""
    paid = [(kind, amount) for kind, amount in items if amount]

    def amounts(*kinds: ItemKind) -> list[int]:
        return [amount for kind, amount in paid if kind in kinds]

    cases, months = amounts(ItemKind.CASE), amounts(ItemKind.TEAM)
    return Totals(len(cases), len(months), sum(cases), sum(months), sum(amounts(*ACCIDENT)))


def check_quarter(quarter: Quarter, *, today: date) -> None:
    """Refuse a quarter before the law and one that has not begun."""
    if quarter.year < EARLIEST_YEAR or quarter.first_day > today:
        raise RuleViolation(
            f"{quarter} không hợp lý: chỉ lập đề nghị cho quý đã bắt đầu, từ năm {EARLIEST_YEAR}."
        )


def check_draft(state: RequestState) -> None:
    if state is not RequestState.DRAFT:
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}” nên không sửa được. Muốn sửa thì trả về "
            "để lập lại trước khi chi.",
            basis=basis.PROCEDURE,
        )


def check_filing(
    state: RequestState,
    *,
    amount: int,
    register_shown: bool,
    mismatches: int,
    last_ended_on: date | None,
    filed_on: date,
    today: date,
) -> None:
    """Refuse to file an empty request, one not compared with the register, and a day before the
    last of its cases ended; a request that was filed on paper is entered later.

    Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP.
    """
    check_draft(state)
    if amount <= 0:
        raise RuleViolation("Đề nghị chưa có khoản nào được chi. Hãy tính lại, hoặc rút đề nghị.")
    _check_agrees(mismatches)
    if not register_shown:
        raise RuleViolation(
            "Tổ trưởng xuất trình Sổ theo dõi hoạt động hòa giải ở cơ sở để đối chiếu: hãy đối "
            "chiếu rồi đánh dấu.",
            basis=basis.PROCEDURE,
        )
    _check_day(
        "Ngày nộp đề nghị", filed_on, "ngày kết thúc vụ, việc cuối cùng", last_ended_on, today
    )


def check_decision(
    state: RequestState,
    decision: Decision,
    *,
    reason: str,
    mismatches: int,
    filed_on: date | None,
    decided_on: date,
    today: date,
) -> None:
    """Refuse to decide twice, to approve what no longer is as the register says, and to refuse
    without a reason.

    Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP: a refusal is in writing, with the reason.
    """
    if state is not RequestState.CONFIRMED:
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}”, không chờ quyết định.",
            basis=basis.PROCEDURE,
        )
    if decision is Decision.REFUSE and not reason.strip():
        raise RuleViolation(
            "Từ chối thì phải trả lời bằng văn bản và nêu rõ lý do: hãy ghi lý do.",
            basis=basis.PROCEDURE,
        )
    if decision is Decision.APPROVE:
        _check_agrees(mismatches)
    _check_day("Ngày quyết định", decided_on, "ngày nộp đề nghị", filed_on, today)


def check_paying(
    state: RequestState, *, mismatches: int, decided_on: date | None, paid_on: date, today: date
) -> None:
    """Refuse to pay what was not approved, or no longer is as the register says."""
    if state is not RequestState.APPROVED:
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}”: chỉ chi khi đã được duyệt, và một lần.",
            basis=basis.PROCEDURE,
        )
    _check_agrees(mismatches)
    _check_day("Ngày chi", paid_on, "ngày quyết định", decided_on, today)


def check_handing_over(
    state: RequestState, *, paid_on: date | None, handed_on: date, today: date
) -> None:
    if state is not RequestState.PAID:
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}”: chỉ giao tiền đã chi cho tổ.",
            basis=basis.PROCEDURE,
        )
    _check_day("Ngày giao", handed_on, "ngày chi", paid_on, today)


def check_reopening(state: RequestState, reason: str, *, is_decider: bool) -> None:
    """Refuse to mend what was refused, taken back or paid, or (for the team) decided; and to do
    it silently."""
    if state not in (_RETURNED_BY_DECIDER if is_decider else {RequestState.CONFIRMED}):
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}”, không trả về để sửa được.",
            basis=basis.PROCEDURE,
        )
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do trả đề nghị về để sửa.")


def check_taking_back(state: RequestState, reason: str) -> None:
    if state not in (RequestState.DRAFT, RequestState.CONFIRMED):
        raise RuleViolation(
            f"Đề nghị đang ở trạng thái “{state.label}”, không rút được nữa.",
            basis=basis.PROCEDURE,
        )
    if state is not RequestState.DRAFT and not reason.strip():
        raise RuleViolation("Đề nghị đã nộp: hãy ghi lý do rút.")


def is_late(due_on: date | None, done_on: date | None, *, today: date) -> bool:
    """Whether it was done, or is still to be done, after its last day."""
    return due_on is not None and (done_on or today) > due_on


def _check_agrees(mismatches: int) -> None:
    if mismatches:
        raise RuleViolation(
            f"{mismatches} khoản không còn khớp với Sổ theo dõi hoạt động hòa giải ở cơ sở. Hãy "
            "trả về để tính lại trước.",
            basis=basis.PROCEDURE,
        )


def _check_day(what: str, day: date, told: str, earliest: date | None, today: date) -> None:
    if day > today:
        raise RuleViolation(f"{what} {show(day)} ở tương lai. Hãy ghi khi đã làm.")
    if earliest is not None and day < earliest:
        raise RuleViolation(f"{what} {show(day)} không thể trước {told} {show(earliest)}.")
