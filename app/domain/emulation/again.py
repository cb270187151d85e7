"""A unit corrects what was returned with a reason, and proposes it again.

Căn cứ: Điều 9, Điều 28, Điều 29 Luật Hòa giải ở cơ sở số 35/2013/QH13: the work is reviewed and
rewarded; no article keeps a unit from proposing anew what was returned to it.
"""

from collections.abc import Collection

from app.domain.emulation.awards import NomineeState, Outcome, check_unnamed
from app.domain.errors import RuleViolation


def check_again(
    name: str, state: NomineeState, outcomes: Collection[Outcome], *, is_renewed: bool
) -> None:
    """Refuse who was not returned, or was proposed again already; ``outcomes`` are of the
    decisions that stand."""
    if state is NomineeState.WITHDRAWN:
        raise RuleViolation("Đề nghị này đã rút; hãy chọn lại từ danh sách có số liệu.")
    if not can_be_renewed(state, outcomes):
        raise RuleViolation("Chỉ đề nghị lại đề nghị đã bị trả lại và chưa có quyết định khác.")
    check_once(name, is_renewed=is_renewed)


def check_once(name: str, *, is_renewed: bool) -> None:
    """Refuse whom the unit proposes again already, in this draft or elsewhere."""
    if is_renewed:
        raise RuleViolation(
            f"{name} đã được đề nghị lại. Nếu lần đề nghị lại đó sai, hãy rút nó trước."
        )


def can_be_renewed(state: NomineeState, outcomes: Collection[Outcome]) -> bool:
    return state is NomineeState.PROPOSED and set(outcomes) == {Outcome.RETURNED}


def check_place(name: str, *, is_there: bool, is_in_book: bool) -> None:
    """Refuse whom the draft names already, and of whom the book no longer draws figures."""
    if not is_in_book:
        raise RuleViolation(
            f"{name} không còn trong danh sách có số liệu của kỳ này (đã thôi làm hòa giải viên "
            "hoặc tổ đã kết thúc hoạt động) nên không đề nghị lại được."
        )
    check_unnamed(name, is_named=is_there)
