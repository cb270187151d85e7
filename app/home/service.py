"""What waits for this person: a few counts, each the way to the work itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.db import db, times
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service.reading import WAITING
from app.domain.actors import Actor, Permission
from app.domain.calendar_rows import reminder
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.mediation.states import CaseState
from app.lawpack.service import law_of
from app.mediation.models import MediationCase
from app.mediation.service.sight import visible
from app.units.service import reach

RESULTS_PENDING = (
    DialogueState.MINUTES_DRAFTED,
    DialogueState.MINUTES_SIGNED,
    DialogueState.CONCLUSION_NOTIFIED,
)
STEPS = {
    CaseState.RECEIVED: "Vụ, việc mới tiếp nhận, chờ xem có thuộc phạm vi hòa giải",
    CaseState.AWAITING_ASSIGNMENT: "Vụ, việc chờ phân công hòa giải viên",
    CaseState.ASSIGNED: "Vụ, việc đã phân công, chờ bắt đầu hòa giải",
    CaseState.IN_MEDIATION: "Vụ, việc đang hòa giải",
    CaseState.PAUSED: "Vụ, việc đang tạm dừng",
    CaseState.FOLLOWING_UP: "Thỏa thuận đang theo dõi thực hiện",
}


@dataclass(frozen=True, slots=True)
class Backlog:
    """Work of one kind: how much there is, how much of it is past its date."""

    label: str
    number: int
    late: int
    endpoint: str
    arguments: dict[str, str]


def work_of(by: Actor, *, today: date) -> Sequence[Backlog]:
    """What waits for ``by``, in the order in which a case and a dialogue go on."""
    found: list[Backlog] = []
    if by.may(Permission.SEE_CASES):
        found += _cases(by, today)
    if by.may(Permission.SEE_DIALOGUES):
        found += _dialogues(reach(by), today)
    return [one for one in found if one.number]


def missing_law(by: Actor, *, today: date) -> str:
    """In December, to who keeps the calendar: next year's Tết is not in it yet."""
    if not by.may(Permission.KEEP_LAW):
        return ""
    return reminder(law_of(by.unit).calendar, today=today)


def _cases(by: Actor, today: date) -> list[Backlog]:
    starts_late = (MediationCase.state == CaseState.ASSIGNED) & (MediationCase.start_due_on < today)
    performed_late = (MediationCase.state == CaseState.FOLLOWING_UP) & (
        MediationCase.performance_due_on < today
    )
    late = db.case((starts_late | performed_late, 1), else_=0)
    rows = (
        db.select(MediationCase.state, db.func.count(), db.func.sum(late))
        .where(visible(by), MediationCase.state.in_(STEPS))
        .group_by(MediationCase.state)
    )
    counted = {state: (number, overdue) for state, number, overdue in db.session.execute(rows)}
    return [
        Backlog(words, *counted.get(state, (0, 0)), "mediation.index", {"tinh-trang": state.value})
        for state, words in STEPS.items()
    ]


def _dialogues(units: set[str], today: date) -> list[Backlog]:
    results = db.select(db.func.count()).where(
        Dialogue.unit.in_(units),
        Dialogue.state.in_(RESULTS_PENDING),
        Dialogue.published_on.is_(None),
    )
    is_late = (Opinion.current_due_on < today) & (Opinion.state != OpinionState.PAUSED)
    overdue = times(is_late)
    opinions = db.select(db.func.count(), overdue).where(
        Opinion.unit.in_(units), Opinion.state.in_(WAITING)
    )
    open_opinions, late_opinions = db.session.execute(opinions).one()
    return [
        Backlog(
            "Hội nghị đối thoại chưa công khai kết quả",
            db.session.scalar(results) or 0,
            0,
            "dialogue.index",
            {},
        ),
        Backlog(
            "Ý kiến, kiến nghị chờ trả lời",
            open_opinions,
            late_opinions or 0,
            "dialogue.owed",
            {"xem": "tat-ca"},
        ),
    ]
