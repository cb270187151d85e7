"""What a superior tells those below it, and what they answer: the rules of both.

The unit above guides and asks back; only the commune changes its own records, so a returned
record is a request that the commune carries out itself.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

EVERYBODY = "*"
"""The addressee that stands for every unit below (the same sign as in the exchange)."""


class GuidanceKind(LabelledEnum):
    PAPER = "paper", "Hướng dẫn, văn bản"
    OPINION = "opinion", "Ý kiến về một hồ sơ"
    RETURN = "return", "Trả lại hồ sơ để bổ sung"

    @property
    def is_about_record(self) -> bool:
        return self is not GuidanceKind.PAPER


class ReceiptState(LabelledEnum):
    RECEIVED = "received", "Đã nhận"
    ANSWERED = "answered", "Đã làm, trả lời"


@dataclass(frozen=True, slots=True)
class GuidanceFacts:
    """What is told, to whom; ``about_kind`` and ``about_id`` name the record it is about."""

    kind: GuidanceKind
    title: str
    text: str
    addressee: str
    number: str | None = None
    dated_on: date | None = None
    answer_by: date | None = None
    about_kind: str | None = None
    about_id: UUID | None = None


def check_guidance(facts: GuidanceFacts, *, below: Container[str], today: date) -> None:
    """Refuse what nobody could receive, or what asks for an answer before it is sent."""
    if facts.kind.is_about_record != (facts.about_id is not None):
        raise RuleViolation(
            "Ý kiến về một hồ sơ và việc trả lại hồ sơ phải được ghi từ trang của hồ sơ đó."
        )
    if facts.kind.is_about_record and facts.addressee == EVERYBODY:
        raise RuleViolation("Ý kiến về một hồ sơ chỉ gửi cho đơn vị giữ hồ sơ đó.")
    if facts.addressee != EVERYBODY and facts.addressee not in below:
        raise RuleViolation("Nơi nhận phải là đơn vị trực thuộc đang hoạt động. Hãy chọn lại.")
    if bool(facts.number) != (facts.dated_on is not None):
        raise RuleViolation("Hãy ghi cả số và ngày của văn bản, hoặc để trống cả hai.")
    if facts.dated_on is not None and facts.dated_on > today:
        raise RuleViolation("Ngày của văn bản không thể sau hôm nay.")
    if facts.answer_by is not None and facts.answer_by < today:
        raise RuleViolation("Hạn trả lời không thể trước hôm nay.")


def check_withdrawal(withdrawn_on: date | None) -> None:
    if withdrawn_on is not None:
        raise RuleViolation("Chỉ đạo này đã được thu hồi trước đó.")


def check_receipt(withdrawn_on: date | None) -> None:
    """Refuse to confirm or to answer what its sender has taken back."""
    if withdrawn_on is not None:
        raise RuleViolation("Cấp trên đã thu hồi chỉ đạo này, không cần xác nhận hay trả lời nữa.")


def is_late(answer_by: date | None, answered_on: date | None, *, today: date) -> bool:
    """Whether the answer came, or still does not come, after the day it was wanted by."""
    return answer_by is not None and (answered_on or today) > answer_by


def receipt_id(guidance_id: UUID, unit: str) -> UUID:
    """The one id of a unit's receipt: a restored book writes the same receipt, no second one.

    Shaped as every id (UUIDv7), with the moment at which the guidance was written.
    """
    rest = bytearray(sha256(guidance_id.bytes + unit.encode()).digest()[:10])
    rest[0] = 0x70 | rest[0] & 0x0F
    rest[2] = 0x80 | rest[2] & 0x3F
    return UUID(bytes=guidance_id.bytes[:6] + bytes(rest))
