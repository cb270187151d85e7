"""What the conference does with an opinion, and what the chair concludes."""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.dialogue.kinds import MatterKind
from app.domain.dialogue.law import RECEPTION_AT_DIALOGUE
from app.domain.dialogue.opinions import OpinionState, check_move
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class Disposition(LabelledEnum):
    """How the minutes say an opinion was dealt with; it stays when the state moves on."""

    ANSWERED_NOW = "answered_now", "Trả lời tại chỗ"
    WRITTEN_REPLY = "written_reply", "Trả lời bằng văn bản sau"
    FORWARDED = "forwarded", "Chuyển cấp trên"
    NOT_WITHIN_POWER = "not_within_power", "Không thuộc thẩm quyền"
    SPLIT_OFF = "split_off", "Tách theo luật khiếu nại, tố cáo"

    @property
    def promises(self) -> bool:
        """Whether an answer is still to come, so that a clock runs."""
        return self in (Disposition.WRITTEN_REPLY, Disposition.FORWARDED)


STATE_AFTER: dict[Disposition, OpinionState] = {
    Disposition.ANSWERED_NOW: OpinionState.ANSWERED_NOW,
    Disposition.WRITTEN_REPLY: OpinionState.ASSIGNED,
    Disposition.FORWARDED: OpinionState.FORWARDED,
    Disposition.NOT_WITHIN_POWER: OpinionState.NOT_WITHIN_POWER,
    Disposition.SPLIT_OFF: OpinionState.SPLIT_OFF,
}


@dataclass(frozen=True, slots=True)
class Handling:
    """One way of dealing with an opinion.

    ``answer``: the words of the answer, or the reason why it is not within power.
    ``handler``: the unit that will answer, the body it goes to, or the place to turn to.
    """

    disposition: Disposition
    answered_by: str = ""
    answer: str = ""
    handler: str = ""
    due_on: date | None = None


def check_handling(matter: MatterKind, handling: Handling, *, held_on: date) -> None:
    """Refuse a handling that leaves open who or why.

    A written reply without a day is due as :func:`app.domain.dialogue.due.reckon` says.

    Căn cứ: khoản 3 Điều 25 Luật Tiếp công dân số 42/2013/QH13: a complaint or a
    denunciation is guided to its own procedure and never answered at a dialogue.
    """
    _check_procedure(matter, handling)
    match handling.disposition:
        case Disposition.ANSWERED_NOW:
            need(handling.answered_by, "Hãy ghi người trả lời tại chỗ.")
            need(handling.answer, "Hãy ghi nội dung trả lời tại chỗ.")
        case Disposition.WRITTEN_REPLY:
            need(handling.handler, "Hãy ghi đơn vị phải trả lời bằng văn bản.")
        case Disposition.FORWARDED:
            need(handling.handler, "Hãy ghi cơ quan được chuyển ý kiến đến.")
        case Disposition.NOT_WITHIN_POWER:
            need(handling.answer, "Hãy ghi lý do cụ thể vì sao không thuộc thẩm quyền.")
        case Disposition.SPLIT_OFF:
            need(handling.handler, "Hãy ghi cơ quan mà người nêu được hướng dẫn gửi đơn đến.")
    if handling.due_on is not None:
        check_due(handling.due_on, held_on=held_on)


def _check_procedure(matter: MatterKind, handling: Handling) -> None:
    splits = handling.disposition is Disposition.SPLIT_OFF
    if matter.has_own_procedure and not splits:
        raise RuleViolation(
            f"{matter.label} không trả lời tại hội nghị đối thoại mà phải tách ra, hướng dẫn "
            f"giải quyết theo luật riêng. Hãy chọn “{Disposition.SPLIT_OFF.label}”.",
            basis=RECEPTION_AT_DIALOGUE,
        )
    if splits and not matter.has_own_procedure:
        raise RuleViolation(
            f"Chỉ tách khiếu nại, tố cáo; ý kiến này đang ghi là “{matter.label}”. "
            "Hãy sửa loại ý kiến hoặc chọn cách giải quyết khác."
        )
    if splits and handling.answer.strip():
        raise RuleViolation(
            f"Không ghi nội dung trả lời cho {matter.label.lower()}; "
            "chỉ ghi nơi được hướng dẫn gửi đơn.",
            basis=RECEPTION_AT_DIALOGUE,
        )


def check_due(due_on: date, *, held_on: date) -> None:
    """Refuse a deadline that is not after the meeting."""
    if due_on <= held_on:
        raise RuleViolation(f"Hạn {show(due_on)} phải sau ngày tổ chức hội nghị {show(held_on)}.")


def check_conclusion(*, text: str, unit: str, due_on: date | None, held_on: date) -> None:
    """Refuse a conclusion that nobody has to carry out by any day."""
    need(text, "Hãy ghi nội dung kết luận.")
    need(unit, "Hãy ghi đơn vị thực hiện kết luận.")
    need(due_on, "Hãy ghi hạn thực hiện kết luận.")
    check_due(due_on, held_on=held_on)


def check_reply(
    current: OpinionState, *, reply: str, replied_on: date, held_on: date, today: date
) -> None:
    """Refuse a later reply to what was not promised one, without words, or on a false day."""
    check_move(current, OpinionState.ANSWERED)
    need(reply, "Hãy ghi nội dung trả lời.")
    if not held_on <= replied_on <= today:
        raise RuleViolation(
            f"Ngày trả lời {show(replied_on)} phải từ ngày tổ chức {show(held_on)} đến hôm nay."
        )


def need(value: object, sentence: str) -> None:
    """Refuse what was left empty, with ``sentence``."""
    if not (value.strip() if isinstance(value, str) else value):
        raise RuleViolation(sentence)
