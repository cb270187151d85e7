"""What one case gives: a line of the register, the agreement's paper, a number in the statistics,
what its mediators are paid, the superior's copy. Each says what it still lacks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.labels import LabelledEnum
from app.domain.mediation.states import OPEN, CaseResult, CaseState
from app.domain.remuneration.requests import CasePayment


class Output(LabelledEnum):
    REGISTER = "register", "Sổ theo dõi"
    AGREEMENT = "agreement", "Văn bản hòa giải thành"
    STATISTICS = "statistics", "Thống kê"
    PAYMENT = "payment", "Thù lao"
    COPY = "copy", "Bản ở cấp trên"


class Mark(LabelledEnum):
    DONE = "done", "Đủ"
    LACKING = "lacking", "Còn thiếu"
    WAITING = "waiting", "Đang chờ"
    NOT_NEEDED = "not_needed", "Không cần"


@dataclass(frozen=True, slots=True)
class Tick:
    """How it stands with one output; ``words`` name what is lacking, or tell what is there."""

    output: Output
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What the register wants of a party: its name, age and address."""

    name: str | None
    birth_year: int | None
    address: str | None
    has_age: bool  # a person, not a group or an organisation


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The columns of the register as far as they are filled."""

    number: int | None
    parties: Sequence[PartyFacts]
    has_mediator: bool
    has_summary: bool
    result: CaseResult | None
    says_outcome: bool  # what was agreed, or what each side asked for

    @property
    def lacking(self) -> list[str]:
        """In the order of the columns of the form (Quyết định of the Minister of 21/04/2014)."""
        named = [one for one in self.parties if one.name]
        found = {
            "số thứ tự": self.number is None,
            "hòa giải viên": not self.has_mediator,
            "họ tên các bên": len(named) < 2,
            "tuổi các bên": any(one.has_age and one.birth_year is None for one in named),
            "địa chỉ các bên": any(not one.address for one in named),
            "nội dung chủ yếu": not self.has_summary,
            "thỏa thuận của các bên": self.result is CaseResult.SETTLED and not self.says_outcome,
            "yêu cầu của mỗi bên": self.result is CaseResult.NOT_SETTLED and not self.says_outcome,
        }
        return [words for words, lacks in found.items() if lacks]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A report in which the case is counted."""

    title: str
    on: date


def register_tick(facts: RegisterFacts) -> Tick:
    lacking = facts.lacking
    if lacking:
        return Tick(Output.REGISTER, Mark.LACKING, "Chưa ghi: " + ", ".join(lacking))
    return Tick(Output.REGISTER, Mark.DONE, "Đủ các cột của sổ")


def agreement_tick(
    result: CaseResult | None, *, is_written: bool | None, lacking: Sequence[str]
) -> Tick:
    """``lacking``: the items of khoản 2 Điều 24 that the paper does not have.

    Căn cứ: khoản 2 Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13: on paper where the parties
    agree to it.
    """
    if result is None:
        return Tick(Output.AGREEMENT, Mark.WAITING, "Chưa có kết quả hòa giải")
    if result is not CaseResult.SETTLED:
        return Tick(Output.AGREEMENT, Mark.NOT_NEEDED, "Hòa giải không thành")
    if not is_written:
        return Tick(Output.AGREEMENT, Mark.NOT_NEEDED, "Các bên không lập văn bản")
    if lacking:
        return Tick(Output.AGREEMENT, Mark.LACKING, "Chưa có: " + "; ".join(lacking))
    return Tick(Output.AGREEMENT, Mark.DONE, "Đủ các mục của văn bản")


def statistics_tick(
    state: CaseState, category: str | None, report: Submitted | None, entered_on: date | None
) -> Tick:
    """``report``: the one that was submitted last for days in which the case was received."""
    if category is None and state is not CaseState.OUT_OF_SCOPE:
        return Tick(Output.STATISTICS, Mark.LACKING, "Chưa ghi loại vụ, việc")
    if report is None:
        return Tick(Output.STATISTICS, Mark.DONE, "Đã vào số liệu; kỳ này chưa nộp báo cáo")
    told = f"{report.title}, nộp ngày {show(report.on)}"
    if entered_on is not None and entered_on > report.on:
        words = f"Ghi vào sổ sau {told}: báo cáo cần đính chính"
        return Tick(Output.STATISTICS, Mark.LACKING, words)
    return Tick(Output.STATISTICS, Mark.DONE, f"Đã vào {told}")


def payment_tick(state: CaseState, payment: CasePayment, *, has_mediator: bool) -> Tick:
    """What the mediators are paid; ``has_mediator``: the register names one who took part.

    Căn cứ: Điều 14 Nghị định số 15/2014/NĐ-CP.
    """
    if payment is CasePayment.NOT_ELIGIBLE:
        return _not_paid(state, has_mediator)
    mark = {CasePayment.ELIGIBLE: Mark.LACKING, CasePayment.HANDED_OVER: Mark.DONE}
    return Tick(Output.PAYMENT, mark.get(payment, Mark.WAITING), payment.label)


def _not_paid(state: CaseState, has_mediator: bool) -> Tick:
    if state is CaseState.OUT_OF_SCOPE:
        return Tick(Output.PAYMENT, Mark.NOT_NEEDED, "Không tiến hành hòa giải")
    if state in OPEN:
        return Tick(Output.PAYMENT, Mark.WAITING, "Chưa kết thúc hòa giải")
    if not has_mediator:
        return Tick(Output.PAYMENT, Mark.LACKING, "Chưa ghi hòa giải viên đã tham gia")
    words = "Không chi, lý do ghi trong đề nghị thanh toán"
    return Tick(Output.PAYMENT, Mark.NOT_NEEDED, words)


def copy_tick(
    *, has_superior: bool, is_sent: bool, is_received: bool, why: str, is_practice: bool = False
) -> Tick:
    """How far the newest version has come on its way up; ``why``: what keeps it from there."""
    if is_practice:
        return Tick(Output.COPY, Mark.NOT_NEEDED, "Sổ tập, không gửi đi")
    if why:
        return Tick(Output.COPY, Mark.LACKING, why)
    if is_received:
        return Tick(Output.COPY, Mark.DONE, "Cấp trên đã nhận bản mới nhất")
    if not has_superior:
        return Tick(Output.COPY, Mark.WAITING, "Chưa ghép nối cấp trên")
    words = "Đã gửi, chờ cấp trên xác nhận" if is_sent else "Chưa gửi bản mới nhất"
    return Tick(Output.COPY, Mark.WAITING, words)
