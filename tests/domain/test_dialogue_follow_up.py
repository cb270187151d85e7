"""What may be noted after the conference: every state against every act, and each refusal."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.dialogue import follow_up
from app.domain.dialogue.answers import check_reply
from app.domain.dialogue.follow_up import OFFERED
from app.domain.dialogue.lifecycle import DialogueState, check_completing
from app.domain.dialogue.opinions import AT_REST, NEXT_STATES, OPEN, UNANSWERED, OpinionState
from app.domain.dialogue.steps import AskedWay, PauseGround, Satisfaction, StepKind, WantedBy
from app.domain.errors import RuleViolation

S, K = OpinionState, StepKind
DAY, DUE, LATER = date(2026, 3, 20), date(2026, 3, 31), date(2026, 4, 15)
REASON = "Đoạn mương này thuộc công trình do tỉnh quản lý, xã không được giao kinh phí sửa chữa."
PAUSE = {
    "ground": PauseGround.OTHER_BODY,
    "words": "Chờ Sở Xây dựng trả lời.",
    "paused_on": DAY,
    "due_on": DUE,
}
EXTENSION = {"words": "Chờ đo đạc.", "happened_on": DAY, "due_on": DUE, "new_due_on": LATER}
REFUSAL = {"words": REASON, "basis": "Điều 5 Nghị định số 1", "body": ""}
ASKING = {"way": AskedWay.IN_PERSON, "satisfaction": Satisfaction.SATISFIED, "words": ""}
REOPENING = {
    "wanted_by": WantedBy.SPEAKER,
    "words": "Mới sửa một nửa.",
    "handler": "Phòng Kinh tế",
    "happened_on": DAY,
    "new_due_on": LATER,
}
CLOSING = {"words": "Không gặp được.", "result": "Đã sửa.", "has_reply": True, "was_asked": True}
ACTS: dict[StepKind, Callable[[OpinionState], None]] = {
    K.PROGRESS: lambda s: follow_up.check_progress(s, handler="Phòng Kinh tế", words="Đã đo."),
    K.PAUSE: lambda s: follow_up.check_pause(s, **PAUSE),
    K.RESUME: follow_up.check_resuming,
    K.EXTEND: follow_up.check_extending,
    K.REPLY: lambda s: check_reply(s, reply="Xong.", replied_on=DAY, held_on=DAY, today=DAY),
    K.REFUSE: lambda s: follow_up.check_refusal(s, **REFUSAL),
    K.RESULT: lambda s: follow_up.check_result(s, words="Đã đổ bê tông 200 mét."),
    K.ASK: lambda s: follow_up.check_asking(s, **ASKING),
    K.REOPEN: lambda s: follow_up.check_reopening(s, **REOPENING),
    K.CLOSE: lambda s: _either_end(s),
}


def _either_end(state):
    wanted = S.CLOSED if S.CLOSED in NEXT_STATES[state] else S.CLOSED_WITHOUT_REMEDY
    follow_up.check_closing(state, wanted, **CLOSING)


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize("state", OpinionState)
def test_each_state_takes_exactly_the_acts_that_its_page_offers(state, kind):
    if kind in OFFERED[state]:
        ACTS[kind](state)
    else:
        with pytest.raises(RuleViolation):
            ACTS[kind](state)


def test_every_state_is_open_or_at_rest_and_what_is_owed_is_open():
    assert set(OpinionState) == OPEN | AT_REST
    assert not OPEN & AT_REST
    assert UNANSWERED < OPEN


@pytest.mark.parametrize("state", DialogueState)
def test_follow_up_begins_with_signed_minutes(state):
    if state.is_frozen:
        follow_up.check_follow_up(state)
    else:
        with pytest.raises(RuleViolation, match="chưa ký"):
            follow_up.check_follow_up(state)


def test_an_echo_sends_to_the_opinion_that_it_follows():
    follow_up.check_own_course(S.ASSIGNED, None)
    with pytest.raises(RuleViolation, match="Hãy ghi ở ý kiến số 3"):
        follow_up.check_own_course(S.MERGED, 3)


@pytest.mark.parametrize("day", [date(2026, 3, 15), date(2026, 3, 21)])
def test_a_day_is_true(day):
    with pytest.raises(RuleViolation, match="phải từ ngày 16/03/2026 đến hôm nay"):
        follow_up.check_day(day, "Ngày hỏi", since=date(2026, 3, 16), today=DAY)
    follow_up.check_day(DAY, "Ngày hỏi", since=DAY, today=DAY)


@pytest.mark.parametrize(
    ("check", "facts", "changes", "words"),
    [
        (follow_up.check_pause, PAUSE, {"ground": None}, "chọn lý do tạm dừng"),
        (follow_up.check_pause, PAUSE, {"words": " "}, "đang chờ gì"),
        (follow_up.check_pause, PAUSE, {"paused_on": date(2026, 4, 1)}, "Hạn 31/03/2026 đã hết"),
        (follow_up.check_refusal, REFUSAL, {"words": "Không có cơ sở giải quyết."}, "cụ thể"),
        (follow_up.check_refusal, REFUSAL, {"basis": " "}, "căn cứ pháp luật, hoặc cơ quan"),
    ],
)
def test_what_is_no_excuse_for_an_answer_owed(check, facts, changes, words):
    with pytest.raises(RuleViolation, match=words):
        check(S.ASSIGNED, **facts | changes)


def test_who_has_the_power_may_stand_for_the_rule_in_a_refusal():
    follow_up.check_refusal(S.FORWARDED, words=REASON, basis="", body="Sở Xây dựng")


@pytest.mark.parametrize("day", [DAY, DUE])
def test_a_clock_may_be_paused_and_extended_up_to_its_last_day(day):
    follow_up.check_pause(S.ASSIGNED, **PAUSE | {"paused_on": day})
    follow_up.check_extension(**EXTENSION | {"happened_on": day})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": ""}, "lý do gia hạn"),
        ({"new_due_on": None}, "hạn mới"),
        ({"happened_on": date(2026, 4, 1)}, "không gia hạn được nữa"),
        ({"new_due_on": DUE}, "phải sau hạn đang có 31/03/2026"),
        ({"new_due_on": date(2027, 3, 22)}, "quá xa"),
    ],
)
def test_more_time_has_a_reason_an_end_and_is_given_in_time(changes, words):
    with pytest.raises(RuleViolation, match=words):
        follow_up.check_extension(**EXTENSION | changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"way": None}, "cách đã hỏi"),
        ({"satisfaction": None}, "hài lòng hay chưa"),
        ({"satisfaction": Satisfaction.NOT_SATISFIED}, "chưa hài lòng điều gì"),
        ({"satisfaction": Satisfaction.NOT_REACHED}, "vì sao không hỏi được"),
    ],
)
def test_asking_says_how_and_what_was_answered(changes, words):
    with pytest.raises(RuleViolation, match=words):
        follow_up.check_asking(S.ANSWERED, **ASKING | changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wanted_by": None}, "theo đề nghị của ai"),
        ({"words": ""}, "lý do mở lại"),
        ({"handler": " "}, "đơn vị phải trả lời lại"),
        ({"new_due_on": None}, "hạn mới"),
        ({"new_due_on": DAY}, "phải sau ngày 20/03/2026"),
        ({"new_due_on": date(2027, 3, 22)}, "quá xa"),
    ],
)
def test_reopening_says_why_who_and_until_when(changes, words):
    with pytest.raises(RuleViolation, match=words):
        follow_up.check_reopening(S.ANSWERED, **REOPENING | changes)


@pytest.mark.parametrize(
    ("state", "wanted", "changes", "words"),
    [
        (S.ANSWERED, S.CLOSED, {"result": ""}, "Chưa ghi kết quả"),
        (S.ANSWERED, S.CLOSED, {"words": "", "was_asked": False}, "Chưa hỏi người nêu"),
        (S.SATISFIED, S.CLOSED, {"result": ""}, "Chưa ghi kết quả"),
        (S.NOT_WITHIN_POWER, S.CLOSED, {"result": "", "has_reply": False}, "Chưa ghi kết quả"),
        (
            S.ANSWERED_NOW,
            S.CLOSED,
            {"words": "", "has_reply": False, "was_asked": False, "result": ""},
            "Chưa hỏi người nêu",
        ),
        (S.SPLIT_OFF, S.CLOSED, {"words": ""}, "đã được chuyển đến đâu"),
        (S.UNSATISFIED, S.CLOSED, {}, "không thể chuyển sang"),
        (S.REFUSED, S.CLOSED, {}, "không thể chuyển sang"),
        *(
            (state, S.CLOSED_WITHOUT_REMEDY, {"words": " "}, "vì sao chưa có giải pháp")
            for state in (S.ANSWERED, S.REFUSED, S.UNSATISFIED, S.NOT_WITHIN_POWER)
        ),
    ],
)
def test_nothing_is_closed_with_a_result_that_nobody_noted(state, wanted, changes, words):
    with pytest.raises(RuleViolation, match=words):
        follow_up.check_closing(state, wanted, **CLOSING | changes)


@pytest.mark.parametrize(
    ("state", "wanted", "changes"),
    [
        (S.ANSWERED, S.CLOSED, {"words": ""}),
        (S.ANSWERED, S.CLOSED, {"was_asked": False}),
        (S.ANSWERED_NOW, S.CLOSED, {"words": "", "result": "", "has_reply": False}),
        (S.SPLIT_OFF, S.CLOSED, {"result": "", "has_reply": False, "was_asked": False}),
        (S.NOT_WITHIN_POWER, S.CLOSED, {"words": "", "has_reply": False, "was_asked": False}),
        (S.REFUSED, S.CLOSED_WITHOUT_REMEDY, {"result": "", "was_asked": False}),
    ],
)
def test_what_is_whole_is_closed(state, wanted, changes):
    follow_up.check_closing(state, wanted, **CLOSING | changes)


DONE = {
    "opinions": [],
    "conclusions": [],
    "completed_on": DAY,
    "published_on": date(2026, 3, 18),
    "today": DAY,
}


@pytest.mark.parametrize("state", DialogueState)
def test_a_conference_is_completed_once_its_results_are_public(state):
    if state in (DialogueState.RESULTS_PUBLISHED, DialogueState.IN_FOLLOW_UP):
        check_completing(state, **DONE)
    else:
        with pytest.raises(RuleViolation, match="không thể chuyển sang “Hoàn thành”"):
            check_completing(state, **DONE)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"opinions": [2, 5]}, "ý kiến số 2, 5 chưa xong"),
        ({"conclusions": [1]}, "kết luận số 1 chưa xong"),
        ({"completed_on": date(2026, 3, 17)}, "phải từ ngày công khai kết quả 18/03/2026"),
        ({"completed_on": date(2026, 3, 21)}, "đến hôm nay"),
    ],
)
def test_what_is_open_keeps_a_conference_from_completion(changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_completing(DialogueState.IN_FOLLOW_UP, **DONE | changes)
