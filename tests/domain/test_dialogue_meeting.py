"""Facts of a meeting that cannot be true, and minutes that are not whole."""

from datetime import date, time

import pytest

from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.meeting import (
    check_beginning,
    check_correction,
    check_meeting,
    check_rescheduling,
    check_results_published,
    check_signing,
)
from app.domain.errors import RuleViolation

TODAY = date(2026, 3, 20)
MEETING = {
    "held_on": date(2026, 3, 16),
    "started_at": time(7, 30),
    "ended_at": time(11, 15),
    "announced_on": date(2026, 3, 6),
    "people": 86,
    "today": TODAY,
}
MINUTES = {
    "held_on": date(2026, 3, 16),
    "ended_at": time(11, 15),
    "chairs": "Ông Lò Văn Pâng",
    "secretary": "Bà Tẩn Thị Mẩy",
    "has_conclusion": True,
    "unhandled": [],
    "signed_on": date(2026, 3, 17),
    "today": TODAY,
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"ended_at": None, "started_at": None, "announced_on": None, "people": None},
        {"announced_on": date(2026, 3, 16)},
        {"held_on": TODAY},
        {"held_on": date(2028, 3, 19), "ended_at": None},
        {"people": 0},
        {"people": 100_000},
        {"held_on": date(2000, 1, 1), "announced_on": date(2000, 1, 1)},
        {"held_on": date(2026, 4, 16), "ended_at": None, "announced_on": TODAY},
    ],
)
def test_a_true_meeting_passes_even_with_late_notice(changes):
    check_meeting(**MEETING | changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": date(224, 3, 16)}, "16/03/0224 không hợp lý"),
        ({"held_on": date(2028, 3, 20), "ended_at": None}, "20/03/2028 không hợp lý"),
        ({"started_at": None}, "phải ghi cả giờ bắt đầu"),
        ({"ended_at": time(7, 30)}, "07:30 phải sau giờ bắt đầu 07:30"),
        ({"ended_at": time(6, 0)}, "06:00 phải sau giờ bắt đầu 07:30"),
        ({"held_on": date(2026, 3, 21)}, "chưa diễn ra"),
        ({"announced_on": date(2026, 3, 17)}, "không thể sau ngày tổ chức 16/03/2026"),
        (
            {"held_on": date(2026, 4, 16), "ended_at": None, "announced_on": date(2026, 3, 21)},
            "21/03/2026 chưa đến",
        ),
        ({"announced_on": date(1999, 12, 31)}, "31/12/1999 không hợp lý"),
        ({"people": -1}, "từ 0 đến 100.000"),
        ({"people": 100_001}, "từ 0 đến 100.000"),
    ],
)
def test_dates_times_and_counts_that_cannot_be_true_are_refused(changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_meeting(**MEETING | changes)


@pytest.mark.parametrize("signed_on", [date(2026, 3, 16), TODAY])
def test_whole_minutes_are_signed_from_the_day_of_the_meeting_until_today(signed_on):
    check_signing(DialogueState.MINUTES_DRAFTED, **MINUTES | {"signed_on": signed_on})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"chairs": ""}, "còn thiếu: người chủ trì\\."),
        ({"secretary": ""}, "còn thiếu: thư ký\\."),
        ({"ended_at": None}, "còn thiếu: giờ kết thúc\\."),
        ({"has_conclusion": False}, "còn thiếu: kết luận của chủ trì\\."),
        ({"chairs": "", "ended_at": None}, "còn thiếu: người chủ trì, giờ kết thúc\\."),
        ({"unhandled": [2, 7]}, "ý kiến số 2, 7 chưa ghi cách giải quyết"),
        ({"signed_on": date(2026, 3, 15)}, "Ngày ký 15/03/2026"),
        ({"signed_on": date(2026, 3, 21)}, "Ngày ký 21/03/2026"),
    ],
)
def test_minutes_that_are_not_whole_are_not_signed(changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_signing(DialogueState.MINUTES_DRAFTED, **MINUTES | changes)


@pytest.mark.parametrize(
    "state", [state for state in DialogueState if state is not DialogueState.MINUTES_DRAFTED]
)
def test_only_drafted_minutes_are_signed(state):
    with pytest.raises(RuleViolation, match=state.label):
        check_signing(state, **MINUTES)


@pytest.mark.parametrize("state", [DialogueState.MINUTES_SIGNED, DialogueState.CONCLUSION_NOTIFIED])
@pytest.mark.parametrize("published_on", [date(2025, 1, 2), TODAY])
def test_results_are_public_after_signing_however_late(state, published_on):
    check_results_published(state, held_on=date(2025, 1, 2), published_on=published_on, today=TODAY)


@pytest.mark.parametrize("published_on", [date(2026, 3, 15), date(2026, 3, 21)])
def test_results_are_public_neither_before_the_meeting_nor_tomorrow(published_on):
    with pytest.raises(RuleViolation, match="Ngày công khai kết quả"):
        check_results_published(
            DialogueState.MINUTES_SIGNED,
            held_on=date(2026, 3, 16),
            published_on=published_on,
            today=TODAY,
        )


def test_results_of_unsigned_minutes_are_not_public():
    with pytest.raises(RuleViolation, match="Đang lập biên bản"):
        check_results_published(
            DialogueState.MINUTES_DRAFTED,
            held_on=date(2026, 3, 16),
            published_on=TODAY,
            today=TODAY,
        )


CORRECTION = {
    "held_on": date(2026, 3, 16),
    "ended_at": None,
    "announced_on": date(2026, 3, 6),
    "was_announced": True,
    "first_due_on": date(2026, 3, 17),
    "today": TODAY,
}
BEFORE = [state for state in DialogueState if not state.has_begun]


@pytest.mark.parametrize("state", DialogueState)
def test_hours_of_ending_are_corrected_only_once_the_conference_has_begun(state):
    check_correction(state, **CORRECTION)
    changes = CORRECTION | {"ended_at": time(11, 0)}
    if state in BEFORE:
        with pytest.raises(RuleViolation, match="chưa bắt đầu"):
            check_correction(state, **changes)
    else:
        check_correction(state, **changes)


@pytest.mark.parametrize("state", DialogueState)
def test_only_a_conference_not_yet_begun_is_moved_into_the_future(state):
    tomorrow = CORRECTION | {"held_on": date(2026, 3, 21), "first_due_on": None}
    check_correction(state, **tomorrow | {"held_on": TODAY})
    if state in BEFORE:
        check_correction(state, **tomorrow)
    else:
        with pytest.raises(RuleViolation, match="không thể ở tương lai"):
            check_correction(state, **tomorrow)


@pytest.mark.parametrize("state", DialogueState)
def test_the_day_of_notice_is_not_taken_away_from_an_announced_conference(state):
    changes = CORRECTION | {"announced_on": None}
    if state in (DialogueState.ANNOUNCED, DialogueState.INVITED):
        with pytest.raises(RuleViolation, match="không để trống ngày thông báo"):
            check_correction(state, **changes)
    else:
        check_correction(state, **changes)
    check_correction(state, **changes | {"was_announced": False})


def test_the_day_is_not_moved_past_a_deadline_that_the_minutes_set():
    with pytest.raises(RuleViolation, match="16/03/2026, không sau ngày tổ chức mới 16/03/2026"):
        check_correction(
            DialogueState.IN_SESSION, **CORRECTION | {"first_due_on": date(2026, 3, 16)}
        )


def test_a_conference_begins_on_its_day_or_is_written_up_later_but_not_before():
    check_beginning(DialogueState.ANNOUNCED, held_on=TODAY, today=TODAY)
    check_beginning(DialogueState.INVITED, held_on=date(2026, 3, 1), today=TODAY)
    with pytest.raises(RuleViolation, match="ấn định ngày 21/03/2026, chưa đến"):
        check_beginning(DialogueState.ANNOUNCED, held_on=date(2026, 3, 21), today=TODAY)
    with pytest.raises(RuleViolation, match="Hủy"):
        check_beginning(DialogueState.CANCELLED, held_on=TODAY, today=TODAY)


@pytest.mark.parametrize("held_on", [TODAY, date(2028, 3, 19)])
def test_a_postponed_conference_gets_a_day_from_today_on(held_on):
    check_rescheduling(held_on, today=TODAY)


@pytest.mark.parametrize("held_on", [date(2026, 3, 19), date(2028, 3, 20)])
def test_a_postponed_conference_gets_no_day_in_the_past_or_years_away(held_on):
    with pytest.raises(RuleViolation, match="Ngày tổ chức mới"):
        check_rescheduling(held_on, today=TODAY)
