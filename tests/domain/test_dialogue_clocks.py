"""Notice and results clocks of a conference across weekends, Tết and the change of law."""

from datetime import date

import pytest

from app.domain.dialogue.clocks import ClockState, clocks_of
from app.domain.dialogue.kinds import DialogueKind
from tests.domain.laws import SHIPPED_LAW

GOVERNMENT = DialogueKind.GOVERNMENT
HELD_ON = date(2026, 3, 16)


def clocks(held_on=HELD_ON, *, today, announced_on=None, published_on=None, kind=GOVERNMENT):
    return clocks_of(
        kind,
        held_on=held_on,
        announced_on=announced_on,
        published_on=published_on,
        today=today,
        law=SHIPPED_LAW,
    )


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
    notice, _ = clocks(day, today=day)
    assert f"Căn cứ: {article} Luật Tổ chức chính quyền địa phương số" in notice.how


def test_no_law_of_ours_covers_a_day_before_the_first_row():
    notice, results = clocks(date(2015, 12, 31), today=HELD_ON)
    assert notice.state is results.state is ClockState.NO_RULE


def test_the_party_committees_conference_has_no_legal_clock():
    notice, results = clocks(today=date(2026, 4, 1), kind=DialogueKind.PARTY_COMMITTEE)
    assert notice.state is results.state is ClockState.NO_RULE
    assert not notice.is_missed
    assert notice.how == (
        "Không có quy định của luật, áp dụng cho ngày hội nghị, về số ngày phải thông báo trước "
        "hội nghị."
    )


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
    notice, _ = clocks(announced_on=announced_on, today=today)
    assert (notice.state, notice.days, notice.due_on) == (state, days, date(2026, 3, 9))
    assert notice.is_missed is (state in (ClockState.LATE, ClockState.OVERDUE))


def test_the_notice_clock_does_not_move_past_a_day_off():
    # Sunday 29/03/2026 less seven days is Sunday 22/03/2026: a later day would be too late
    notice, _ = clocks(date(2026, 3, 29), today=HELD_ON)
    assert notice.due_on == date(2026, 3, 22)


def test_the_notice_clock_says_how_it_is_computed():
    notice, _ = clocks(today=date(2026, 3, 1))
    assert notice.how == (
        "Ít nhất 07 ngày trước ngày hội nghị 16/03/2026: chậm nhất Thứ Hai, 09/03/2026. "
        "Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15."
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
    _, results = clocks(published_on=published_on, today=today)
    assert (results.state, results.days, results.due_on) == (state, days, date(2026, 3, 26))


def test_results_due_in_tet_move_to_the_first_working_day_and_say_so():
    # 08/02/2026 and ten days are Wednesday 18/02/2026, the second day of Tết
    _, results = clocks(date(2026, 2, 8), published_on=date(2026, 2, 23), today=date(2026, 3, 1))
    assert results.due_on == date(2026, 2, 23)
    assert results.state is ClockState.MET
    assert "hết Thứ Tư, 18/02/2026" in results.how
    assert "kết thúc vào Thứ Hai, 23/02/2026" in results.how


def test_the_law_of_2015_set_no_day_for_the_results():
    _, results = clocks(date(2024, 11, 20), today=date(2026, 1, 1))
    assert results.state is ClockState.NO_RULE
    assert results.how.endswith("về số ngày phải công khai kết quả.")


def test_both_clocks_run_under_the_law_of_the_day_of_the_conference():
    days = {"announced_on": date(2024, 11, 19), "today": date(2026, 1, 1)}
    notice, results = clocks(date(2024, 11, 20), **days)
    assert (notice.state, results.state) == (ClockState.LATE, ClockState.NO_RULE)
    notice, results = clocks(date(2025, 11, 20), **days)
    assert (notice.state, results.state) == (ClockState.MET, ClockState.OVERDUE)
