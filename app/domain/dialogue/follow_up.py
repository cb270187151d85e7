"""What may be noted of an opinion after the conference, and what is no excuse."""

from datetime import date, timedelta

from app.domain.calendar import show
from app.domain.dialogue.answers import need
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import UNANSWERED, OpinionState, check_move
from app.domain.dialogue.steps import AskedWay, PauseGround, Satisfaction, StepKind, WantedBy
from app.domain.errors import RuleViolation

LEAST_WORDS = 10  # a refusal told in fewer syllables is a phrase
FARTHEST_DUE = timedelta(days=366)
_S = OpinionState
_RESULT_OF = (UNANSWERED - {_S.PAUSED}) | {
    _S.ANSWERED_NOW,
    _S.NOT_WITHIN_POWER,
    _S.ANSWERED,
    _S.SATISFIED,
    _S.UNSATISFIED,
}


_K = StepKind
_OWED = (_K.REPLY, _K.PROGRESS, _K.RESULT, _K.EXTEND, _K.PAUSE, _K.REFUSE)
_ENDED = (_K.REOPEN,)
#: What can be done to an opinion of signed minutes, what is likely first.
OFFERED: dict[OpinionState, tuple[StepKind, ...]] = {
    _S.RECORDED: (),
    _S.MERGED: (),
    _S.ANSWERED_NOW: (_K.ASK, _K.RESULT, _K.REOPEN, _K.CLOSE),
    _S.ASSIGNED: _OWED,
    _S.FORWARDED: _OWED,
    _S.SPLIT_OFF: (_K.CLOSE,),
    _S.NOT_WITHIN_POWER: (_K.RESULT, _K.REOPEN, _K.CLOSE),
    _S.IN_PROGRESS: _OWED,
    _S.PAUSED: (_K.RESUME,),
    _S.ANSWERED: (_K.ASK, _K.RESULT, _K.CLOSE, _K.REOPEN),
    _S.REFUSED: (_K.CLOSE, _K.REOPEN),
    _S.SATISFIED: (_K.RESULT, _K.CLOSE, _K.REOPEN),
    _S.UNSATISFIED: (_K.REOPEN, _K.ASK, _K.RESULT, _K.CLOSE),
    _S.NEEDS_MORE: _OWED,
    _S.CLOSED: _ENDED,
    _S.CLOSED_WITHOUT_REMEDY: _ENDED,
}


def check_follow_up(state: DialogueState) -> None:
    """Refuse to follow up what the minutes may still say otherwise."""
    if not state.is_frozen:
        raise RuleViolation(
            "Biên bản hội nghị chưa ký nên chưa theo dõi kết quả. Hãy sửa cách giải quyết trong "
            "biên bản, hoặc ký biên bản trước."
        )


def check_own_course(state: OpinionState, same_as: int | None) -> None:
    """Refuse an act on an echo: it follows the opinion that it is the same as."""
    if state is _S.MERGED:
        raise RuleViolation(
            f"Ý kiến này trùng với ý kiến số {same_as} và được giải quyết theo ý kiến đó. "
            f"Hãy ghi ở ý kiến số {same_as}."
        )


def check_day(day: date, what: str, *, since: date, today: date) -> None:
    """Refuse a day before what it follows upon, or one that has not come."""
    if not since <= day <= today:
        raise RuleViolation(f"{what} {show(day)} phải từ ngày {show(since)} đến hôm nay.")


def check_progress(current: OpinionState, *, handler: str, words: str) -> None:
    """Refuse "being dealt with" that does not say by whom, or what was done."""
    _check_runs(current)
    if current is not _S.IN_PROGRESS:
        check_move(current, _S.IN_PROGRESS)
    need(handler, "Hãy ghi đơn vị đang xử lý.")
    need(words, "Hãy ghi đã làm được gì.")


def check_pause(
    current: OpinionState,
    *,
    ground: PauseGround | None,
    words: str,
    paused_on: date,
    due_on: date | None,
) -> None:
    """Refuse a pause without ground and reason, or of a clock that has run out."""
    check_move(current, _S.PAUSED)
    need(ground, "Hãy chọn lý do tạm dừng.")
    need(words, "Hãy ghi cụ thể đang chờ gì, chờ ai.")
    check_not_run_out(due_on, paused_on, "tạm dừng")


def check_resuming(current: OpinionState) -> None:
    """Refuse to let go on what does not stand still."""
    if current is not _S.PAUSED:
        raise RuleViolation("Thời hạn của ý kiến này không tạm dừng nên không có gì để tiếp tục.")


def check_extension(
    *, words: str, happened_on: date, due_on: date | None, new_due_on: date | None
) -> None:
    """Refuse more time without a reason, after the time is over, or without an end."""
    need(words, "Hãy ghi lý do gia hạn.")
    need(new_due_on, "Hãy ghi hạn mới.")
    check_not_run_out(due_on, happened_on, "gia hạn")
    if due_on is not None and new_due_on <= due_on:
        raise RuleViolation(f"Hạn mới {show(new_due_on)} phải sau hạn đang có {show(due_on)}.")
    _check_near(new_due_on, happened_on)


def check_extending(current: OpinionState) -> None:
    """Refuse more time for what nobody owes, or whose clock stands still."""
    _check_runs(current)
    if current not in UNANSWERED:
        raise RuleViolation(
            f"Ý kiến đang ở trạng thái “{current.label}”, không có hạn trả lời để gia hạn."
        )


def check_refusal(current: OpinionState, *, words: str, basis: str, body: str) -> None:
    """Refuse a refusal that is a phrase: it names its reason, and a rule or who has the power.

    Căn cứ: điểm a khoản 1 Điều 28 Luật Tiếp công dân số 42/2013/QH13, by analogy: who is
    refused is told why in writing.
    """
    check_move(current, _S.REFUSED)
    if len(words.split()) < LEAST_WORDS:
        raise RuleViolation(
            "Hãy ghi lý do từ chối cụ thể của việc này (ít nhất "
            f"{LEAST_WORDS} tiếng), không ghi câu chung chung."
        )
    if not basis.strip() and not body.strip():
        raise RuleViolation(
            "Từ chối phải nêu căn cứ pháp luật, hoặc cơ quan có thẩm quyền giải quyết việc này."
        )


def check_result(current: OpinionState, *, words: str) -> None:
    """Refuse a result of what nobody has promised, or that does not say what was done."""
    if current not in _RESULT_OF:
        raise RuleViolation(
            f"Ý kiến đang ở trạng thái “{current.label}”, chưa ghi được kết quả thực hiện."
        )
    need(words, "Hãy ghi đã làm xong việc gì.")


def check_asking(
    current: OpinionState,
    *,
    way: AskedWay | None,
    satisfaction: Satisfaction | None,
    words: str,
) -> None:
    """Refuse to ask who has no answer yet, and an answer without how it was asked."""
    if current not in (_S.ANSWERED_NOW, _S.ANSWERED, _S.UNSATISFIED):
        raise RuleViolation(
            f"Ý kiến đang ở trạng thái “{current.label}”, không hỏi người nêu có hài lòng không."
        )
    need(way, "Hãy chọn cách đã hỏi.")
    need(satisfaction, "Hãy chọn người nêu hài lòng hay chưa.")
    if satisfaction is Satisfaction.NOT_SATISFIED:
        need(words, "Hãy ghi người nêu chưa hài lòng điều gì.")
    if satisfaction is Satisfaction.NOT_REACHED:
        need(words, "Hãy ghi vì sao không hỏi được.")


def check_reopening(
    current: OpinionState,
    *,
    wanted_by: WantedBy | None,
    words: str,
    handler: str,
    happened_on: date,
    new_due_on: date | None,
) -> None:
    """Refuse to take up again without a reason, a unit that answers and a new day."""
    check_move(current, _S.NEEDS_MORE)
    need(wanted_by, "Hãy chọn mở lại theo đề nghị của ai.")
    need(words, "Hãy ghi lý do mở lại: còn thiếu điều gì.")
    need(handler, "Hãy ghi đơn vị phải trả lời lại.")
    check_new_due(new_due_on, happened_on)


def check_closing(
    current: OpinionState,
    wanted: OpinionState,
    *,
    words: str,
    result: str,
    has_reply: bool,
    was_asked: bool,
) -> None:
    """Refuse to close with a result that nobody noted, or without one and no word why.

    What was promised in writing is closed with what was done; who spoke is asked, or it is
    said why not. What is split off is closed with where it was taken.
    """
    check_move(current, wanted)
    if wanted is _S.CLOSED_WITHOUT_REMEDY:
        need(words, "Hãy ghi vì sao chưa có giải pháp.")
    elif current is _S.SPLIT_OFF:
        need(words, "Hãy ghi đơn đã được chuyển đến đâu; không ghi nội dung đơn.")
    elif current is _S.NOT_WITHIN_POWER or has_reply:
        need(result, "Chưa ghi kết quả thực hiện. Hãy ghi kết quả trước khi đóng.")
        if current is not _S.NOT_WITHIN_POWER and not was_asked:
            need(words, _WHY_NOT_ASKED)
    elif not was_asked:
        need(words, _WHY_NOT_ASKED)


_WHY_NOT_ASKED = "Chưa hỏi người nêu có hài lòng không. Hãy hỏi trước, hoặc ghi lý do không hỏi."


def check_new_due(new_due_on: date | None, happened_on: date) -> None:
    """Refuse a new day that lies before what sets it, or farther than a year."""
    need(new_due_on, "Hãy ghi hạn mới.")
    if new_due_on <= happened_on:
        raise RuleViolation(f"Hạn mới {show(new_due_on)} phải sau ngày {show(happened_on)}.")
    _check_near(new_due_on, happened_on)


def check_not_run_out(due_on: date | None, day: date, what: str) -> None:
    """Refuse to change a clock that has run out: what is late stays to be seen as late."""
    if due_on is not None and day > due_on:
        raise RuleViolation(
            f"Hạn {show(due_on)} đã hết trước ngày {show(day)} nên không {what} được nữa. "
            "Hãy ghi tiến độ và trả lời; việc chậm vẫn hiện là chậm."
        )


def _check_runs(current: OpinionState) -> None:
    if current is _S.PAUSED:
        raise RuleViolation("Thời hạn đang tạm dừng. Hãy ghi tiếp tục thời hạn trước.")


def _check_near(new_due_on: date, happened_on: date) -> None:
    if new_due_on > happened_on + FARTHEST_DUE:
        raise RuleViolation(
            f"Hạn mới {show(new_due_on)} quá xa. Hãy ghi hạn không quá một năm, và xem lại năm."
        )
