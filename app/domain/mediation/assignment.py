"""Guards of choosing, assigning and replacing a mediator (T4, T5, T7, T9)."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.days import check_days
from app.domain.mediation.intake import RECEIVED_ON
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state

ASSIGNED_ON = "Ngày phân công"


class AssignedHow(LabelledEnum):
    CHOSEN = "chosen", "Các bên chọn"
    BY_LEADER = "by_leader", "Tổ trưởng phân công"
    WITNESSED = "witnessed", "Hòa giải ngay khi chứng kiến"
    FROM_PAPER = "from_paper", "Theo sổ giấy"
    ASKED = "asked", "Được hỏi trước khi phân công"


class AssignmentStatus(LabelledEnum):
    """How an assignment stands; only one of a case is current, the others are history."""

    ASSIGNED = "assigned", "Đã phân công"
    ACCEPTED = "accepted", "Đã nhận"
    REFUSED = "refused", "Từ chối"
    REPLACED = "replaced", "Đã thay"

    @property
    def is_current(self) -> bool:
        return self in (AssignmentStatus.ASSIGNED, AssignmentStatus.ACCEPTED)


CURRENT = tuple(status for status in AssignmentStatus if status.is_current)


class ConflictAnswer(LabelledEnum):
    """What a mediator says when asked for interests of their own in the case."""

    NONE = "none", "Không có quyền lợi, nghĩa vụ liên quan"
    HAS = "has", "Có quyền lợi, nghĩa vụ liên quan hoặc lý do khác ảnh hưởng đến sự khách quan"
    NOT_ASKED = "not_asked", "Chưa hỏi"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the rules ask of a mediator who is to take a case."""

    name: str
    is_active: bool
    is_party: bool
    declares_no_conflict: bool
    conflict: str | None = None  # in their own words, where they have told of one


def check_candidate(candidate: Candidate) -> None:
    """Refuse one who is not a mediator now, is a party, or may not be impartial.

    Căn cứ: khoản 3 Điều 10, khoản 2 Điều 18 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    if not candidate.is_active:
        raise RuleViolation(
            f"{candidate.name} hiện không còn là hòa giải viên của tổ. Hãy chọn người khác.",
            basis=basis.CHOICE,
        )
    if candidate.is_party:
        raise RuleViolation(
            f"{candidate.name} là một bên trong vụ, việc nên không thể làm hòa giải viên. "
            "Hãy chọn người khác; nếu chỉ trùng họ tên, hãy ghi năm sinh của bên đó.",
            basis=basis.NO_CONFLICT,
        )
    if candidate.conflict is not None:
        raise RuleViolation(
            f"{candidate.name} đã trả lời là có lý do ảnh hưởng đến sự khách quan: "
            f"{candidate.conflict}. Hãy chọn người khác.",
            basis=basis.NO_CONFLICT,
        )
    if not candidate.declares_no_conflict:
        raise RuleViolation(
            f"Chưa xác nhận {candidate.name} không có quyền lợi, nghĩa vụ liên quan và không có "
            "lý do khác ảnh hưởng đến sự khách quan. Hãy hỏi rồi đánh dấu, hoặc chọn người khác.",
            basis=basis.NO_CONFLICT,
        )


def check_choose(
    current: CaseState,
    candidate: Candidate,
    *,
    accepts: bool,
    assigned_on: date,
    received_on: date,
    today: date,
) -> None:
    """T4: the parties' own choice counts once the mediator accepts it.

    Căn cứ: khoản 1 Điều 17, khoản 1 Điều 18 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.CHOOSE_MEDIATOR)
    check_candidate(candidate)
    if not accepts:
        raise RuleViolation(
            f"{candidate.name} chưa nhận lời hòa giải. Hãy hỏi rồi đánh dấu đã nhận, hoặc để "
            "các bên chọn người khác.",
            basis=basis.CHOICE,
        )
    check_days(today, (RECEIVED_ON, received_on), (ASSIGNED_ON, assigned_on))


def check_assign(
    current: CaseState,
    candidate: Candidate,
    *,
    wanted_by_parties: str | None,
    assigned_on: date,
    received_on: date,
    today: date,
) -> None:
    """T5: the leader assigns only where the parties have not chosen.

    ``wanted_by_parties`` names the mediator the parties asked for, unless that one
    has refused since.
    Căn cứ: khoản 1, khoản 2 Điều 18 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.ASSIGN_MEDIATOR)
    if wanted_by_parties:
        raise RuleViolation(
            f"Các bên đã đề nghị {wanted_by_parties} hòa giải. Tổ trưởng chỉ phân công khi các "
            f"bên không chọn; hãy ghi “{Act.CHOOSE_MEDIATOR.label}”.",
            basis=basis.CHOICE,
        )
    check_candidate(candidate)
    check_days(today, (RECEIVED_ON, received_on), (ASSIGNED_ON, assigned_on))


def check_decline(
    current: CaseState, *, reason: str, declined_on: date, assigned_on: date, today: date
) -> None:
    """T7: a mediator must refuse where interests touch, and says why.

    Căn cứ: khoản 3 Điều 10 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.DECLINE)
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do hòa giải viên từ chối.", basis=basis.MEDIATOR_DUTIES)
    check_days(today, (ASSIGNED_ON, assigned_on), ("Ngày từ chối", declined_on))


def check_note_conflict(current: CaseState, *, reason: str, is_current: bool) -> None:
    """One who was asked says why they may not be impartial; the words are kept.

    Căn cứ: khoản 3 Điều 10, khoản 2 Điều 18 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.NOTE_CONFLICT)
    if not reason.strip():
        raise RuleViolation(
            "Hãy ghi quyền lợi, nghĩa vụ liên quan hoặc lý do khác ảnh hưởng đến sự khách quan.",
            basis=basis.NO_CONFLICT,
        )
    if is_current:
        raise RuleViolation(
            "Người này đang được phân công vụ, việc. Hãy ghi từ chối hoặc thay hòa giải viên.",
            basis=basis.NO_CONFLICT,
        )


def check_replace(
    current: CaseState,
    candidate: Candidate,
    *,
    replaces: str,
    reason: str,
    assigned_on: date,
    since: date,
    today: date,
) -> None:
    """T7, T9: a mediator who refused or broke the rules gives way to another.

    ``replaces`` is the name of the mediator before, ``since`` the day of that assignment.
    Căn cứ: khoản 3 Điều 10, khoản 2, khoản 3 Điều 18 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    next_state(current, Act.REPLACE_MEDIATOR)
    if not reason.strip():
        raise RuleViolation(
            f"Hãy ghi lý do {replaces} từ chối hoặc được thay.", basis=basis.REPLACING
        )
    if candidate.name == replaces:
        raise RuleViolation(
            f"{replaces} đang được phân công vụ, việc này. Hãy chọn hòa giải viên khác.",
            basis=basis.REPLACING,
        )
    check_candidate(candidate)
    check_days(today, ("Ngày phân công trước", since), ("Ngày phân công mới", assigned_on))
