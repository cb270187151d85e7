"""An office gathers what the units below it propose into a submission of its own.

Căn cứ: Điều 28, Điều 29 Luật Hòa giải ở cơ sở số 35/2013/QH13: the committees of every level
review the work and reward it.
"""

from collections.abc import Collection

from app.domain.emulation.awards import MOST_NOMINEES, NomineeState
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class ProposalState(LabelledEnum):
    """How a proposal of a unit below stands at the office."""

    OPEN = "open", "Chờ xét"
    GATHERED = "gathered", "Đã đưa vào tờ trình"
    GRANTED = "granted", "Được khen"
    REFUSED = "refused", "Không được khen"
    RETURNED = "returned", "Trả lại"


def check_gathering(picked: int, held: int, taken: Collection[str]) -> None:
    """Refuse to gather nobody, more than a list holds, or who stands in one or is decided;
    ``taken`` are the names of those."""
    if not picked:
        raise RuleViolation("Hãy chọn ít nhất một đề nghị của đơn vị.")
    check_free(taken)
    if picked + held > MOST_NOMINEES:
        raise RuleViolation(f"Một đề nghị có nhiều nhất {MOST_NOMINEES} tập thể, cá nhân.")


def check_free(taken: Collection[str]) -> None:
    if taken:
        raise RuleViolation(f"Đã có trong tờ trình hoặc đã có quyết định: {', '.join(taken)}.")


def check_taking_off(state: NomineeState) -> None:
    if state is not NomineeState.DRAFT:
        raise RuleViolation("Tờ trình đã ban hành hoặc đề nghị đã đưa ra nên không sửa nữa.")
