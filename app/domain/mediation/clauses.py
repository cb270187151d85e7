"""The single things agreed: who does what by when, whether it was done, who was told if not.

Căn cứ: điểm g khoản 2 Điều 24, Điều 25, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation import basis
from app.domain.mediation.agreement import AGREED_ON
from app.domain.mediation.days import check_days, check_future_day
from app.domain.mediation.states import CaseState

NOTED_ON = "Ngày ghi nhận"


class Obliged(LabelledEnum):
    """Whose it is to do."""

    A = "a", "Bên A"
    B = "b", "Bên B"
    BOTH = "both", "Cả hai bên"
    RELATED = "related", "Người liên quan"


class ClauseState(LabelledEnum):
    DRAFT = "draft", "Đang soạn"
    PENDING = "pending", "Chờ thực hiện"
    PERFORMED = "performed", "Đã thực hiện"
    PARTLY = "partly", "Mới thực hiện một phần"
    NOT_PERFORMED = "not_performed", "Không thực hiện"
    FORCE_MAJEURE = "force_majeure", "Chưa thực hiện được vì sự kiện bất khả kháng"
    REPLACED = "replaced", "Đã thay bằng thỏa thuận mới"
    DROPPED = "dropped", "Không dùng"

    @property
    def is_live(self) -> bool:
        """Whether it is something that the parties have to do, or have done."""
        return self in OUTCOMES

    @property
    def is_settled(self) -> bool:
        """Whether it is known how it ended."""
        return self in (ClauseState.PERFORMED, ClauseState.NOT_PERFORMED)

    @property
    def is_trouble(self) -> bool:
        return self in (ClauseState.PARTLY, ClauseState.NOT_PERFORMED, ClauseState.FORCE_MAJEURE)


#: What may be noted of a thing agreed; “chờ thực hiện” takes back what was noted by mistake.
OUTCOMES = (
    ClauseState.PERFORMED,
    ClauseState.PARTLY,
    ClauseState.NOT_PERFORMED,
    ClauseState.FORCE_MAJEURE,
    ClauseState.PENDING,
)


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """One thing agreed, as it is typed; ``amount`` in đồng."""

    side: Obliged
    what: str
    due_on: date | None
    who: str | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one thing agreed stands: its state and its last day."""

    state: ClauseState
    due_on: date


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told of the trouble with a thing agreed, and when."""

    other_side_on: date | None = None
    leader_on: date | None = None
    front_on: date | None = None


def check_clauses(clauses: Sequence[ClauseFacts], *, agreed_on: date) -> None:
    """Each says what is to be done and until when; a sum is more than nothing.

    Căn cứ: điểm g khoản 2 Điều 24, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    for number, one in enumerate(clauses, start=1):
        if not one.what.strip():
            raise RuleViolation(
                f"Việc thứ {number}: hãy ghi phải làm gì, hoặc xóa trống cả dòng.",
                basis=basis.AGREEMENT,
            )
        if one.due_on is None:
            raise RuleViolation(
                f"Việc thứ {number} chưa có thời hạn. Hãy ghi ngày phải làm xong để theo dõi; điều "
                "không có hạn thì ghi ở mục quyền và nghĩa vụ.",
                basis=basis.FOLLOW_UP,
            )
        check_future_day(f"Thời hạn của việc thứ {number}", one.due_on, (AGREED_ON, agreed_on))
        if one.amount is not None and one.amount <= 0:
            raise RuleViolation(
                f"Số tiền của việc thứ {number} phải lớn hơn 0. Không có tiền thì để trống."
            )


def check_some(clauses: Sequence[ClauseFacts]) -> None:
    """Refuse to follow up where nothing is to be followed. Căn cứ: Điều 26."""
    if not clauses:
        raise RuleViolation(
            "Hãy ghi ít nhất một việc phải làm cùng thời hạn để theo dõi.", basis=basis.FOLLOW_UP
        )


def check_note(
    current: ClauseState,
    outcome: ClauseState | None,
    *,
    noted_on: date,
    agreed_on: date,
    note: str,
    told: Told,
    today: date,
) -> None:
    """What became of one thing agreed; trouble is put in words.

    Căn cứ: Điều 25, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    if not current.is_live:
        raise RuleViolation(
            f"Việc này ở tình trạng “{current.label}” nên không theo dõi nữa. Hãy xem bản thỏa "
            "thuận đang có giá trị.",
            basis=basis.FOLLOW_UP,
        )
    if outcome not in OUTCOMES:
        raise RuleViolation("Hãy chọn việc này đã thực hiện đến đâu.", basis=basis.FOLLOW_UP)
    if outcome is ClauseState.FORCE_MAJEURE and not note.strip():
        raise RuleViolation(
            "Hãy ghi sự kiện bất khả kháng là gì (lũ, ốm nặng, mất mùa…).",
            basis=basis.FORCE_MAJEURE,
        )
    if outcome is ClauseState.PARTLY and not note.strip():
        raise RuleViolation("Hãy ghi đã làm được phần nào.", basis=basis.FOLLOW_UP)
    check_days(today, (AGREED_ON, agreed_on), (NOTED_ON, noted_on))
    check_days(today, (AGREED_ON, agreed_on), ("Ngày trao đổi với bên kia", told.other_side_on))
    check_days(
        today,
        (AGREED_ON, agreed_on),
        ("Ngày báo tổ trưởng", told.leader_on),
        ("Ngày báo Trưởng ban công tác Mặt trận", told.front_on),
    )


def whole_state(clauses: Iterable[Standing], *, on: date) -> CaseState | None:
    """Where the case stands by what became of each thing on ``on``; None where there is none.

    A part that was done in time breaks nothing; after the last day it does.
    """
    live = [one for one in clauses if one.state.is_live]
    if not live:
        return None
    if all(one.state is ClauseState.PERFORMED for one in live):
        return CaseState.PERFORMED
    broken = (ClauseState.NOT_PERFORMED, ClauseState.FORCE_MAJEURE)
    if any(one.state in broken or _is_half_done(one, on) for one in live):
        return CaseState.NOT_PERFORMED
    return CaseState.FOLLOWING_UP


def next_due(clauses: Iterable[Standing]) -> date | None:
    """The nearest last day of what is still to be done."""
    return min((one.due_on for one in clauses if is_open(one.state)), default=None)


def is_open(state: ClauseState) -> bool:
    """Whether it is still to be done, or to be said that it will not be."""
    return state.is_live and not state.is_settled


def urgings(state: ClauseState, told: Told) -> list[str]:
    """What the law still wants of those concerned, as sentences of the page.

    Căn cứ: khoản 2 Điều 25, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    found = []
    if state is ClauseState.FORCE_MAJEURE and told.other_side_on is None:
        found.append(
            "Bên gặp sự kiện bất khả kháng phải trao đổi, thỏa thuận với bên kia và báo hòa giải "
            f"viên; chưa ghi ngày trao đổi. Căn cứ: {basis.FORCE_MAJEURE}."
        )
    if state.is_trouble and told.leader_on is None:
        found.append(f"Hòa giải viên báo tổ trưởng; chưa ghi ngày báo. Căn cứ: {basis.FOLLOW_UP}.")
    elif state.is_trouble and told.front_on is None:
        found.append(
            "Tổ trưởng báo Trưởng ban công tác Mặt trận; chưa ghi ngày báo. "
            f"Căn cứ: {basis.FOLLOW_UP}."
        )
    return found


def _is_half_done(clause: Standing, on: date) -> bool:
    return clause.state is ClauseState.PARTLY and clause.due_on < on
