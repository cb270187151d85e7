"""The two reports that wait for nothing: violence and disorder, signs of a breach.

Raised in one press, acknowledged by the team leader, reported upwards, answered. A step may
be left out: what is urgent is not held up by who has not looked yet.

Căn cứ: khoản 4, khoản 5 Điều 10 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.legal import LegalBasis
from app.domain.mediation.basis import ALERT_BREACH, ALERT_VIOLENCE


class AlertKind(LabelledEnum):
    VIOLENCE = "violence", "Có thể dẫn đến bạo lực hoặc mất an ninh, trật tự"
    BREACH = "breach", "Có dấu hiệu vi phạm hành chính hoặc tội phạm"

    @property
    def basis(self) -> LegalBasis:
        return ALERT_VIOLENCE if self is AlertKind.VIOLENCE else ALERT_BREACH

    @property
    def goes_to(self) -> "ForwardedTo":
        """Whom the law names; who is competent for a breach depends on the breach."""
        return ForwardedTo.CHAIRMAN if self is AlertKind.VIOLENCE else ForwardedTo.POLICE


class AlertState(LabelledEnum):
    RAISED = "raised", "Mới báo"
    ACKNOWLEDGED = "acknowledged", "Đã nhận"
    FORWARDED = "forwarded", "Đã báo cáo lên"
    ANSWERED = "answered", "Đã có kết quả"

    @property
    def is_open(self) -> bool:
        return self is not AlertState.ANSWERED

    @property
    def waits_to_go_up(self) -> bool:
        return self in (AlertState.RAISED, AlertState.ACKNOWLEDGED)


class ForwardedTo(LabelledEnum):
    CHAIRMAN = "chairman", "Chủ tịch Ủy ban nhân dân cấp xã"
    POLICE = "police", "Công an cấp xã"
    OTHER = "other", "Cơ quan có thẩm quyền khác"


class AlertAct(LabelledEnum):
    RAISE = "raise", "Báo cáo khẩn"
    COMPLETE = "complete", "Ghi rõ sự việc"
    ACKNOWLEDGE = "acknowledge", "Đã nhận báo cáo"
    FORWARD = "forward", "Báo cáo lên"
    ANSWER = "answer", "Ghi kết quả"


_S, _A = AlertState, AlertAct
_MOVES: dict[tuple[AlertState | None, AlertAct], AlertState] = {
    (None, _A.RAISE): _S.RAISED,
    (_S.RAISED, _A.COMPLETE): _S.RAISED,
    (_S.ACKNOWLEDGED, _A.COMPLETE): _S.ACKNOWLEDGED,
    (_S.FORWARDED, _A.COMPLETE): _S.FORWARDED,
    (_S.RAISED, _A.ACKNOWLEDGE): _S.ACKNOWLEDGED,
    (_S.RAISED, _A.FORWARD): _S.FORWARDED,
    (_S.ACKNOWLEDGED, _A.FORWARD): _S.FORWARDED,
    (_S.FORWARDED, _A.FORWARD): _S.FORWARDED,
    (_S.FORWARDED, _A.ANSWER): _S.ANSWERED,
}
_WRITERS: dict[AlertAct, frozenset[Role]] = {
    _A.RAISE: frozenset({Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER}),
    _A.COMPLETE: frozenset({Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER}),
    _A.ACKNOWLEDGE: frozenset({Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}),
    _A.FORWARD: frozenset({Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}),
    _A.ANSWER: frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}),
}


def alert_acts(state: AlertState, role: Role) -> list[AlertAct]:
    """What ``role`` may do with an alert, in the order in which it goes on."""
    return [act for (source, act) in _MOVES if source is state and role in _WRITERS[act]]


def next_alert_state(current: AlertState | None, act: AlertAct, *, role: Role) -> AlertState:
    """The state after the act; refuses one that is not open there, or not this role's."""
    if role not in _WRITERS[act]:
        raise RuleViolation(
            f"Vai trò “{role.label}” không ghi “{act.label}” cho báo cáo này. Hãy báo công chức xã."
        )
    target = _MOVES.get((current, act))
    if target is None:
        told = current.label if current else "chưa báo"
        raise RuleViolation(
            f"Báo cáo đang ở tình trạng “{told}” nên không thể ghi “{act.label}”. "
            "Hãy xem lại trang."
        )
    return target


def check_raise(kind: AlertKind, open_kinds: Collection[AlertKind]) -> None:
    """One open report of a kind is enough: a second press adds nothing that is not known."""
    if kind in open_kinds:
        raise RuleViolation(
            f"Vụ, việc đã có báo cáo “{kind.label}” đang chờ xử lý. Hãy ghi thêm vào báo cáo đó.",
            basis=kind.basis,
        )


def check_forward(kind: AlertKind, to: ForwardedTo | None, receiver: str) -> None:
    """To the Chairman for violence, to the competent body for a breach; another one is named."""
    if to is None:
        raise RuleViolation("Hãy chọn nơi nhận báo cáo.", basis=kind.basis)
    if to is ForwardedTo.OTHER and not receiver.strip():
        raise RuleViolation("Hãy ghi rõ cơ quan, người nhận báo cáo.", basis=kind.basis)


def check_details(details: str, *, kind: AlertKind) -> None:
    """The press alone has told that something is up; to tell more is to say what."""
    if not details.strip():
        raise RuleViolation("Hãy ghi sự việc.", basis=kind.basis)


def check_answer(answer: str, *, kind: AlertKind) -> None:
    if not answer.strip():
        raise RuleViolation("Hãy ghi kết quả xử lý của nơi nhận báo cáo.", basis=kind.basis)


def forward_due(raised_at: datetime, hours: int) -> datetime:
    """Until when a report should have gone up; the law says only “kịp thời”."""
    return raised_at + timedelta(hours=hours)
