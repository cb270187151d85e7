"""An opinion brought before the conference, from its first word to the closed answer."""

from collections.abc import Collection, Mapping
from uuid import UUID

from app.domain.dialogue.kinds import MatterKind, OpinionSource
from app.domain.dialogue.law import RECEPTION_AT_DIALOGUE
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

MOST_VOICES = 100_000


class OpinionState(LabelledEnum):
    RECORDED = "recorded", "Đã ghi nhận"
    MERGED = "merged", "Trùng ý kiến đã nêu"
    ANSWERED_NOW = "answered_now", "Trả lời tại chỗ"
    ASSIGNED = "assigned", "Giao đơn vị trả lời"
    FORWARDED = "forwarded", "Chuyển cấp trên"
    SPLIT_OFF = "split_off", "Tách theo luật khiếu nại, tố cáo"
    NOT_WITHIN_POWER = "not_within_power", "Không thuộc thẩm quyền"
    IN_PROGRESS = "in_progress", "Đang xử lý"
    PAUSED = "paused", "Tạm dừng, có lý do"
    ANSWERED = "answered", "Đã trả lời"
    REFUSED = "refused", "Từ chối, có lý do"
    SATISFIED = "satisfied", "Dân hài lòng"
    UNSATISFIED = "unsatisfied", "Dân chưa hài lòng"
    NEEDS_MORE = "needs_more", "Cần bổ sung"
    CLOSED = "closed", "Đã đóng, có kết quả"
    CLOSED_WITHOUT_REMEDY = "closed_without_remedy", "Đóng khi chưa có giải pháp"


_S = OpinionState
_HANDLED = frozenset(
    {_S.ANSWERED_NOW, _S.ASSIGNED, _S.FORWARDED, _S.SPLIT_OFF, _S.NOT_WITHIN_POWER}
)
_DRAFT = _HANDLED | {_S.RECORDED}
#: Somebody still owes an answer, whether the clock runs or stands still.
UNANSWERED = frozenset({_S.ASSIGNED, _S.FORWARDED, _S.IN_PROGRESS, _S.PAUSED, _S.NEEDS_MORE})
#: Nobody has to do anything more unless it is reopened.
AT_REST = frozenset(
    {
        _S.MERGED,
        _S.ANSWERED_NOW,
        _S.SPLIT_OFF,
        _S.NOT_WITHIN_POWER,
        _S.CLOSED,
        _S.CLOSED_WITHOUT_REMEDY,
    }
)
OPEN = frozenset(OpinionState) - AT_REST
_ENDS = {_S.CLOSED, _S.CLOSED_WITHOUT_REMEDY}
_JUDGED = {_S.SATISFIED, _S.UNSATISFIED, _S.NEEDS_MORE} | _ENDS
_ON_THE_WAY = {_S.IN_PROGRESS, _S.PAUSED, _S.ANSWERED, _S.REFUSED}

#: While the minutes are a draft one way of handling may be corrected into another, or
#: taken back (see :func:`loses_handling`).
NEXT_STATES: dict[OpinionState, frozenset[OpinionState]] = {
    _S.RECORDED: _HANDLED | {_S.MERGED},
    _S.MERGED: frozenset({_S.RECORDED}),
    _S.ANSWERED_NOW: (_DRAFT - {_S.ANSWERED_NOW}) | _JUDGED,
    _S.ASSIGNED: (_DRAFT - {_S.ASSIGNED}) | _ON_THE_WAY,
    _S.FORWARDED: (_DRAFT - {_S.FORWARDED}) | _ON_THE_WAY,
    _S.SPLIT_OFF: (_DRAFT - {_S.SPLIT_OFF}) | {_S.CLOSED},
    _S.NOT_WITHIN_POWER: (_DRAFT - {_S.NOT_WITHIN_POWER}) | {_S.NEEDS_MORE} | _ENDS,
    _S.IN_PROGRESS: frozenset(_ON_THE_WAY - {_S.IN_PROGRESS}),
    _S.PAUSED: frozenset({_S.IN_PROGRESS}),
    _S.ANSWERED: frozenset(_JUDGED),
    _S.REFUSED: frozenset({_S.NEEDS_MORE, _S.CLOSED_WITHOUT_REMEDY}),
    _S.SATISFIED: frozenset({_S.NEEDS_MORE, _S.CLOSED}),
    _S.UNSATISFIED: frozenset({_S.SATISFIED, _S.NEEDS_MORE, _S.CLOSED_WITHOUT_REMEDY}),
    _S.NEEDS_MORE: frozenset(_ON_THE_WAY),
    _S.CLOSED: frozenset({_S.NEEDS_MORE}),
    _S.CLOSED_WITHOUT_REMEDY: frozenset({_S.NEEDS_MORE}),
}


def check_move(current: OpinionState, wanted: OpinionState) -> None:
    """Refuse a step that the course of an opinion does not have."""
    if wanted not in NEXT_STATES[current]:
        told = (
            f"Ý kiến đang ở trạng thái “{current.label}”, không thể chuyển sang “{wanted.label}”."
        )
        if current is OpinionState.PAUSED:
            told += " Hãy ghi tiếp tục thời hạn trước."
        raise RuleViolation(told)


def check_voicing(
    state: DialogueState, source: OpinionSource, *, matter: MatterKind, voices: int
) -> None:
    """Refuse an opinion "at the conference" before it began, and a false count of people.

    Căn cứ: khoản 3 Điều 25 Luật Tiếp công dân: one complaint or denunciation is one
    person's own matter, so it is never counted for several.
    """
    if source is OpinionSource.AT_MEETING and not state.has_begun:
        raise RuleViolation(
            "Hội nghị chưa bắt đầu nên chưa có ý kiến nêu tại hội nghị. "
            "Hãy chọn nguồn “Trước hội nghị” hoặc “Bằng văn bản”."
        )
    if not 1 <= voices <= MOST_VOICES:
        raise RuleViolation("Số người cùng ý kiến phải từ 1 đến 100.000 người.")
    if matter.has_own_procedure and voices > 1:
        raise RuleViolation(
            f"{matter.label} phải tách theo từng người, hãy ghi mỗi người một dòng.",
            basis=RECEPTION_AT_DIALOGUE,
        )


def concerns(villages: Collection[str], of_village: UUID | None, heard_in: Collection[str]) -> bool:
    """Whether an open opinion belongs before a conference of ``villages``.

    A conference that names no village is one of the whole commune. An opinion of no village
    belongs to those that were asked to come when it was heard.
    """
    if not villages:
        return True
    own = {str(of_village)} if of_village else set(heard_in)
    return not own or not own.isdisjoint(villages)


def loses_handling(was: MatterKind, becomes: MatterKind) -> bool:
    """Whether a corrected kind makes the handling noted so far void.

    What was answered as a proposal must not stand as the answer to a complaint, and what
    was split off as a complaint has no answer yet once it is a proposal.
    """
    return was.has_own_procedure is not becomes.has_own_procedure


def check_same_as(
    number: int | None,
    same_as: int,
    *,
    matter: MatterKind,
    states: Mapping[int, OpinionState],
    followers: Collection[int] = (),
) -> None:
    """Refuse "same as opinion ``same_as``" when there is none such to follow.

    ``number`` is the opinion's own, None before it has one; ``states`` are those of
    all opinions of this conference by number; ``followers`` are already the same as this.
    """
    if matter.has_own_procedure:
        raise RuleViolation(
            f"{matter.label} không gộp với ý kiến khác, phải tách để giải quyết theo luật riêng.",
            basis=RECEPTION_AT_DIALOGUE,
        )
    if same_as == number:
        raise RuleViolation("Ý kiến không thể trùng với chính nó. Hãy nhập số ý kiến đã nêu trước.")
    if same_as not in states:
        raise RuleViolation(f"Hội nghị này không có ý kiến số {same_as}. Hãy xem lại số ý kiến.")
    if states[same_as] is OpinionState.MERGED:
        raise RuleViolation(
            f"Ý kiến số {same_as} đã ghi là trùng với ý kiến khác. Hãy nhập số của ý kiến gốc."
        )
    if followers:
        numbers = ", ".join(str(one) for one in sorted(followers))
        raise RuleViolation(
            f"Ý kiến số {numbers} đang ghi là trùng với ý kiến này nên phải giữ nó làm gốc."
        )
