"""What may be written of a budget and of a cost."""

from datetime import date

from app.domain.budget.items import BY_REQUEST, BudgetItem, BudgetState
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.money import MOST

FIRST_YEAR = 2014  # Luật Hòa giải ở cơ sở is in force
MOST_COUNT = 100_000


def check_year(year: int, *, today: date, has_one: bool) -> None:
    if not FIRST_YEAR <= year <= today.year + 1:
        raise RuleViolation(
            f"Năm {year} không hợp lý: lập dự toán cho một năm từ {FIRST_YEAR} đến "
            f"{today.year + 1}."
        )
    if has_one:
        raise RuleViolation(f"Dự toán năm {year} đã có. Hãy mở dự toán đó để sửa.")


def check_line(count: int, level: int) -> None:
    if not 0 <= count <= MOST_COUNT:
        raise RuleViolation(f"Số lượng phải từ 0 đến {MOST_COUNT}.")
    if level < 0 or count * level > MOST:
        raise RuleViolation("Mức chi không đúng. Hãy kiểm tra lại số chữ số 0.")


def check_estimating(state: BudgetState) -> None:
    """What was allotted is measured against the estimate: that then changes no more."""
    if state is not BudgetState.ESTIMATED:
        raise RuleViolation(
            f"{state.label} nên không sửa dự toán nữa. Nếu ghi nhầm, hãy ghi lại số được giao."
        )


def check_allotting(state: BudgetState, *, allotted_on: date, document: str, today: date) -> None:
    """Refuse without the decision that allots, or on a day to come."""
    _check_open(state)
    if not document.strip():
        raise RuleViolation("Hãy ghi số quyết định giao dự toán.")
    if allotted_on > today:
        raise RuleViolation(f"Ngày giao dự toán {show(allotted_on)} ở tương lai.")


def check_settling(
    state: BudgetState, year: int, *, settled_on: date, owed: int, today: date
) -> None:
    """A year is settled once it is over, and when all that was approved is paid."""
    if state is not BudgetState.ALLOTTED:
        raise RuleViolation(
            f"Kinh phí năm {year} đang ở bước “{state.label}” nên chưa quyết toán được. "
            "Hãy ghi số được giao trước."
        )
    if settled_on > today:
        raise RuleViolation(f"Ngày quyết toán {show(settled_on)} ở tương lai.")
    if settled_on.year <= year:
        raise RuleViolation(f"Năm {year} chưa hết nên chưa quyết toán được.")
    if owed:
        raise RuleViolation(
            "Còn đề nghị thanh toán đã duyệt mà chưa chi. Hãy chi, hoặc trả về, rồi quyết toán."
        )


def check_reopening(state: BudgetState, reason: str) -> None:
    if state is not BudgetState.SETTLED:
        raise RuleViolation("Kinh phí năm này chưa quyết toán nên không có gì để mở lại.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do mở lại quyết toán.")


def check_cost(
    item: BudgetItem,
    amount: int,
    spent_on: date,
    *,
    state: BudgetState | None,
    today: date,
) -> None:
    """``state``: of the budget of the year in which it was spent; None where there is none."""
    if item in BY_REQUEST:
        raise RuleViolation(
            f"“{item.label}” chi theo đề nghị thanh toán của từng tổ: hãy ghi ở mục Thù lao hòa "
            "giải viên, để không tính hai lần."
        )
    if amount <= 0:
        raise RuleViolation("Số tiền phải lớn hơn 0.")
    if spent_on > today:
        raise RuleViolation(f"Ngày chi {show(spent_on)} ở tương lai. Hãy ghi khi đã chi.")
    if state is None:
        raise RuleViolation(
            f"Chưa có dự toán năm {spent_on.year}. Hãy lập dự toán của năm đó trước."
        )
    _check_open(state)


def check_striking(struck_on: date | None, reason: str) -> None:
    if struck_on is not None:
        raise RuleViolation("Khoản chi này đã bỏ.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do bỏ khoản chi.")


def _check_open(state: BudgetState) -> None:
    if state is BudgetState.SETTLED:
        raise RuleViolation(
            "Kinh phí năm này đã quyết toán nên không ghi thêm được. Muốn sửa, hãy mở lại quyết "
            "toán với lý do."
        )
