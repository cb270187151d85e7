"""Asking the court to recognise a settled case: conditions, steps, outcome, the court's questions.

Whether it is recognised is for the court alone: what may stand in the way is told here and
does not block. Căn cứ: Điều 416–419 Bộ luật Tố tụng dân sự số 92/2015/QH13.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation import basis
from app.domain.mediation.agreement import AGREED_ON
from app.domain.mediation.days import check_days, check_future_day
from app.domain.mediation.parties import Side, ThirdConsent
from app.domain.mediation.states import CaseResult

FILED_ON = "Ngày nộp đơn"
ACCEPTED_ON = "Ngày Tòa án thụ lý"
ASKED_ON = "Ngày nhận yêu cầu của Tòa án"


class CourtState(LabelledEnum):
    NOT_FILED = "not_filed", "Chưa nộp đơn"
    FILED = "filed", "Đã nộp đơn"
    ACCEPTED = "accepted", "Tòa án đã thụ lý"
    RECOGNISED = "recognised", "Tòa án công nhận"
    NOT_RECOGNISED = "not_recognised", "Tòa án không công nhận"
    RETURNED = "returned", "Tòa án trả lại đơn"
    WITHDRAWN = "withdrawn", "Người yêu cầu rút đơn"

    @property
    def is_open(self) -> bool:
        return self in (CourtState.NOT_FILED, CourtState.FILED, CourtState.ACCEPTED)


class CourtAct(LabelledEnum):
    PREPARE = "prepare", "Chuẩn bị yêu cầu Tòa án công nhận"
    CHECK = "check", "Sửa điều kiện, người yêu cầu, Tòa án"
    FILE = "file", "Ghi đã nộp đơn"
    ACCEPT = "accept", "Ghi Tòa án đã thụ lý"
    SET_HEARING = "set_hearing", "Ghi ngày mở phiên họp"
    RECOGNISE = "recognise", "Ghi Tòa án công nhận"
    NOT_RECOGNISE = "not_recognise", "Ghi Tòa án không công nhận"
    RETURN = "return", "Ghi Tòa án trả lại đơn"
    WITHDRAW = "withdraw", "Ghi người yêu cầu rút đơn"
    ASK = "ask", "Ghi Tòa án yêu cầu tài liệu"
    ANSWER = "answer", "Ghi đã trả lời Tòa án"


class Condition(LabelledEnum):
    """The conditions of recognition (Điều 417), by the name of their column."""

    CAPACITY = "has_capacity", "Các bên có đủ năng lực hành vi dân sự"
    RIGHTS = (
        "holds_rights",
        "Các bên là người có quyền, nghĩa vụ đối với nội dung thỏa thuận",
    )
    THIRD = "third_agrees", "Không liên quan người thứ ba, hoặc người thứ ba đồng ý"
    VOLUNTARY = (
        "is_voluntary",
        "Tự nguyện, không vi phạm điều cấm, không trái đạo đức xã hội, không trốn tránh nghĩa vụ",
    )


EXPLAINED: dict[Condition, str] = {
    Condition.CAPACITY: "Người từ đủ 18 tuổi, không bị Tòa án tuyên bố mất, hạn chế năng lực hành "
    "vi hoặc có khó khăn trong nhận thức, làm chủ hành vi. Khoản 1 Điều 417.",
    Condition.RIGHTS: "Tài sản, đất đai, khoản nợ được thỏa thuận là của chính các bên. "
    "Khoản 2 Điều 417.",
    Condition.THIRD: "Nếu thỏa thuận chạm đến quyền, nghĩa vụ của người khác thì người đó phải "
    "đồng ý. Khoản 2 Điều 417.",
    Condition.VOLUNTARY: "Không ai bị ép, bị lừa; không nhằm trốn tránh nghĩa vụ với Nhà nước "
    "hoặc người thứ ba. Khoản 4 Điều 417.",
}

_S, _A = CourtState, CourtAct
_AFTER_FILING = tuple(state for state in CourtState if state is not _S.NOT_FILED)
_MOVES: dict[tuple[CourtState | None, CourtAct], CourtState] = {
    (None, _A.PREPARE): _S.NOT_FILED,
    (_S.NOT_FILED, _A.CHECK): _S.NOT_FILED,
    (_S.NOT_FILED, _A.FILE): _S.FILED,
    (_S.FILED, _A.ACCEPT): _S.ACCEPTED,
    (_S.ACCEPTED, _A.SET_HEARING): _S.ACCEPTED,
    (_S.ACCEPTED, _A.RECOGNISE): _S.RECOGNISED,
    (_S.ACCEPTED, _A.NOT_RECOGNISE): _S.NOT_RECOGNISED,
    (_S.FILED, _A.ASK): _S.FILED,
    (_S.ACCEPTED, _A.ASK): _S.ACCEPTED,
    **{(state, _A.ANSWER): state for state in _AFTER_FILING},
    (_S.FILED, _A.RETURN): _S.RETURNED,
    (_S.NOT_FILED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.FILED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.ACCEPTED, _A.WITHDRAW): _S.WITHDRAWN,
}
WRITERS = frozenset({Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER})


@dataclass(frozen=True, slots=True)
class Related:
    """What the record knows of somebody of a case, as far as a condition asks it."""

    name: str
    side: Side
    birth_year: int | None
    consent: ThirdConsent | None


def court_acts(state: CourtState, role: Role) -> list[CourtAct]:
    """What ``role`` may write of a request, in the order in which it goes on."""
    return [act for (source, act) in _MOVES if source is state and role in WRITERS]


def next_court_state(current: CourtState | None, act: CourtAct, *, role: Role) -> CourtState:
    """The state after the act; refuses one that is not open there, or not this role's."""
    if role not in WRITERS:
        raise RuleViolation(
            f"Vai trò “{role.label}” không ghi “{act.label}”. Hãy báo công chức xã."
        )
    target = _MOVES.get((current, act))
    if target is None:
        told = current.label if current else "chưa chuẩn bị"
        raise RuleViolation(
            f"Yêu cầu đang ở tình trạng “{told}” nên không thể ghi “{act.label}”. Hãy xem lại "
            "trang."
        )
    return target


def check_prepare(
    result: CaseResult | None, *, is_written: bool, others: Iterable[CourtState]
) -> None:
    """Only what was settled, and stands on paper, can be put before the court; once at a time.

    Căn cứ: Điều 416, khoản 2 Điều 418 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    if result is not CaseResult.SETTLED:
        raise RuleViolation(
            "Chỉ yêu cầu Tòa án công nhận khi hòa giải thành.", basis=basis.COURT_REQUEST
        )
    if not is_written:
        raise RuleViolation(
            "Vụ, việc chưa có văn bản hòa giải thành, mà đơn yêu cầu phải gửi kèm văn bản đó. Hãy "
            "đề nghị các bên lập văn bản rồi chuẩn bị yêu cầu.",
            basis=basis.COURT_PAPER,
        )
    if any(state.is_open or state is CourtState.RECOGNISED for state in others):
        raise RuleViolation(
            "Vụ, việc đã có yêu cầu gửi Tòa án. Hãy ghi tiếp vào yêu cầu đó.",
            basis=basis.COURT_REQUEST,
        )


def check_file(
    *,
    filed_on: date,
    agreed_on: date,
    applicants: Collection[object],
    court_name: str,
    today: date,
) -> None:
    """Who asks, and which court. A late application is not refused here: the court decides.

    Căn cứ: khoản 1 Điều 418 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    if not applicants:
        raise RuleViolation(
            f"Hãy mở mục “{CourtAct.CHECK.label}”, chọn một hoặc cả hai bên là người yêu cầu.",
            basis=basis.COURT_CONDITIONS,
        )
    if not court_name.strip():
        raise RuleViolation(
            f"Hãy mở mục “{CourtAct.CHECK.label}”, ghi tên Tòa án nơi người yêu cầu cư trú, làm "
            "việc.",
            basis=basis.COURT_REQUEST,
        )
    check_days(today, (AGREED_ON, agreed_on), (FILED_ON, filed_on))


def check_accept(*, accepted_on: date, filed_on: date | None, today: date) -> None:
    check_days(today, (FILED_ON, filed_on), (ACCEPTED_ON, accepted_on))


def check_hearing(*, hearing_on: date, accepted_on: date) -> None:
    """The hearing may be still to come. Căn cứ: khoản 2 Điều 419."""
    check_future_day("Ngày mở phiên họp", hearing_on, (ACCEPTED_ON, accepted_on))


def check_outcome(
    act: CourtAct, *, on: date, since: date | None, hearing_on: date | None, today: date
) -> None:
    """Recognised, not recognised, returned, withdrawn: not before the step it answers.

    The court decides whether to recognise at its hearing; who withdraws may do so before.
    Căn cứ: khoản 2, khoản 5 đến khoản 9 Điều 419 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    is_decision = act in (CourtAct.RECOGNISE, CourtAct.NOT_RECOGNISE)
    if is_decision and hearing_on is not None and on < hearing_on:
        raise RuleViolation(
            f"Ngày ghi trên giấy của Tòa án {show(on)} không thể trước ngày mở phiên họp đã ghi "
            f"{show(hearing_on)}. Nếu phiên họp mở ngày khác thì ghi lại ngày mở phiên họp trước.",
            basis=basis.COURT_OUTCOME,
        )
    check_days(today, ("Ngày của bước trước", since), ("Ngày ghi trên giấy của Tòa án", on))


def check_inquiry(*, asked_for: str, asked_on: date, filed_on: date | None, today: date) -> None:
    """Căn cứ: điểm b khoản 3 Điều 419 Bộ luật Tố tụng dân sự số 92/2015/QH13."""
    if not asked_for.strip():
        raise RuleViolation("Hãy ghi Tòa án yêu cầu tài liệu gì.", basis=basis.COURT_ANSWER)
    check_days(today, (FILED_ON, filed_on), (ASKED_ON, asked_on))


def check_answer(
    *, answer: str, answered_on: date, asked_on: date, was_answered: bool, today: date
) -> None:
    if was_answered:
        raise RuleViolation("Yêu cầu này đã được trả lời. Hãy xem lại trang.")
    if not answer.strip():
        raise RuleViolation(
            "Hãy ghi đã gửi cho Tòa án những gì, hoặc vì sao không có.", basis=basis.COURT_ANSWER
        )
    check_days(today, (ASKED_ON, asked_on), ("Ngày trả lời", answered_on))


def awaits_answer(state: CourtState, answered_on: date | None) -> bool:
    """Whether the court still waits for papers: it asks while it considers the application.

    Căn cứ: điểm b khoản 3 Điều 419 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    return answered_on is None and state.is_open


def third_agrees(people: Iterable[Related]) -> bool:
    """Whether nobody else is touched, or all of them agree, as far as the record knows."""
    others = [one for one in people if one.side is Side.RELATED]
    return all(one.consent is ThirdConsent.AGREES for one in others)


def doubts(people: Iterable[Related], *, on: date) -> dict[Condition, list[str]]:
    """What the record knows against a condition, as sentences."""
    found: dict[Condition, list[str]] = {}
    for one in people:
        if one.side is not Side.RELATED and one.birth_year and on.year - one.birth_year <= 18:
            found.setdefault(Condition.CAPACITY, []).append(
                f"{one.name} sinh năm {one.birth_year}, có thể chưa đủ 18 tuổi."
            )
        if one.side is Side.RELATED and one.consent is not ThirdConsent.AGREES:
            told = (one.consent or ThirdConsent.NOT_ASKED).label.lower()
            found.setdefault(Condition.THIRD, []).append(f"{one.name}: {told}.")
    return found


def is_late(filed_on: date | None, *, due_on: date) -> bool:
    return filed_on is not None and filed_on > due_on


def reminder(due_on: date, today: date, at: Collection[int]) -> int | None:
    """The last reminder of ``at`` (days before the last) whose day has come, None before the first.

    After the last day it stays the last one.
    """
    left = (due_on - today).days
    return min((days for days in at if left <= days), default=None)
