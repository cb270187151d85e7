"""A case between people of two villages: two teams work together, each for its own part.

Two teams of one commune share one case. Two communes keep a case each, in their own books; a
short code that one makes and the other types in says that the two are one dispute.
Căn cứ: Điều 22 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.acts import Act
from app.domain.mediation.basis import JOINT
from app.domain.mediation.days import check_days
from app.domain.mediation.intake import RECEIVED_ON
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state
from app.domain.words import fold

# 23 signs, none of which is taken for another when read aloud or copied by hand. Their number
# is prime: one wrong sign, or two that changed places, always gives another check letter.
SIGNS = "34679ACDEFGHKMNPQRTVWXY"
_LENGTH = 8
ASKED_ON = "Ngày đề nghị phối hợp"


class JointRole(LabelledEnum):
    """What a team's book is in a case of two teams."""

    LEAD = "lead", "Tổ chủ trì"
    PARTNER = "partner", "Tổ phối hợp"


class PartnerState(LabelledEnum):
    ASKED = "asked", "Chờ trả lời"
    AGREED = "agreed", "Đã nhận phối hợp"
    DECLINED = "declined", "Không nhận phối hợp"
    ENDED = "ended", "Đã thôi phối hợp"


@dataclass(frozen=True, slots=True)
class PartnerDays:
    """What became of the asking, day by day."""

    asked_on: date
    agreed_on: date | None = None
    declined_on: date | None = None
    front_told_on: date | None = None
    ended_on: date | None = None

    @property
    def state(self) -> PartnerState:
        if self.ended_on is not None:
            return PartnerState.ENDED
        if self.declined_on is not None:
            return PartnerState.DECLINED
        return PartnerState.ASKED if self.agreed_on is None else PartnerState.AGREED


def new_code() -> str:
    """``K7MR-4TXC``: seven signs by chance and the one that checks them."""
    body = "".join(secrets.choice(SIGNS) for _ in range(_LENGTH - 1))
    return _shown(body + _check_sign(body))


def read_code(text: str) -> str:
    """The code as it was typed: small or big letters, with or without spaces and dashes."""
    typed = "".join(sign for sign in fold(text).upper() if sign.isalnum())
    if not typed:
        raise RuleViolation("Hãy nhập mã phối hợp mà xã, phường kia đã báo.", basis=JOINT)
    right = len(typed) == _LENGTH and set(typed) <= set(SIGNS)
    if not right or _check_sign(typed[:-1]) != typed[-1]:
        raise RuleViolation(
            f"Mã phối hợp “{text.strip()}” không đúng: có ký tự gõ sai, thiếu hoặc đổi chỗ. Hãy "
            "đọc lại mã với xã, phường kia; mã gồm 8 ký tự, ví dụ K7MR-4TXC.",
            basis=JOINT,
        )
    return _shown(typed)


def check_ask(
    current: CaseState,
    *,
    is_own_commune: bool,
    other_unit_name: str,
    is_asked_already: bool,
    asked_on: date,
    received_on: date,
    today: date,
) -> None:
    """The team of the other village is asked, once at a time."""
    next_state(current, Act.ASK_PARTNER)
    if not is_own_commune and not other_unit_name.strip():
        raise RuleViolation(
            "Hãy chọn tổ hòa giải trong xã, hoặc ghi tên xã, phường của tổ phối hợp.", basis=JOINT
        )
    if is_asked_already:
        raise RuleViolation("Tổ này đã được đề nghị phối hợp vụ, việc này.", basis=JOINT)
    check_days(today, (RECEIVED_ON, received_on), (ASKED_ON, asked_on))


def check_join(
    current: CaseState,
    *,
    other_unit_name: str,
    is_own_code: bool,
    is_used_already: bool,
    agreed_on: date,
    today: date,
) -> None:
    """The second commune writes its part down and names the code that the first one made."""
    next_state(current, Act.JOIN_PARTNER)
    if is_own_code:
        raise RuleViolation(
            "Mã này do chính xã mình lập. Hãy báo mã cho xã, phường kia để nơi đó nhập vào sổ của "
            "họ.",
            basis=JOINT,
        )
    if is_used_already:
        raise RuleViolation(
            "Mã này đã được nhập cho một vụ, việc trong sổ. Hãy hỏi lại xã, phường kia.",
            basis=JOINT,
        )
    if not other_unit_name.strip():
        raise RuleViolation("Hãy ghi tên xã, phường của tổ chủ trì.", basis=JOINT)
    check_days(today, ("Ngày nhận phối hợp", agreed_on))


def check_answer(
    current: CaseState,
    partner: PartnerDays,
    *,
    agrees: bool | None,
    why_declined: str,
    answered_on: date,
    today: date,
) -> None:
    """The team that was asked takes part, or says why not."""
    next_state(current, Act.ANSWER_PARTNER)
    _check_state(partner, PartnerState.ASKED)
    if agrees is None:
        raise RuleViolation("Hãy chọn tổ được đề nghị có nhận phối hợp hay không.", basis=JOINT)
    if not agrees and not why_declined.strip():
        raise RuleViolation("Hãy ghi lý do tổ kia không nhận phối hợp.", basis=JOINT)
    check_days(today, (ASKED_ON, partner.asked_on), ("Ngày trả lời", answered_on))


def check_tell_front(
    current: CaseState, partner: PartnerDays, *, told_on: date, today: date
) -> None:
    """The heads of the Front's boards of both villages are told (Điều 22)."""
    next_state(current, Act.TELL_FRONT)
    if partner.state not in (PartnerState.ASKED, PartnerState.AGREED):
        _check_state(partner, PartnerState.AGREED)
    check_days(today, (ASKED_ON, partner.asked_on), ("Ngày báo Mặt trận", told_on))


def check_end(current: CaseState, partner: PartnerDays, *, ended_on: date, today: date) -> None:
    next_state(current, Act.END_PARTNER)
    _check_state(partner, PartnerState.AGREED)
    check_days(today, ("Ngày nhận phối hợp", partner.agreed_on), ("Ngày thôi phối hợp", ended_on))


def _check_state(partner: PartnerDays, wanted: PartnerState) -> None:
    if partner.state is not wanted:
        raise RuleViolation(
            f"Việc phối hợp đang ở tình trạng “{partner.state.label}”. Hãy xem lại trang.",
            basis=JOINT,
        )


def _check_sign(body: str) -> str:
    return SIGNS[
        sum(place * SIGNS.index(sign) for place, sign in enumerate(body, start=1)) % len(SIGNS)
    ]


def _shown(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:]}"
