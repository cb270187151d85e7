"""The course of a conclusion: every state against every other, and against every act."""

from datetime import date
from itertools import product

import pytest

from app.domain.dialogue import promises
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.postings import PostingWay, check_posting, check_ways, missing_ways
from app.domain.dialogue.promises import ConclusionState as C
from app.domain.errors import RuleViolation

DAY, DUE, LATER = date(2026, 3, 20), date(2026, 4, 30), date(2026, 5, 30)
STEPS = {
    (C.OPEN, C.IN_PROGRESS),
    (C.OPEN, C.DONE),
    (C.OPEN, C.DROPPED),
    (C.IN_PROGRESS, C.DONE),
    (C.IN_PROGRESS, C.DROPPED),
    (C.DONE, C.IN_PROGRESS),
    (C.DROPPED, C.IN_PROGRESS),
}
EXTENDING = {"words": "Mưa lũ.", "happened_on": DAY, "due_on": DUE, "new_due_on": LATER}
REOPENING = {"words": "Đường lại hỏng.", "happened_on": DAY, "new_due_on": LATER}
ACTS = {
    "progress": (lambda s: promises.check_progress(s, words="Đã đào móng."), promises.TO_DO),
    "extend": (lambda s: promises.check_extending(s, **EXTENDING), promises.TO_DO),
    "finish": (lambda s: promises.check_finishing(s, result="Đã xong."), promises.TO_DO),
    "drop": (lambda s: promises.check_dropping(s, words="Tỉnh đã làm."), promises.TO_DO),
    "reopen": (lambda s: promises.check_reopening(s, **REOPENING), {C.DONE, C.DROPPED}),
}


@pytest.mark.parametrize(("current", "wanted"), list(product(C, C)))
def test_a_conclusion_takes_only_the_steps_of_its_course(current, wanted):
    if (current, wanted) in STEPS:
        promises.check_move(current, wanted)
    else:
        with pytest.raises(RuleViolation, match=f"“{wanted.label}”"):
            promises.check_move(current, wanted)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", C)
def test_each_state_takes_exactly_its_acts(state, act):
    check, allowed = ACTS[act]
    if state in allowed:
        check(state)
    else:
        with pytest.raises(RuleViolation):
            check(state)


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (lambda: promises.check_progress(C.OPEN, words=" "), "đã làm được gì"),
        (lambda: promises.check_finishing(C.OPEN, result=""), "đã làm xong việc gì"),
        (lambda: promises.check_dropping(C.OPEN, words=""), "lý do thôi thực hiện"),
        (lambda: promises.check_extending(C.OPEN, **EXTENDING | {"words": ""}), "lý do gia hạn"),
        (
            lambda: promises.check_extending(C.OPEN, **EXTENDING | {"happened_on": LATER}),
            "không gia hạn được nữa",
        ),
        (lambda: promises.check_reopening(C.DONE, **REOPENING | {"words": ""}), "lý do mở lại"),
        (
            lambda: promises.check_reopening(C.DONE, **REOPENING | {"new_due_on": None}),
            "hạn mới",
        ),
    ],
)
def test_nothing_is_promised_or_taken_back_without_words(check, words):
    with pytest.raises(RuleViolation, match=words):
        check()


POSTING = {
    "posted_on": DAY,
    "place": "Bảng tin trụ sở",
    "has_village": False,
    "held_on": date(2026, 3, 16),
    "today": DAY,
}


@pytest.mark.parametrize("state", DialogueState)
def test_results_are_posted_once_the_minutes_are_signed(state):
    if state.is_frozen:
        check_posting(state, PostingWay.OFFICE_BOARD, **POSTING)
    else:
        with pytest.raises(RuleViolation, match="chưa ký"):
            check_posting(state, PostingWay.OFFICE_BOARD, **POSTING)


@pytest.mark.parametrize(
    ("way", "changes", "words"),
    [
        (None, {}, "chọn cách công khai"),
        (PostingWay.MASS_MEDIA, {"place": " "}, "niêm yết ở đâu"),
        (PostingWay.OFFICE_BOARD, {"has_village": True}, "Chỉ chọn thôn"),
        (PostingWay.VILLAGE_HEAD, {}, "chọn thôn, bản, tổ dân phố đã nhận"),
        (PostingWay.OFFICE_BOARD, {"posted_on": date(2026, 3, 15)}, "Ngày 15/03/2026"),
        (PostingWay.OFFICE_BOARD, {"posted_on": date(2026, 3, 21)}, "đến hôm nay"),
    ],
)
def test_a_posting_has_a_place_and_a_true_day(way, changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_posting(DialogueState.MINUTES_SIGNED, way, **POSTING | changes)


def test_what_is_missing_of_the_three_ways_is_said_and_must_be_noted_or_explained():
    villages = [f"Bản {number}" for number in range(1, 9)]
    missing = missing_ways([PostingWay.OFFICE_BOARD], villages)
    assert missing == [
        "chưa ghi việc đăng, phát trên phương tiện thông tin đại chúng",
        "chưa ghi đã gửi Bản 1, Bản 2, Bản 3, Bản 4, Bản 5 và 3 nơi khác",
    ]
    with pytest.raises(RuleViolation, match=r"chưa ghi đã gửi.*Căn cứ: Điều 43 Luật"):
        check_ways(missing, " ", basis="Điều 43 Luật")
    check_ways(missing, "Loa truyền thanh hỏng.", basis="Điều 43 Luật")
    check_ways(missing_ways(list(PostingWay), []), "", basis="Điều 43 Luật")
