"""Notice and results clocks of a conference across weekends, Tết and the change of law."""

from datetime import date
from itertools import pairwise

import pytest

from app.domain.dialogue.clocks import ClockState, clocks_of, notice_clock, results_clock
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.law import DIALOGUE_LAWS, law_on

GOVERNMENT = DialogueKind.GOVERNMENT
LAW = law_on(date(2026, 3, 16), GOVERNMENT)


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2016, 1, 1), "Điều 125"),
        (date(2024, 12, 20), "Điều 125"),
        (date(2025, 2, 28), "Điều 125"),
        (date(2025, 3, 1), "Điều 24"),
        (date(2025, 6, 15), "Điều 24"),
        (date(2025, 6, 16), "Điều 43"),
        (date(2031, 1, 1), "Điều 43"),
    ],
)
def test_a_conference_stands_under_the_law_of_its_day(day, article):
    assert law_on(day, GOVERNMENT).basis.article == article


def test_no_law_of_ours_covers_a_day_before_the_first_row():
    assert law_on(date(2015, 12, 31), GOVERNMENT) is None


def test_the_rows_follow_one_another_without_gap_or_overlap():
    for earlier, later in pairwise(DIALOGUE_LAWS):
        assert (later.valid_from - earlier.valid_until).days == 1
    assert DIALOGUE_LAWS[-1].valid_until is None


def test_the_party_committees_conference_has_no_legal_clock():
    assert law_on(date(2026, 3, 16), DialogueKind.PARTY_COMMITTEE) is None
    clock = notice_clock(None, held_on=date(2026, 3, 16), announced_on=None, today=date(2026, 4, 1))
    assert clock.state is ClockState.NO_RULE
    assert not clock.is_missed
    assert clock.how == ("Không có quy định của luật về số ngày phải thông báo trước hội nghị.")


@pytest.mark.parametrize(
    ("announced_on", "today", "state", "days"),
    [
        (date(2026, 3, 9), date(2026, 3, 20), ClockState.MET, 0),
        (date(2026, 3, 10), date(2026, 3, 20), ClockState.LATE, 1),
        (date(2026, 3, 16), date(2026, 3, 20), ClockState.LATE, 7),
        (None, date(2026, 3, 9), ClockState.RUNNING, 0),
        (None, date(2026, 3, 2), ClockState.RUNNING, 7),
        (None, date(2026, 3, 10), ClockState.OVERDUE, 1),
    ],
)
def test_notice_is_due_seven_days_before(announced_on, today, state, days):
    clock = notice_clock(LAW, held_on=date(2026, 3, 16), announced_on=announced_on, today=today)
    assert (clock.state, clock.days, clock.due_on) == (state, days, date(2026, 3, 9))
    assert clock.is_missed is (state in (ClockState.LATE, ClockState.OVERDUE))


def test_the_notice_clock_says_how_it_is_computed():
    clock = notice_clock(LAW, held_on=date(2026, 3, 16), announced_on=None, today=date(2026, 3, 1))
    assert clock.how == (
        "Phải thông báo trước ít nhất 7 ngày: 16/03/2026 lùi 7 ngày là 09/03/2026 "
        "(Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15)."
    )


@pytest.mark.parametrize(
    ("published_on", "today", "state", "days"),
    [
        (date(2026, 3, 26), date(2026, 5, 1), ClockState.MET, 0),
        (date(2026, 3, 27), date(2026, 5, 1), ClockState.LATE, 1),
        (None, date(2026, 3, 26), ClockState.RUNNING, 0),
        (None, date(2026, 3, 30), ClockState.OVERDUE, 4),
    ],
)
def test_results_are_due_ten_days_after(published_on, today, state, days):
    clock = results_clock(LAW, held_on=date(2026, 3, 16), published_on=published_on, today=today)
    assert (clock.state, clock.days, clock.due_on) == (state, days, date(2026, 3, 26))


def test_results_due_in_tet_move_to_the_first_working_day_and_say_so():
    clock = results_clock(
        LAW, held_on=date(2026, 2, 8), published_on=date(2026, 2, 23), today=date(2026, 3, 1)
    )
    assert clock.due_on == date(2026, 2, 23)
    assert clock.state is ClockState.MET
    assert "08/02/2026 cộng 10 ngày là 18/02/2026" in clock.how
    assert "chuyển sang Thứ Hai, 23/02/2026" in clock.how


def test_the_law_of_2015_set_no_day_for_the_results():
    clock = results_clock(
        law_on(date(2024, 11, 20), GOVERNMENT),
        held_on=date(2024, 11, 20),
        published_on=None,
        today=date(2026, 1, 1),
    )
    assert clock.state is ClockState.NO_RULE
    assert clock.how == (
        "Điều 125 Luật Tổ chức chính quyền địa phương số 77/2015/QH13 "
        "không định số ngày phải công khai kết quả."
    )


def test_both_clocks_run_under_the_law_of_the_day_of_the_conference():
    days = {"announced_on": date(2024, 11, 19), "published_on": None, "today": date(2026, 1, 1)}
    notice, results = clocks_of(GOVERNMENT, held_on=date(2024, 11, 20), **days)
    assert (notice.state, results.state) == (ClockState.LATE, ClockState.NO_RULE)
    notice, results = clocks_of(GOVERNMENT, held_on=date(2025, 11, 20), **days)
    assert (notice.state, results.state) == (ClockState.MET, ClockState.OVERDUE)
