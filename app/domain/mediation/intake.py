"""Guards of taking a case in, of its scope and of sending it where it belongs (T1–T3)."""

from datetime import date

from app.domain.classification import category
from app.domain.errors import RuleViolation
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.days import check_days
from app.domain.mediation.grounds import Ground
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import BEFORE_START, CaseState
from app.domain.mediation.transitions import next_state

RECEIVED_ON = "Ngày tiếp nhận"


def check_receive(*, ground: Ground | None, received_on: date, today: date) -> None:
    """T1: the ground is all that the law asks; a call across the yard is enough.

    Căn cứ: Điều 16 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    if ground is None:
        raise RuleViolation(
            "Chưa có căn cứ tiến hành hòa giải. Hãy chọn một căn cứ.", basis=basis.GROUNDS
        )
    check_days(today, (RECEIVED_ON, received_on))


def check_confirm_scope(
    current: CaseState,
    *,
    category_code: str | None,
    confirmed_on: date,
    received_on: date,
    today: date,
) -> None:
    """T2: the case lies within khoản 1 Điều 5 of the decree; its kind is named.

    Căn cứ: Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13; Điều 5 Nghị định số 15/2014/NĐ-CP.
    """
    next_state(current, Act.CONFIRM_SCOPE)
    if not category_code:
        raise RuleViolation(
            "Hãy chọn loại vụ, việc để xác nhận thuộc phạm vi hòa giải ở cơ sở.",
            basis=basis.SCOPE,
        )
    category(category_code)
    check_days(today, (RECEIVED_ON, received_on), ("Ngày xác nhận phạm vi", confirmed_on))


def check_refuse(
    current: CaseState,
    *,
    reason: RefusalReason | None,
    guided_to: str,
    legal_text: str,
    refused_on: date,
    received_on: date,
    started_on: date | None,
    today: date,
) -> None:
    """T3: a reason of the law, and the body to which the parties were guided.

    Căn cứ: khoản 1 Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13; Điều 6 Nghị định số
    15/2014/NĐ-CP.
    """
    next_state(current, Act.REFUSE)
    if reason is None:
        raise RuleViolation("Hãy chọn lý do không hòa giải.", basis=basis.SCOPE)
    if reason is RefusalReason.PARTIES_REFUSE and current not in BEFORE_START:
        raise RuleViolation(
            "Hòa giải đã bắt đầu nên không thể ghi các bên từ chối trước khi bắt đầu. "
            f"Hãy ghi “{Act.END_BY_REQUEST.label}”.",
            basis=basis.ENDING,
        )
    if not guided_to.strip():
        raise RuleViolation(
            "Hãy ghi cơ quan, tổ chức mà các bên được hướng dẫn đến.", basis=basis.GUIDING
        )
    if reason is RefusalReason.OTHER_LAW and not legal_text.strip():
        raise RuleViolation(
            "Hãy ghi rõ quy định của pháp luật không cho hòa giải vụ, việc này.",
            basis=GUIDANCE[reason].basis,
        )
    check_days(
        today,
        (RECEIVED_ON, received_on),
        ("Ngày bắt đầu hòa giải", started_on),
        ("Ngày xác định không hòa giải", refused_on),
    )
