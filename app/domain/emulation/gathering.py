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


def check_suggestion(asked: str, award: str, reason: str) -> None:
    """Refuse another form of reward without a word why, or the one that the unit asked for; to
    leave both out is to go back to the unit's."""
    if reason.strip() and not award.strip():
        raise RuleViolation("Hãy ghi hình thức khác, hoặc bỏ lý do để theo đề nghị của đơn vị.")
    if not award.strip():
        return
    if award.strip() == asked.strip():
        raise RuleViolation("Đơn vị đã đề nghị đúng hình thức đó; để trống để theo đơn vị.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do đề nghị hình thức khác, đơn vị sẽ đọc.")


def check_not_renewed(names: Collection[str]) -> None:
    """Refuse the first of two proposals of the same."""
    if names:
        raise RuleViolation(
            f"Đơn vị đã đề nghị lại: {', '.join(names)}. Hãy chọn đề nghị lại, mới hơn."
        )


def waits_for(
    state: NomineeState,
    gathered: tuple[bool, NomineeState] | None,
    *,
    is_own: bool,
    goes_up: bool,
) -> str:
    """What one that nobody has decided about waits for, told to its unit (``is_own``) or to an
    office; ``gathered`` tells whether the reader's own office holds it, and how it stands there.

    A draft of an office is not told to the unit: put aside or not, there the proposal waits.
    """
    if state is not NomineeState.PROPOSED:
        return ""
    if not goes_up:
        return "Chờ người đứng đầu đơn vị quyết định."
    if gathered is None:
        return (
            "Chờ cơ quan cấp trên xét. Cấp trên chưa ban hành tờ trình nào có đề nghị này; khi "
            "ban hành, trả lại hoặc có quyết định thì hiện ở đây."
            if is_own
            else "Chờ xét: chưa có trong tờ trình nào của cơ quan mình."
        )
    is_here, stands = gathered
    if not is_here:
        return "Cơ quan cấp trên đã đưa vào tờ trình của mình, chờ quyết định."
    if stands is NomineeState.DRAFT:
        return "Đã đưa vào một dự thảo tờ trình của cơ quan mình; ban hành rồi mới báo cho đơn vị."
    return "Đã đưa vào một tờ trình của cơ quan mình, chờ quyết định."


def check_taking_off(state: NomineeState) -> None:
    if state is not NomineeState.DRAFT:
        raise RuleViolation("Tờ trình đã ban hành hoặc đề nghị đã đưa ra nên không sửa nữa.")
