"""Putting teams, mediators and units up for a reward, and what was decided of each.

Căn cứ: Điều 9, Điều 28, Điều 29, Điều 30 Luật Hòa giải ở cơ sở số
35/2013/QH13. The law on rewards itself changes more often than this program: which text a
proposal rests on is chosen or typed, and no rule of it is built in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

MOST_NOMINEES = 100
FORMS = (
    "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã",
    "Giấy khen của Giám đốc Sở Tư pháp",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Bằng khen của Bộ trưởng Bộ Tư pháp",
    "Bằng khen của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
)
"""Forms of a reward that are offered; another may be typed."""


class NomineeKind(LabelledEnum):
    TEAM = "team", "Tổ hòa giải"
    MEDIATOR = "mediator", "Hòa giải viên"
    UNIT = "unit", "Đơn vị"

    @property
    def is_collective(self) -> bool:
        return self is not NomineeKind.MEDIATOR


class Decider(LabelledEnum):
    """Who decides; what one's own head decides needs not be known above by name."""

    OWN = "own", "Người đứng đầu đơn vị mình"
    SUPERIOR = "superior", "Cấp trên"


class SubmissionState(LabelledEnum):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã đề nghị"
    DROPPED = "dropped", "Đã bỏ"


class NomineeState(LabelledEnum):
    DRAFT = "draft", "Dự thảo"
    PROPOSED = "proposed", "Đã đề nghị"
    WITHDRAWN = "withdrawn", "Đã rút"


class Outcome(LabelledEnum):
    """What is returned the unit completes and proposes anew, or lets be."""

    GRANTED = "granted", "Được khen"
    REFUSED = "refused", "Không được khen"
    RETURNED = "returned", "Trả lại"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, when, by whom; ``award`` is the form that was given."""

    outcome: Outcome
    decided_on: date
    issued_by: str
    number: str = ""
    award: str = ""
    reason: str = ""


def usual_words(first: date, last: date) -> tuple[str, str]:
    """The occasion, and what a submission is about, of these days."""
    is_whole = (first.month, first.day) == (1, 1) and last.month > 9
    occasion = f"{'Tổng kết' if is_whole else 'Sơ kết'} công tác hòa giải ở cơ sở năm {last.year}"
    return occasion, (
        "Về việc khen thưởng tập thể, cá nhân có thành tích trong công tác hòa giải ở cơ sở năm "
        f"{last.year}"
    )


def check_draft(state: SubmissionState) -> None:
    if state is not SubmissionState.DRAFT:
        raise RuleViolation("Đề nghị này không còn là dự thảo nên không sửa nữa.")


def check_days(first: date, last: date, *, today: date) -> None:
    """The figures are of days that have been."""
    if first > last:
        raise RuleViolation("Ngày đầu của kỳ khen thưởng không thể sau ngày cuối.")
    if first > today:
        raise RuleViolation("Kỳ khen thưởng chưa bắt đầu, chưa có số liệu để đề nghị.")


def check_picked(picked: int, held: int) -> None:
    if not picked:
        raise RuleViolation("Hãy chọn ít nhất một tập thể hoặc cá nhân chưa có trong đề nghị.")
    if picked + held > MOST_NOMINEES:
        raise RuleViolation(f"Một đề nghị có nhiều nhất {MOST_NOMINEES} tập thể, cá nhân.")


def check_filling(state: SubmissionState, open_: int, award: str) -> None:
    """Refuse to write a form of reward for nobody, or none."""
    check_draft(state)
    if not award.strip():
        raise RuleViolation("Hãy ghi hình thức khen thưởng đề nghị.")
    if not open_:
        raise RuleViolation("Ai trong danh sách cũng đã có hình thức khen thưởng.")


def check_issuing(
    state: SubmissionState, awards: Collection[tuple[str, str]], *, issued_on: date, today: date
) -> None:
    """Refuse an empty list, one who is put up for nothing, or a day to come; ``awards`` are the
    names with the form of reward."""
    check_draft(state)
    if not awards:
        raise RuleViolation("Danh sách đề nghị còn trống. Hãy chọn từ danh sách có số liệu.")
    if open_ := [name for name, award in awards if not award.strip()]:
        raise RuleViolation(f"Chưa ghi hình thức khen thưởng của: {', '.join(open_)}.")
    if issued_on > today:
        raise RuleViolation("Ngày ban hành không thể sau hôm nay.")


def check_withdrawal(state: NomineeState, reason: str) -> None:
    """What was put up is taken back with a word why; a line of a draft without."""
    if state is NomineeState.WITHDRAWN:
        raise RuleViolation("Đề nghị này đã rút trước đó.")
    if state is NomineeState.PROPOSED and not reason.strip():
        raise RuleViolation("Tờ trình đã ban hành: hãy ghi lý do rút đề nghị.")


def check_unnamed(name: str, *, is_named: bool) -> None:
    """Refuse whom the draft names already."""
    if is_named:
        raise RuleViolation(f"Dự thảo đã có {name}.")


def check_restoring(*, goes_down: bool) -> None:
    """Refuse to let a decision hold again that a unit below may have read as struck."""
    if goes_down:
        raise RuleViolation(
            "Việc bỏ quyết định này đã báo cho đơn vị nên không hoàn tác được. Nếu bỏ nhầm, hãy "
            "ghi lại quyết định."
        )


def check_decision(
    state: NomineeState, given: Decided, *, proposed_on: date | None, today: date
) -> None:
    """Refuse to decide what nobody has put up, or without what a decision carries."""
    if state is not NomineeState.PROPOSED or proposed_on is None:
        raise RuleViolation("Chỉ ghi quyết định về đề nghị đã ban hành và chưa rút.")
    if not proposed_on <= given.decided_on <= today:
        raise RuleViolation(
            f"Ngày quyết định phải từ ngày tờ trình ({show(proposed_on)}) đến hôm nay."
        )
    if given.outcome is Outcome.GRANTED:
        if not (given.number.strip() and given.award.strip()):
            raise RuleViolation("Được khen: hãy ghi số quyết định và hình thức khen thưởng.")
    elif not given.reason.strip():
        raise RuleViolation(f"{given.outcome.label}: hãy ghi lý do.")
